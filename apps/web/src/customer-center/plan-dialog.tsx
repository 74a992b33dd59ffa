import { useMutation, useQueryClient } from '@tanstack/react-query';
import { QUANTITY_MAX } from '@vozex/domain';
import { type FormEvent, type ReactNode, useState } from 'react';
import { wordError } from '../api/problem.ts';
import { changePlan, type PlanWish, previewPlan } from '../api/subscriptions.ts';
import type { PlanPreview, SubscriptionDetail } from '../api/types.ts';
import { TaxInPrice } from '../checkout/tax-in-price.tsx';
import { say } from '../languages/say.ts';
import { ErrorNotice } from '../shell/error-notice.tsx';
import { Button } from '../ui/button.tsx';
import { ButtonRow, Dialog } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';
import { Input } from '../ui/input.tsx';
import { Money } from '../ui/money.tsx';
import { Notice } from '../ui/notice.tsx';
import { RadioCards } from '../ui/radio-cards.tsx';
import { Day } from '../ui/relative-time.tsx';
import { useToast } from '../ui/toast.tsx';
import { gatewayTitle } from '../words/gateway-title.ts';
import { PriceTag } from '../words/price-tag.tsx';

type PlanDialogProps = { open: boolean; onOpenChange(open: boolean): void; subscription: SubscriptionDetail };

/** Another plan or quantity: chosen, then seen with its cost, then confirmed. Nothing is charged before the last step. */
export function PlanDialog({ open, onOpenChange, subscription }: PlanDialogProps) {
  const { id, price_id, quantity } = subscription;
  const [wish, setWish] = useState<PlanWish>({ price_id, quantity });
  const preview = useMutation({ mutationFn: () => previewPlan(id, wish) });
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={say('Change plan')}
      description={preview.data ? undefined : say('You see what it costs before anything is changed.')}
    >
      {preview.data ? (
        <Offer
          subscription={subscription}
          wish={wish}
          preview={preview.data}
          back={preview.reset}
          close={() => onOpenChange(false)}
        />
      ) : (
        <Choice
          subscription={subscription}
          wish={wish}
          change={(part) => {
            preview.reset();
            setWish((now) => ({ ...now, ...part }));
          }}
          error={preview.error}
          busy={preview.isPending}
          see={() => preview.mutate()}
          close={() => onOpenChange(false)}
        />
      )}
    </Dialog>
  );
}

type ChoiceProps = {
  subscription: SubscriptionDetail;
  wish: PlanWish;
  change(part: Partial<PlanWish>): void;
  error: Error | null;
  busy: boolean;
  see(): void;
  close(): void;
};

function Choice({ subscription, wish, change, error, busy, see, close }: ChoiceProps) {
  const [quantity, setQuantity] = useState(String(wish.quantity));
  const count = Number(quantity);
  const fits = Number.isInteger(count) && count >= 1 && count <= QUANTITY_MAX;
  const same = wish.price_id === subscription.price_id && count === subscription.quantity;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (fits && !same) see();
  };
  const type = (text: string) => {
    setQuantity(text);
    change({ quantity: Number(text) });
  };
  return (
    <form onSubmit={submit} noValidate className="grid gap-5">
      <RadioCards
        legend={say('Plan')}
        value={wish.price_id}
        onChange={(price_id) => change({ price_id })}
        cards={subscription.plans.map((plan) => ({
          value: plan.price_id,
          label: plan.name,
          hint: plan.price_id === subscription.price_id ? say('Your plan now') : undefined,
          aside: <PriceTag billing="recurring" {...plan} />,
        }))}
      />
      {subscription.tax && !subscription.tax.included && !subscription.tax.reverse_charge && (
        <p className="-mt-3 text-[0.8125rem] text-ink-faint">
          {say('Prices plus {tax}.', { tax: subscription.tax.name })}
        </p>
      )}
      <Field
        label={say('Quantity')}
        error={fits ? undefined : say('Use a whole number from 1 to {most}.', { most: QUANTITY_MAX })}
        className="max-w-32"
        required
      >
        <Input
          type="number"
          inputMode="numeric"
          min={1}
          max={QUANTITY_MAX}
          value={quantity}
          onChange={(event) => type(event.target.value)}
        />
      </Field>
      {error && <ErrorNotice error={error} />}
      <ButtonRow>
        <Button onClick={close}>{say('Keep as it is')}</Button>
        <Button
          type="submit"
          variant="primary"
          busy={busy}
          whyNot={same ? say('Choose another plan or quantity first') : fits ? null : say('Give a quantity first')}
        >
          {say('See what it costs')}
        </Button>
      </ButtonRow>
    </form>
  );
}

