import { CircleCheck, CircleX } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Pool } from '../../api/admin-instances.ts';
import { Notice } from '../../ui/notice.tsx';
import { RelativeTime } from '../../ui/relative-time.tsx';

function Lines({ label, lines, icon }: { label: string; lines: readonly string[]; icon: ReactNode }) {
  if (lines.length === 0) return null;
  return (
    <div className="min-w-0">
      <h3 className="mb-2 font-medium text-sm">{label}</h3>
      <ul className="grid gap-1.5 text-[0.8125rem] text-ink-soft">
        {lines.map((line) => (
          <li key={line} className="flex items-start gap-2 [overflow-wrap:anywhere]">
            {icon} {line}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** What a pool's engine said of itself when it was looked at last: what it keeps apart, and what it does not. */
export function PoolEngine({ pool: { seen, seen_at } }: { pool: Pool }) {
  if (!seen || !seen_at)
    return <p className="text-ink-faint text-sm">Its engine has not been looked at yet; it is within a minute.</p>;
  const { problem, guarantees, capacity } = seen;
  return (
    <div className="grid gap-5">
      {problem && (
        <Notice tone="bad" title="Its engine could not be looked at">
          {problem}
        </Notice>
      )}
      {guarantees && (
        <div className="grid gap-x-8 gap-y-5 sm:grid-cols-2">
          <Lines
            label="Holds"
            lines={guarantees.holds}
            icon={<CircleCheck aria-hidden="true" className="mt-0.5 size-3.5 shrink-0 text-good" />}
          />
          <Lines
            label="Lacks"
            lines={guarantees.lacks}
            icon={<CircleX aria-hidden="true" className="mt-0.5 size-3.5 shrink-0 text-warn" />}
          />
        </div>
      )}
      <p className="text-[0.8125rem] text-ink-faint">
        {capacity?.note && `${capacity.note} `}Looked at <RelativeTime at={seen_at} />.
      </p>
    </div>
  );
}
