import type { ReactNode } from 'react';

/** A number to be seen from afar. */
export function Figure({ label, children, note }: { label: string; children: ReactNode; note?: ReactNode }) {
  return (
    <div className="rounded-card border border-line bg-surface px-5 py-4 shadow-low">
      <p className="text-[0.8125rem] text-ink-faint">{label}</p>
      <p className="mt-1 font-semibold text-2xl tabular-nums leading-tight tracking-[-0.02em]">{children}</p>
      {note && <p className="mt-1 text-[0.8125rem] text-ink-faint">{note}</p>}
    </div>
  );
}
