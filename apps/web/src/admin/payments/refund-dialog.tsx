import { QUANTITY_MAX } from '@vozex/domain';
import { useState } from 'react';
import { refundPayment } from '../../api/admin.ts';
import { Problem } from '../../api/problem.ts';
import type { AdminPayment } from '../../api/types.ts';
import { ActionDialog } from '../../shell/action-dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { Input, Textarea } from '../../ui/input.tsx';
import { Money } from '../../ui/money.tsx';
import { readAmount, writeAmount } from '../../words/read-amount.ts';

type RefundDialogProps = { open: boolean; onOpenChange(open: boolean): void; payment: AdminPayment; onDone(): void };

/** Sends money back: all that is left of a payment, or a part of it. */
export function RefundDialog({ payment, ...dialog }: RefundDialogProps) {
  const { id, amount_minor, refunded_minor, currency } = payment;
  const left = amount_minor - refunded_minor;
  const [amount, setAmount] = useState(writeAmount(left, currency));
  const [reason, setReason] = useState('');
  const [units, setUnits] = useState('');
  const minor = amount.trim() === '' ? left : readAmount(amount, currency);
  const fits = minor !== null && minor > 0 && minor <= left;
  const inPart = minor !== amount_minor;
  const send = async () => {
    // Refused here with the message at the field; the server checks it again.
    if (!fits || reason.trim() === '') throw new Problem(422, 'FIELDS', 'Please look at the marked fields.', {}, null);
    // Without an amount, the server sends back all that is left, whatever happened meanwhile.
    const refund = await refundPayment(id, {
      reason: reason.trim(),
      ...(minor !== left && { amount_minor: minor }),
      ...(inPart && units !== '' && { quantity: Number(units) }),
    });
    if (refund.status === 'failed') {
      throw new Problem(409, 'REFUND_FAILED', refund.problem ?? 'The gateway refused the refund.', {}, null);
    }
  };
  return (
    <ActionDialog
      {...dialog}
      title="Refund this payment"
      description={
        <>
          Up to <Money amount_minor={left} currency={currency} /> can go back. What becomes of the delivery is said by
          the policies under which it was bought: usually, a full refund ends it.
        </>
      }
      verb="Refund"
      dangerous
      act={send}
    >
      <Field
        label={`Amount in ${currency}`}
        hint="Empty: all that is left."
        error={fits ? undefined : `An amount up to ${writeAmount(left, currency)}.`}
        optional
      >
        <Input
          inputMode="decimal"
          value={amount}
          onChange={(event) => setAmount(event.target.value)}
          className="max-w-40"
        />
      </Field>
      {fits && inPart && (
        <Field
          label="Units given back"
          hint="Where the product takes refunded units back: how many. Empty: none."
          optional
        >
          <Input
            type="number"
            inputMode="numeric"
            min={1}
            max={QUANTITY_MAX}
            value={units}
            onChange={(event) => setUnits(event.target.value)}
            className="max-w-40"
          />
        </Field>
      )}
      <Field label="Reason" hint="Kept with the refund; some gateways show it to the customer." required>
        <Textarea
          required
          maxLength={500}
          rows={2}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </Field>
    </ActionDialog>
  );
}
