import type { FulfillmentOperation } from '../../api/types.ts';
import { Badge } from '../../ui/badge.tsx';
import { Panel } from '../../ui/card.tsx';
import { DateTime, Duration } from '../../ui/relative-time.tsx';
import { spoken } from '../../words/phrases.ts';
import { OUTCOME_TONE } from '../../words/status-tones.ts';
import { JsonBlock } from '../json-block.tsx';

/** Every call that was made for a delivery, with what was asked and answered. Secrets are masked by the server. */
export function Operations({ operations }: { operations: readonly FulfillmentOperation[] }) {
  return (
    <Panel title="Operations" note="What was tried, newest last, with request and answer." flush>
      {operations.length === 0 && <p className="px-6 py-5 text-ink-faint text-sm">Nothing has been tried yet.</p>}
      <ul className="divide-y divide-line">
        {operations.map(({ id, action, attempt, outcome, error_code, detail, exchange, started_at, finished_at }) => (
          <li key={id} className="px-5 py-4 text-sm sm:px-6">
            <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1.5">
              <p className="flex flex-wrap items-center gap-2.5">
                <span className="font-medium">
                  {spoken(action)}, attempt {attempt}
                </span>
                <Badge tone={OUTCOME_TONE[outcome]}>{spoken(outcome)}</Badge>
              </p>
              <p className="text-[0.8125rem] text-ink-faint">
                <DateTime at={started_at} />
                {finished_at && (
                  <>
                    , took <Duration from={started_at} until={finished_at} />
                  </>
                )}
              </p>
            </div>
            {(error_code || detail) && (
              <p className="mt-1.5 text-ink-soft [overflow-wrap:anywhere]">
                {error_code && <code className="mr-2 font-mono text-bad text-xs">{error_code}</code>}
                {detail}
              </p>
            )}
            {exchange !== null && exchange !== undefined && (
              <details className="mt-2.5">
                <summary className="w-fit rounded font-medium text-[0.8125rem] text-ink-soft hover:text-ink">
                  Request and answer
                </summary>
                <div className="mt-2.5">
                  <JsonBlock label={`Request and answer of attempt ${attempt}`} value={exchange} />
                </div>
              </details>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
