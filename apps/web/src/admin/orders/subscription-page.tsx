import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { SUBSCRIPTION_LABEL, SubscriptionStatus } from '@vozex/domain';
import { adminSubscriptionQuery } from '../../api/admin-billing.ts';
import type { AdminSubscription } from '../../api/types.ts';
import { TaxInPrice, taxTitle } from '../../checkout/tax-in-price.tsx';
import { paths } from '../../paths.ts';
import { Loaded } from '../../shell/loaded.tsx';
import { Badge } from '../../ui/badge.tsx';
import { Panel } from '../../ui/card.tsx';
import { type Fact, KeyValue } from '../../ui/key-value.tsx';
import { Money } from '../../ui/money.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { DateTime, Day, RelativeTime } from '../../ui/relative-time.tsx';
import { type Column, Table } from '../../ui/table.tsx';
import { Timeline, type TimelineEntry } from '../../ui/timeline.tsx';
import { useTitle } from '../../ui/use-title.ts';
import { gatewayTitle } from '../../words/gateway-title.ts';
import { knownWord } from '../../words/known-word.ts';
import { spoken } from '../../words/phrases.ts';
import { PriceTag } from '../../words/price-tag.tsx';
import { PAYMENT_TONE, SUBSCRIPTION_TONE } from '../../words/status-tones.ts';
import { BackLink } from '../back-link.tsx';
import { JsonBlock } from '../json-block.tsx';
import { OrderLink } from '../order-link.tsx';
import { RecordId } from '../record-id.tsx';
import { SubscriptionSteps } from './subscription-steps.tsx';

const route = getRouteApi('/admin/admin/subscriptions/$id');

/** What the delivery was last told, by the server's word for it. */
const SERVICE: Readonly<Record<string, string>> = {
  run: 'Runs',
  suspend: 'Suspended',
  read_only: 'Read only',
  fallback: 'Keeps what was paid for',
  end: 'Ended',
};

function factsOf(subscription: AdminSubscription): Fact[] {
  const { customer, order_id, gateway, gateway_subscription_id, trial_ends_at, current_period_end } = subscription;
  const day = (label: string, at: string | null): Fact[] => (at ? [{ label, value: <Day at={at} /> }] : []);
  return [
    { label: 'Customer', value: customer.name },
    { label: 'E-mail', value: customer.email },
    {
      label: 'Order',
      value: <OrderLink id={order_id} />,
    },
    {
      label: 'Price',
      value: (
        <>
          <PriceTag billing="recurring" {...subscription} amount_minor={subscription.total_minor} />
          <TaxInPrice tax={subscription.tax} currency={subscription.currency} />
        </>
      ),
    },
    { label: 'Service', value: SERVICE[subscription.entitlement] ?? spoken(subscription.entitlement) },
    ...day('Trial ends', trial_ends_at),
    ...day('Period ends', current_period_end),
    ...day('Cancelled to', subscription.cancel_at),
    ...day('Unpaid since', subscription.unpaid_since),
    ...day('Grace ends', subscription.grace_ends_at),
    ...day('Ended', subscription.ended_at),
    ...(subscription.cancel_reason ? [{ label: 'Reason', value: subscription.cancel_reason }] : []),
    { label: 'Gateway', value: gatewayTitle(gateway) },
    { label: 'Id there', value: <RecordId id={gateway_subscription_id} what="id at the gateway" /> },
    { label: 'Seen there', value: <RelativeTime at={subscription.observed_at} /> },
    {
      label: 'Next look',
      value: subscription.next_attempt_at && <RelativeTime at={subscription.next_attempt_at} />,
    },
    { label: 'Since', value: <DateTime at={subscription.created_at} /> },
  ];
}

type Charge = AdminSubscription['charges'][number];

const CHARGES: Column<Charge>[] = [
  { key: 'at', label: 'Date', lead: true, cell: ({ at }) => <DateTime at={at} /> },
  {
    key: 'status',
    label: 'Status',
    cell: ({ status }) => <Badge tone={PAYMENT_TONE[status]}>{spoken(status)}</Badge>,
  },
  {
    key: 'refunded',
    label: 'Refunded',
    end: true,
    cell: ({ refunded_minor, currency }) =>
      refunded_minor > 0 ? (
        <Money amount_minor={refunded_minor} currency={currency} />
      ) : (
        <span className="text-ink-faint">–</span>
      ),
  },
  {
    key: 'tax',
    label: 'Tax in it',
    end: true,
    cell: ({ tax_minor, tax_name, tax_rate_bp, currency }) =>
      tax_minor ? (
        <>
          {tax_name !== null && tax_rate_bp !== null && (
            <span className="mr-2 text-ink-faint">{taxTitle({ name: tax_name, rate_bp: tax_rate_bp })}</span>
          )}
          <Money amount_minor={tax_minor} currency={currency} />
        </>
      ) : (
        <span className="text-ink-faint">–</span>
      ),
  },
  { key: 'amount', label: 'Amount', end: true, cell: (charge) => <Money {...charge} /> },
];