type OfferProps = {
  subscription: SubscriptionDetail;
  wish: PlanWish;
  preview: PlanPreview;
  back(): void;
  close(): void;
};

function Offer({ subscription, wish, preview, back, close }: OfferProps) {
  const { id, plans, gateway, current_period_end } = subscription;
  const queryClient = useQueryClient();
  const toast = useToast();
  const readAgain = () => queryClient.invalidateQueries({ queryKey: ['me', 'subscriptions'] });
  const confirm = useMutation({
    mutationFn: () => changePlan(id, wish),
    onSuccess: async ({ consent_url }) => {
      if (consent_url) return window.location.assign(consent_url);
      await readAgain();
      toast(
        preview.effective === 'now'
          ? say('Your plan is being changed.')
          : say('Your plan changes with the next period.'),
      );
      close();
    },
    onError: readAgain, // what went wrong is kept with the subscription, and shown behind the dialog
  });
  const plan = plans.find(({ price_id }) => price_id === wish.price_id);
  const { currency } = preview;
  return (
    <div>
      <p className="font-medium">
        {plan?.name}
        {wish.quantity > 1 && ` × ${wish.quantity}`}
      </p>
      <dl className="mt-3 grid gap-2.5 rounded-[0.625rem] bg-sunken px-4 py-3.5 text-sm">
        <Line label={preview.due_now_minor < 0 ? say('Credited now') : say('Charged now')} strong>
          <Money amount_minor={Math.abs(preview.due_now_minor)} currency={currency} />
        </Line>
        <Line label={say('Then')}>
          {plan && (
            <PriceTag billing="recurring" {...plan} amount_minor={preview.recurring_total_minor} currency={currency} />
          )}
          <TaxInPrice tax={preview.tax} currency={currency} />
        </Line>
        <Line label={say('Takes effect')}>
          {preview.effective === 'now' ? say('At once') : <Day at={current_period_end} />}
        </Line>
      </dl>
      <div className="mt-4 grid gap-3" role="status">
        {!preview.possible && (
          <Notice tone="warn" title={say('This is not possible now')}>
            {preview.reason}
          </Notice>
        )}
        {preview.possible && preview.needs_consent && (
          <p className="text-ink-soft text-sm leading-relaxed">
            {say('{gateway} asks you to agree; you come back here afterwards.', { gateway: gatewayTitle(gateway) })}
          </p>
        )}
      </div>
      {confirm.isError && <Refusal error={confirm.error} />}
      <ButtonRow>
        <Button onClick={back}>{say('Choose again')}</Button>
        {preview.possible && (
          <Button variant="primary" busy={confirm.isPending} onClick={() => confirm.mutate()}>
            {preview.needs_consent
              ? say('Continue to {gateway}', { gateway: gatewayTitle(gateway) })
              : say('Change plan')}
          </Button>
        )}
      </ButtonRow>
    </div>
  );
}

function Line({ label, strong, children }: { label: string; strong?: boolean; children: ReactNode }) {
  return (
    <div className="flex items-baseline justify-between gap-4">
      <dt className="text-ink-soft">{label}</dt>
      <dd className={strong ? 'font-semibold text-base' : 'text-right font-medium'}>{children}</dd>
    </div>
  );
}

/** The product's own reason stands at the field; the sentence alone would not say it. */
function Refusal({ error }: { error: unknown }) {
  const reason = wordError(error).fields.price_id;
  return (
    <div className="mt-4 grid gap-2">
      <ErrorNotice error={error} />
      {reason && <p className="text-ink-soft text-sm">{reason}</p>}
    </div>
  );
}
