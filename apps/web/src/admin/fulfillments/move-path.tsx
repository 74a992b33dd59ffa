import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { adminProductQuery, driversQuery } from '../../api/admin.ts';
import { moveFulfillment } from '../../api/path-moves.ts';
import { fieldsBelow, wordError } from '../../api/problem.ts';
import type { AdminFulfillment, AdminProduct } from '../../api/types.ts';
import { hasFields, LazySchemaForm } from '../../schema-form/lazy.tsx';
import { ActionDialog, useDialog } from '../../shell/action-dialog.tsx';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Select } from '../../ui/input.tsx';
import { RadioCards } from '../../ui/radio-cards.tsx';
import { useToast } from '../../ui/toast.tsx';
import { PriceTag } from '../../words/price-tag.tsx';
import { ReasonField } from '../reason-field.tsx';
import { useWhyNot } from '../rights.ts';

type MoveDialogProps = {
  open: boolean;
  onOpenChange(open: boolean): void;
  fulfillment: AdminFulfillment;
  product: AdminProduct;
};

/** Asks for the path, the price that buys it, what the path's driver wants to know, and why. */
function MoveDialog({ fulfillment, product, ...dialog }: MoveDialogProps) {
  const queryClient = useQueryClient();
  const toast = useToast();
  const drivers = useQuery(driversQuery).data ?? [];
  const targets = product.paths.filter(({ name }) => name !== fulfillment.path?.name);
  const [chosen, setChosen] = useState(targets[0]?.name);
  const [priceId, setPriceId] = useState<string>();
  const [choices, setChoices] = useState<Record<string, unknown>>({});
  const [reason, setReason] = useState('');
  const [fields, setFields] = useState<Readonly<Record<string, string>>>({});
  const target = targets.find(({ name }) => name === chosen);
  const prices = product.prices.filter(({ path, active }) => active && path === chosen);
  const price = prices.find(({ id }) => id === priceId) ?? prices[0];
  const schema = drivers.find(({ driver }) => driver === target?.fulfillment_driver)?.choices_schema;
  const choose = (name: string) => {
    setChosen(name);
    setChoices({});
    setFields({});
  };
  const send = async () => {
    if (!target || !price) return;
    try {
      await moveFulfillment(fulfillment.id, { path: target.name, price_id: price.id, choices, reason: reason.trim() });
    } catch (refused) {
      setFields(wordError(refused).fields);
      throw refused;
    }
  };
  const done = () => {
    toast('The move has begun.');
    queryClient.invalidateQueries({ queryKey: ['admin'] });
  };
  return (
    <ActionDialog
      {...dialog}
      title="Move to another path?"
      description="The new delivery is made beside the old one, which runs on until the overlap is over. What was paid once is moved whatever the path costs: agree on the money first."
      verb="Begin the move"
      act={send}
      onDone={done}
    >
      <RadioCards
        legend="Path"
        value={chosen}
        onChange={choose}
        error={fields.path}
        cards={targets.map(({ name, title, summary }) => ({ value: name, label: title, hint: summary || undefined }))}
      />
      {prices.length > 1 && (
        <Field label="Price" error={fields.price_id} required>
          <Select value={price?.id ?? ''} onChange={(event) => setPriceId(event.target.value)}>
            {prices.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        </Field>
      )}
      {price && (
        <p className="text-[0.8125rem] text-ink-soft">
          {price.name}: <PriceTag {...price} />
        </p>
      )}
      {schema && hasFields(schema) && (
        <LazySchemaForm
          key={chosen}
          idPrefix="move"
          schema={schema}
          value={choices}
          onChange={setChoices}
          errors={fieldsBelow(fields, 'choices')}
        />
      )}
      <ReasonField value={reason} onChange={setReason} error={fields.reason} />
    </ActionDialog>
  );
}

/** Moves a delivery of a hybrid product to another of its paths; nothing for other products. */
export function MovePath({ fulfillment }: { fulfillment: AdminFulfillment }) {
  const { path, product_id, status, move } = fulfillment;
  const product = useQuery({ ...adminProductQuery(product_id), enabled: path !== null }).data;
  const dialog = useDialog();
  const notOperator = useWhyNot('operator');
  if (!path || !product) return null;
  const notNow = move ? 'It is being moved already' : status === 'active' ? null : 'Only what is ready can be moved';
  return (
    <>
      <Button whyNot={notOperator ?? notNow} onClick={dialog.show}>
        Move to another path
      </Button>
      <MoveDialog key={dialog.key} {...dialog.props} fulfillment={fulfillment} product={product} />
    </>
  );
}
