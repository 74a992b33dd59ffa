import type { Instance } from '../../api/admin-instances.ts';
import { Badge } from '../../ui/badge.tsx';
import { Panel } from '../../ui/card.tsx';
import { DateTime, Duration } from '../../ui/relative-time.tsx';
import { actorTitle } from '../../words/actor.ts';
import { spoken } from '../../words/phrases.ts';
import { INSTANCE_OPERATION_TONE } from '../../words/status-tones.ts';

type Operation = Instance['operations'][number];

function titleOf({ kind, from_version, to_version }: Operation): string {
  return kind === 'upgrade' && to_version ? `Upgrade from ${from_version} to ${to_version}` : spoken(kind);
}

/** What was done to an instance, newest first: by whom, how far it is, and how it ended. */
export function InstanceOperations({ operations }: { operations: readonly Operation[] }) {
  return (
    <Panel title="Operations" flush>
      {operations.length === 0 && <p className="px-6 py-5 text-ink-faint text-sm">Nothing has been asked for yet.</p>}
      <ul className="divide-y divide-line">
        {operations.map((operation) => {
          const { id, status, step, detail, requested_by, created_at, finished_at } = operation;
          return (
            <li key={id} className="px-5 py-4 text-sm sm:px-6">
              <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1.5">
                <p className="flex flex-wrap items-center gap-2.5">
                  <span className="font-medium">{titleOf(operation)}</span>
                  <Badge tone={INSTANCE_OPERATION_TONE[status]}>{spoken(status)}</Badge>
                </p>
                <p className="text-[0.8125rem] text-ink-faint">
                  <DateTime at={created_at} />
                  {finished_at && (
                    <>
                      , took <Duration from={created_at} until={finished_at} />
                    </>
                  )}
                </p>
              </div>
              <p className="mt-1.5 text-[0.8125rem] text-ink-soft [overflow-wrap:anywhere]">
                Asked for by {actorTitle(requested_by)}
                {step && !finished_at && `. Now: ${spoken(step).toLowerCase()}`}
                {detail && `. ${detail}`}
              </p>
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}
