import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { type PathOffer, startMove } from '../../api/moves.ts';
import { fieldsBelow, wordError } from '../../api/problem.ts';
import type { Fulfillment } from '../../api/types.ts';
import { say } from '../../languages/say.ts';
import { checkLater, hasFields, LazySchemaForm } from '../../schema-form/lazy.tsx';
import { ErrorNotice } from '../../shell/error-notice.tsx';
import { Button } from '../../ui/button.tsx';
import { ButtonRow, Dialog } from '../../ui/dialog.tsx';
import { focusFirstInvalid } from '../../ui/focus-first-invalid.ts';
import { RadioCards } from '../../ui/radio-cards.tsx';
import { useToast } from '../../ui/toast.tsx';
import { PriceTag } from '../../words/price-tag.tsx';

type OfferedPrice = PathOffer['prices'][number];

const COSTS = {
  nothing: 'Nothing is charged: it costs no more than what you paid.',
  by_plan_change: 'Your subscription changes to this price.',
  ask_the_shop: 'It costs more than what you paid. Ask the shop: it moves you once the difference is settled.',
} as const satisfies Record<OfferedPrice['costs'], string>;

type MoveDialogProps = { open: boolean; onOpenChange(open: boolean): void; fulfillment: Fulfillment };

/** Another path for what was delivered: chosen with its price and options, and said before it begins what will happen. */
export function MoveDialog({ open, onOpenChange, fulfillment }: MoveDialogProps) {
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={say('Move to another path')}
      description={say('{productName} stays yours; how it is delivered changes.', {
        productName: fulfillment.product_name,
      })}
      wide
    >
      <MoveForm fulfillment={fulfillment} close={() => onOpenChange(false)} />
    </Dialog>
  );
}

function MoveForm({ fulfillment, close }: { fulfillment: Fulfillment; close(): void }) {
  const { id, may_move_to: offers } = fulfillment;
  const [pathName, setPathName] = useState(offers[0]?.path);
  const [priceId, setPriceId] = useState<string>();
  const [choices, setChoices] = useState<Record<string, unknown>>({});
  const [complaints, setComplaints] = useState<Record<string, string>>({});
  const queryClient = useQueryClient();
  const toast = useToast();
  const offer = offers.find(({ path }) => path === pathName);
  const price = offer?.prices.find((one) => one.id === priceId) ?? offer?.prices[0];
  const moving = useMutation({
    mutationFn: (wish: { path: string; price_id: string }) => startMove(id, { ...wish, choices }),
    onSuccess: ({ consent_url }) => {
      if (consent_url) return window.location.assign(consent_url);
      for (const queryKey of [['me'], ['order']]) queryClient.invalidateQueries({ queryKey });
      toast(say('The move has begun. What you have goes on meanwhile.'));
      close();
    },
  });
  if (!offer || !price) return null;
  const choose = (path: string) => {
    setPathName(path);
    setChoices({});
    setComplaints({});
    moving.reset();
  };
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    if (price.costs === 'ask_the_shop' || moving.isPending) return;
    const found = hasFields(offer.choices_schema) ? await checkLater(offer.choices_schema, choices) : {};
    setComplaints(found);
    if (Object.keys(found).length === 0) moving.mutate({ path: offer.path, price_id: price.id });
    else focusFirstInvalid(form);
  };
  const refused = moving.isError ? fieldsBelow(wordError(moving.error).fields, 'choices') : {};
  return (
    <form onSubmit={submit} noValidate className="grid gap-5">
      <RadioCards
        legend={say('How do you want it?')}
        value={offer.path}
        onChange={choose}
        cards={offers.map(({ path, title, summary, prices }) => ({
          value: path,
          label: title,
          hint: summary,
          aside: prices.length === 1 && prices[0] && <Price price={prices[0]} />,
        }))}
      />
      {offer.prices.length > 1 && (
        <RadioCards
          legend={say('Price')}
          value={price.id}
          onChange={setPriceId}
          cards={offer.prices.map((one) => ({ value: one.id, label: one.name, aside: <Price price={one} /> }))}
        />
      )}
      {hasFields(offer.choices_schema) && (
        <LazySchemaForm
          key={offer.path}
          idPrefix={`move-${offer.path}`}
          schema={offer.choices_schema}
          value={choices}
          onChange={setChoices}
          errors={{ ...complaints, ...refused }}
        />
      )}
      <WhatHappens fulfillment={fulfillment} offer={offer} price={price} />
      {moving.isError && <ErrorNotice error={moving.error} />}
      <ButtonRow>
        <Button onClick={close}>{say('Keep as it is')}</Button>
        <Button
          type="submit"
          variant="primary"
          busy={moving.isPending}
          whyNot={price.costs === 'ask_the_shop' ? say(COSTS.ask_the_shop) : null}
        >
          {say('Begin the move')}
        </Button>
      </ButtonRow>
    </form>
  );
}

function Price({ price }: { price: OfferedPrice }) {
  return (
    <span className="font-semibold">
      <PriceTag {...price} />
    </span>
  );
}

/** The move step by step, with its cost, before it begins. */
function WhatHappens({
  fulfillment: { path },
  offer,
  price,
}: {
  fulfillment: Fulfillment;
  offer: PathOffer;
  price: OfferedPrice;
}) {
  const old = path ? `“${path.title}”` : say('What you have');
  const steps = [
    say(COSTS[price.costs]),
    say('“{title}” is prepared. {old} goes on as it is.', { title: offer.title, old }),
    say(
      'Then you have both for some days. What you keep in the old one is not carried over by itself: bring it along meanwhile.',
    ),
    say('You keep the new one, or go back. Without a word from you, the old one ends when these days are over.'),
  ];
  return (
    <section aria-label={say('What happens')} className="rounded-[0.625rem] bg-sunken px-4 py-3.5 text-sm">
      <h3 className="font-medium">{say('What happens')}</h3>
      <ol className="mt-2 grid gap-2">
        {steps.map((step, index) => (
          <li key={step} className="flex gap-3 leading-relaxed">
            <span aria-hidden="true" className="text-ink-faint tabular-nums">
              {index + 1}
            </span>
            {step}
          </li>
        ))}
      </ol>
    </section>
  );
}
