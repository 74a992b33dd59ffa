import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Ask, FULFILLMENT_LABEL } from '@vozex/domain';
import { adminFulfillmentQuery, driversQuery } from '../../api/admin.ts';
import type { AdminFulfillment } from '../../api/types.ts';
import { paths } from '../../paths.ts';
import { Loaded } from '../../shell/loaded.tsx';
import { Badge } from '../../ui/badge.tsx';
import { Panel } from '../../ui/card.tsx';
import { type Fact, KeyValue } from '../../ui/key-value.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { DateTime, RelativeTime } from '../../ui/relative-time.tsx';
import { Timeline } from '../../ui/timeline.tsx';
import { useTitle } from '../../ui/use-title.ts';
import { spoken } from '../../words/phrases.ts';
import { FULFILLMENT_TONE } from '../../words/status-tones.ts';
import { BackLink, INLINE_LINK } from '../back-link.tsx';
import { OwnInstances } from '../instances/own-instances.tsx';
import { JsonBlock } from '../json-block.tsx';
import { OrderLink } from '../order-link.tsx';
import { RecordId } from '../record-id.tsx';
import { FulfillmentActions } from './fulfillment-actions.tsx';
import { MovePath } from './move-path.tsx';
import { Operations } from './operations.tsx';
import { PathMoveNotice } from './path-move-notice.tsx';

const route = getRouteApi('/admin/admin/fulfillments/$id');

/** While it moves by itself, the page follows. */
const LOOK_AGAIN_MS = 3_000;
const MOVING = ['queued', 'processing'];

function factsOf(fulfillment: AdminFulfillment, driverTitle: string): Fact[] {
  const {
    order_id,
    customer,
    provider,
    service_state,
    desired_state,
    attempts,
    external_reference_id,
    external_workspace_url,
    next_attempt_at,
    due_at,
    paid_at,
    delivered_at,
  } = fulfillment;
  return [
    { label: 'Customer', value: customer.name },
    { label: 'E-mail', value: customer.email },
    {
      label: 'Order',
      value: <OrderLink id={order_id} />,
    },
    ...(fulfillment.path ? [{ label: 'Path', value: fulfillment.path.title }] : []),
    { label: 'Delivered by', value: driverTitle },
    { label: 'Provider', value: provider },
    { label: 'Should be', value: spoken(desired_state) },
    { label: 'Last seen', value: spoken(service_state) },
    { label: 'Attempts', value: attempts },
    { label: 'Next attempt', value: next_attempt_at && <RelativeTime at={next_attempt_at} /> },
    {
      label: 'Reference',
      value: external_reference_id && <RecordId id={external_reference_id} what="external reference" />,
    },
    {
      label: 'Workspace',
      value: external_workspace_url && (
        <a href={external_workspace_url} target="_blank" rel="noreferrer" className={INLINE_LINK}>
          {external_workspace_url}
        </a>
      ),
    },
    { label: 'Paid', value: paid_at && <DateTime at={paid_at} /> },
    { label: 'Due', value: due_at && <DateTime at={due_at} /> },
    { label: 'Delivered', value: delivered_at && <DateTime at={delivered_at} /> },
  ];
}

function FulfillmentView({ fulfillment }: { fulfillment: AdminFulfillment }) {
  const { driver, history, choices, terms, ask, task_id, last_error, error_code, status } = fulfillment;
  const asked = Ask.safeParse(ask);
  const driverTitle = useQuery(driversQuery).data?.find((one) => one.driver === driver)?.title ?? driver;
  return (
    <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_20rem]">
      <div className="grid min-w-0 grid-cols-1 gap-6">
        {last_error && !task_id && (
          <Notice tone={status === 'failed' ? 'bad' : 'warn'} title={error_code ?? 'The last attempt failed'}>
            {last_error}
          </Notice>
        )}
        {fulfillment.guard && (
          <Notice tone="warn" title={fulfillment.guard.verdict === 'held' ? 'Held by the guard' : 'Kept running'}>
            It was to be {fulfillment.guard.wish === 'cancel' ? 'cancelled' : 'suspended'} together with many others,
            and runs on. Resume keeps it running for good; Suspend and Cancel act on it alone.{' '}
            <Link to={paths.adminGuardBatch} params={{ id: fulfillment.guard.batch_id }} className={INLINE_LINK}>
              See all of them
            </Link>
          </Notice>
        )}
        {fulfillment.move && <PathMoveNotice move={fulfillment.move} fulfillmentId={fulfillment.id} />}
        {asked.success && (
          <Notice tone="warn" title="Waits for the customer">
            {asked.data.text} <RelativeTime at={asked.data.since} />
          </Notice>
        )}
        {task_id && (
          <Notice tone="busy">
            A task is open for this delivery.{' '}
            <Link to={paths.adminTask} params={{ id: task_id }} className={INLINE_LINK}>
              See task
            </Link>
          </Notice>
        )}
        <Operations operations={fulfillment.operations} />
        <Panel title="What was bought">
          <div className="grid gap-4 sm:grid-cols-2">
            <div className="min-w-0">
              <p className="mb-1.5 text-[0.8125rem] text-ink-faint">Choices of the customer</p>
              <JsonBlock label="Choices of the customer" value={choices} />
            </div>
            <div className="min-w-0">
              <p className="mb-1.5 text-[0.8125rem] text-ink-faint">Terms at the time of purchase</p>
              <JsonBlock label="Terms at the time of purchase" value={terms} />
            </div>
          </div>
        </Panel>
      </div>
      <div className="grid grid-cols-1 gap-6">
        <Panel title="Facts">
          <KeyValue facts={factsOf(fulfillment, driverTitle)} />
        </Panel>
        <OwnInstances orderId={fulfillment.order_id} fulfillmentId={fulfillment.id} />
        <Panel title="History">
          <Timeline
            label="History of the delivery"
            entries={history.map(({ to, by, because, at }) => ({
              key: at + to,
              title: FULFILLMENT_LABEL[to],
              aside: <DateTime at={at} />,
              detail: `${because} (${by})`,
              tone: FULFILLMENT_TONE[to],
            }))}
          />
        </Panel>
      </div>
    </div>
  );
}

/** One delivery in full: where it stands, every call that was made for it, and what an operator can do. */
export function FulfillmentPage() {
  const { id } = route.useParams();
  const result = useQuery({
    ...adminFulfillmentQuery(id),
    refetchInterval: ({ state }) => (state.data && MOVING.includes(state.data.status) ? LOOK_AGAIN_MS : false),
  });
  useTitle(result.data && `Delivery of ${result.data.product_name}`);
  return (
    <Loaded result={result}>
      {(fulfillment) => (
        <>
          <PageHeader
            back={<BackLink to={paths.adminFulfillments}>Fulfillments</BackLink>}
            title={fulfillment.product_name}
            badge={<Badge tone={FULFILLMENT_TONE[fulfillment.status]}>{fulfillment.status_label}</Badge>}
            note={<RecordId id={fulfillment.id} what="fulfillment id" />}
            actions={
              <>
                <MovePath fulfillment={fulfillment} />
                <FulfillmentActions fulfillment={fulfillment} />
              </>
            }
          />
          <FulfillmentView fulfillment={fulfillment} />
        </>
      )}
    </Loaded>
  );
}
