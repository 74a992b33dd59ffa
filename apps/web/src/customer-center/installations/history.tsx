import type { InstanceOperationKind, InstanceOperationStatus } from '@vozex/domain';
import type { InstallationDetail, InstallationOperation } from '../../api/installations.ts';
import { say } from '../../languages/say.ts';
import { Panel } from '../../ui/card.tsx';
import { DateTime } from '../../ui/relative-time.tsx';
import { Timeline } from '../../ui/timeline.tsx';
import type { Tone } from '../../ui/tone.ts';

const DONE = {
  backup: 'Backed up',
  restore: 'A backup was put back',
  restart: 'Restarted',
  upgrade: 'Upgraded',
} as const satisfies Record<InstanceOperationKind, string>;

const NOT_DONE = {
  backup: 'A backup could not be made',
  restore: 'A backup could not be put back',
  restart: 'It could not be restarted',
  upgrade: 'An upgrade was not made',
} as const satisfies Record<InstanceOperationKind, string>;

const TONE = {
  requested: 'busy',
  running: 'busy',
  done: 'good',
  failed: 'warn',
} satisfies Record<InstanceOperationStatus, Tone>;

function told({ kind, status, from_version, to_version }: InstallationOperation): string {
  const versions =
    kind === 'upgrade' && from_version && to_version
      ? say(': {fromVersion} to {toVersion}', { fromVersion: from_version, toVersion: to_version })
      : '';
  return `${say(status === 'failed' ? NOT_DONE[kind] : DONE[kind])}${versions}`;
}

/** What was done to it so far, newest first. */
export function History({
  installation: { operations, product_name, created_at },
}: {
  installation: InstallationDetail;
}) {
  const over = operations.filter(({ finished_at }) => finished_at !== null);
  return (
    <Panel title={say('What happened so far')}>
      <Timeline
        label={say('History of {productName}', { productName: product_name })}
        entries={[
          ...over.map((operation) => ({
            key: operation.id,
            title: told(operation),
            aside: <DateTime at={operation.finished_at ?? operation.created_at} />,
            tone: TONE[operation.status],
          })),
          { key: 'ordered', title: say('Ordered'), aside: <DateTime at={created_at} />, tone: 'quiet' as const },
        ]}
      />
    </Panel>
  );
}
