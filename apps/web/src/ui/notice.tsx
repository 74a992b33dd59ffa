import { AlertTriangle, CheckCircle2, CircleAlert, Info } from 'lucide-react';
import type { ReactNode } from 'react';
import { classes } from './classes.ts';
import { TONE_PILL, type Tone } from './tone.ts';

const ICON = { good: CheckCircle2, busy: Info, warn: AlertTriangle, bad: CircleAlert, quiet: Info } satisfies Record<
  Tone,
  unknown
>;

/** A sentence or two that must not be missed. Errors are announced at once. */
export function Notice({
  tone,
  title,
  actions,
  children,
}: {
  tone: Tone;
  title?: ReactNode;
  actions?: ReactNode;
  children?: ReactNode;
}) {
  const Icon = ICON[tone];
  return (
    <div
      role={tone === 'bad' ? 'alert' : undefined}
      className={classes('flex gap-3 rounded-[0.625rem] px-4 py-3.5 text-sm', TONE_PILL[tone])}
    >
      <Icon aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
      <div className="min-w-0 flex-1">
        {title && <p className="font-semibold">{title}</p>}
        {children && <div className="text-ink leading-relaxed [overflow-wrap:anywhere]">{children}</div>}
        {actions && <div className="mt-3 flex flex-wrap gap-2 empty:hidden">{actions}</div>}
      </div>
    </div>
  );
}
