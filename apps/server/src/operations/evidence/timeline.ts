import { formatMoney, GATEWAY_LABEL } from '@vozex/domain';
import type { Evidence, Facts, Move } from './evidence.ts';

type Moment = Evidence['timeline'][number];

/** Everything that has a time, in one row: what a reader at a bank or a gateway looks at first. */
export function timelineOf(facts: Facts): Moment[] {
  const { order, customer, dispute } = facts;
  const moments: (Moment | undefined)[] = [
    { at: order.created_at, what: `${customer.name} <${customer.email}> ordered ${namesOf(facts)}` },
    ...facts.checkouts.map(({ at, gateway }) => ({ at, what: `Sent to ${GATEWAY_LABEL[gateway]} to pay` })),
    ...facts.payments.map((payment) => when(payment.paid_at, `Paid ${money(payment)} (${payment.gateway_payment_id})`)),
    ...(customer.account?.sign_ins ?? []).map((signIn) => when(signIn.at, `Signed in${from(signIn.ip_address)}`)),
    ...facts.subscriptions.flatMap((subscription) => movesIn('Subscription', subscription.moves)),
    ...facts.deliveries.flatMap(momentsOf),
    ...facts.mails.map((mail) => when(mail.sent_at, `Mail "${mail.kind}" sent to ${mail.recipient}`)),
    ...facts.refunds.map((refund) =>
      when(
        refund.at,
        `${refund.reversal ? 'Taken back by the gateway' : 'Refund'}: ${money(refund)}, ${refund.status}, ${refund.reason}`,
      ),
    ),
    ...dispute.moves.map((move) => when(move.at, move.because ?? `Dispute: ${move.to}`)),
  ];
  return moments.filter((moment) => moment !== undefined).sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
}

function momentsOf(delivery: Evidence['deliveries'][number]): (Moment | undefined)[] {
  const name = delivery.product_name;
  return [
    ...movesIn(`Delivery of ${name}`, delivery.moves),
    ...delivery.licenses.map((license) =>
      when(license.issued_at, `License key ${license.key_hint} issued for ${name}`),
    ),
    ...delivery.downloads.map((download) =>
      when(download.at, `Downloaded ${download.file_name} ${download.version}${from(download.ip_address)}`),
    ),
    ...delivery.work_done.map((work) => when(work.completed_at, `Work done: ${work.title}`)),
  ];
}

function movesIn(what: string, moves: Move[]): Moment[] {
  return moves.map(({ at, to, because }) => ({ at, what: `${what}: ${to}${because === null ? '' : ` (${because})`}` }));
}

function when(at: string | null, what: string): Moment | undefined {
  return at === null ? undefined : { at, what };
}

function from(address: string | null): string {
  return address === null ? '' : ` from ${address}`;
}

function namesOf({ order }: Facts): string {
  const names = order.items.map((item) => `${item.quantity} × ${item.product_name}, ${item.price_name}`);
  return `${names.join('; ')} for ${formatMoney({ amount_minor: order.total_minor, currency: order.currency })}`;
}

function money({ amount_minor, currency }: { amount_minor: number; currency: string }): string {
  return formatMoney({ amount_minor, currency });
}
