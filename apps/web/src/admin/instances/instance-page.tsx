import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { domainsOfInstance, type Instance, instanceQuery } from '../../api/admin-instances.ts';
import { Domains } from '../../customer-center/installations/domains.tsx';
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
import { OPERATION_UNDER_WAY } from '../../words/installation-actions.ts';
import { spoken, spokenCode } from '../../words/phrases.ts';
import { INSTALLATION_TONE, INSTANCE_STATE_TONE } from '../../words/status-tones.ts';
import { BackLink, INLINE_LINK } from '../back-link.tsx';
import { OrderLink } from '../order-link.tsx';
import { RecordId } from '../record-id.tsx';
import { useWhyNot } from '../rights.ts';
import { InstanceActions } from './instance-actions.tsx';
import { InstanceBackups } from './instance-backups.tsx';
import { InstanceLog } from './instance-log.tsx';
import { InstanceOperations } from './instance-operations.tsx';
import { ResourceMeters } from './resource-meters.tsx';

const route = getRouteApi('/admin/admin/instances/$id');

/** What it should be, and what was seen of it. */
function stateOf(instance: Instance): Fact[] {
  const { desired_state, stopped_by_customer, observed_state, observed_at, observed_version, version } = instance;
  const wanted = desired_state === 'running' && stopped_by_customer ? 'Stopped, on request' : spoken(desired_state);
  return [
    { label: 'Should be', value: wanted },
    {
      label: 'Last seen',
      value: (
        <span className="inline-flex flex-wrap items-center gap-x-2">
          <Badge tone={INSTANCE_STATE_TONE[observed_state]}>{spoken(observed_state)}</Badge>
          {observed_at && <RelativeTime at={observed_at} />}
        </span>
      ),
    },
    { label: 'Should run', value: version },
    { label: 'Runs', value: observed_version },
    ...(instance.reason ? [{ label: 'Why', value: instance.reason }] : []),
    { label: 'Restarts', value: instance.restarts },
    { label: 'Next look', value: instance.next_attempt_at && <RelativeTime at={instance.next_attempt_at} /> },
  ];
}

function factsOf(instance: Instance): Fact[] {
  const { customer_email, order_id, fulfillment_id, pool, template, profile, plan, url, address } = instance;
  return [
    { label: 'E-mail', value: customer_email },
    {
      label: 'Order',
      value: <OrderLink id={order_id} />,
    },
    {
      label: 'Delivery',
      value: (
        <Link to={paths.adminFulfillment} params={{ id: fulfillment_id }} className={INLINE_LINK}>
          See delivery
        </Link>
      ),
    },
    {
      label: 'Pool',
      value: (
        <Link to={paths.adminPool} params={{ id: pool.id }} className={INLINE_LINK}>
          {pool.name}
        </Link>
      ),
    },
    { label: 'Template', value: template },
    { label: 'Profile', value: profile },
    ...(plan ? [{ label: 'Plan', value: plan }] : []),
    {
      label: 'Opens at',
      value: url && (
        <a href={url} target="_blank" rel="noreferrer" className={INLINE_LINK}>
          {url}
        </a>
      ),
    },
    ...(address && address !== url ? [{ label: 'Address', value: address }] : []),
    { label: 'Key', value: <RecordId id={instance.instance_key} what="instance key" /> },
    { label: 'Since', value: <DateTime at={instance.created_at} /> },
    ...(instance.ended_at ? [{ label: 'Ended', value: <DateTime at={instance.ended_at} /> }] : []),
  ];
}

/** What an operator should see before anything else. */
function News({ instance }: { instance: Instance }) {
  const { problem_code, problem_detail, operation, operations, status } = instance;
  const step = operations.find(({ finished_at }) => finished_at === null)?.step;
  return (
    <div className="grid grid-cols-1 gap-4 empty:hidden">
      {problem_code && (
        <Notice tone="bad" title={spokenCode(problem_code)}>
          {problem_detail}
        </Notice>
      )}
      {operation && (
        <Notice tone="busy" title={OPERATION_UNDER_WAY[operation.kind]}>
          {step && `Now: ${spoken(step).toLowerCase()}.`}
        </Notice>
      )}
      {status === 'paused' && (
        <Notice tone="warn" title="Paused with its delivery">
          It keeps its data and its place. Resume the delivery to let it run again.
        </Notice>
      )}
    </div>
  );
}

function InstanceView({ instance }: { instance: Instance }) {
  const notOperator = useWhyNot('operator');
  return (
    <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_20rem]">
      <div className="grid min-w-0 grid-cols-1 gap-6">
        <News instance={instance} />
        <Panel title="Use" note="What it uses of what was sold.">
          <ResourceMeters taken={instance.usage} limits={instance.limits} />
        </Panel>
        <InstanceOperations operations={instance.operations} />
        <InstanceBackups instance={instance} />
        {!instance.ended_at && (
          <Domains
            desk={domainsOfInstance(instance.id)}
            whyNot={notOperator}
            note="The names under which it is found, and what is seen of them in the DNS."
            advice="Its customer sets these records where he manages the domain. They are looked at again and again, and he is written to when it works."
          />
        )}
        <InstanceLog id={instance.id} />
      </div>
      <div className="grid grid-cols-1 gap-6">
        <Panel title="State">
          <KeyValue facts={stateOf(instance)} />
        </Panel>
        <Panel title="Facts">
          <KeyValue facts={factsOf(instance)} />
        </Panel>
        <Panel title="History">
          <Timeline
            label="History of the instance"
            entries={instance.history.map(({ desired_state, observed_state, problem_code, because, at }) => ({
              key: at + desired_state + observed_state + because,
              title: `${spoken(observed_state)}, should be ${desired_state}`,
              aside: <DateTime at={at} />,
              detail: problem_code ? `${because} (${spokenCode(problem_code)})` : because,
              tone: problem_code ? 'bad' : INSTANCE_STATE_TONE[observed_state],
            }))}
          />
        </Panel>
      </div>
    </div>
  );
}

/** One instance in full: what it should be, what it is and why, what was done to it, and what an operator can do. */
export function InstancePage() {
  const { id } = route.useParams();
  const result = useQuery(instanceQuery(id));
  useTitle(result.data && `Instance of ${result.data.customer_email}`);
  return (
    <Loaded result={result}>
      {(instance) => (
        <>
          <PageHeader
            back={<BackLink to={paths.adminInstances}>Instances</BackLink>}
            title={
              <>
                {instance.product_name} <span className="font-normal text-ink-soft">{instance.version}</span>
              </>
            }
            badge={<Badge tone={INSTALLATION_TONE[instance.status]}>{instance.status_label}</Badge>}
            note={<RecordId id={instance.id} what="instance id" />}
            actions={<InstanceActions instance={instance} />}
          />
          <InstanceView instance={instance} />
        </>
      )}
    </Loaded>
  );
}