/** What a problem that begins with a code is about; any other is the gateway's answer to an instruction. */
const PROBLEM_TITLE: Readonly<Record<string, string>> = {
  AMOUNT_UNEXPECTED: 'A charge is not what was agreed',
  PAID_AFTER_END: 'Money came after the end',
  PLAN_UNKNOWN: 'The gateway bills a plan that the product does not have',
};

function moveOf({ to, because, at }: AdminSubscription['history'][number]): TimelineEntry {
  const status = knownWord(SubscriptionStatus.options, to);
  return {
    key: at + to,
    title: status ? SUBSCRIPTION_LABEL[status] : spoken(to),
    aside: <DateTime at={at} />,
    detail: because,
    tone: status ? SUBSCRIPTION_TONE[status] : 'quiet',
  };
}

/** What an operator should see before anything else. */
function News({ subscription }: { subscription: AdminSubscription }) {
  const { problem, instruction, gateway, change } = subscription;
  return (
    <div className="grid grid-cols-1 gap-4 empty:hidden">
      {problem && (
        <Notice
          tone="bad"
          title={PROBLEM_TITLE[problem.split(':')[0] ?? ''] ?? 'The gateway did not accept what it was told'}
        >
          {problem}
        </Notice>
      )}
      {instruction && (
        <Notice tone="busy" title={`${gatewayTitle(gateway)} is being told: ${spoken(instruction).toLowerCase()}`}>
          It has not answered yet; it is told again until it does.
        </Notice>
      )}
      {change && (
        <Notice
          tone={change.status === 'refused' || change.status === 'failed' ? 'warn' : 'busy'}
          title={`Change to ${change.to_price_name} × ${change.to_quantity}: ${spoken(change.status).toLowerCase()}`}
        >
          {change.problem} Asked for <RelativeTime at={change.created_at} />.
        </Notice>
      )}
    </div>
  );
}

function SubscriptionView({ subscription }: { subscription: AdminSubscription }) {
  const { headline, charges, history, policies } = subscription;
  return (
    <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_20rem]">
      <div className="grid min-w-0 grid-cols-1 gap-6">
        <News subscription={subscription} />
        <Panel title="Charges" flush className="overflow-hidden">
          {charges.length === 0 ? (
            <p className="px-6 py-5 text-ink-faint text-sm">Nothing has been charged yet.</p>
          ) : (
            <Table caption="Charges of the subscription" columns={CHARGES} rows={charges} rowKey={({ id }) => id} />
          )}
        </Panel>
        <Panel title="History" note={headline}>
          <Timeline label="History of the subscription" entries={history.map(moveOf)} />
        </Panel>
      </div>
      <div className="grid grid-cols-1 gap-6">
        <Panel title="Facts">
          <KeyValue facts={factsOf(subscription)} />
        </Panel>
        <Panel title="Policies" note="As they were at the time of purchase.">
          <JsonBlock label="Policies of the subscription" value={policies} />
        </Panel>
      </div>
    </div>
  );
}

/** One subscription in full: the money, the dates, what the gateway knows of it, and what an operator can do. */
export function SubscriptionPage() {
  const { id } = route.useParams();
  const result = useQuery(adminSubscriptionQuery(id));
  useTitle(result.data && `Subscription to ${result.data.product_name}`);
  return (
    <Loaded result={result}>
      {(subscription) => (
        <>
          <PageHeader
            back={<BackLink to={paths.adminSubscriptions}>Subscriptions</BackLink>}
            title={
              <>
                {subscription.product_name}{' '}
                <span className="font-normal text-ink-soft">
                  {subscription.price_name}
                  {subscription.quantity > 1 && ` × ${subscription.quantity}`}
                </span>
              </>
            }
            badge={<Badge tone={SUBSCRIPTION_TONE[subscription.status]}>{subscription.status_label}</Badge>}
            note={<RecordId id={subscription.id} what="subscription id" />}
            actions={<SubscriptionSteps subscription={subscription} />}
          />
          <SubscriptionView subscription={subscription} />
        </>
      )}
    </Loaded>
  );
}
