import type { InstanceOperationStep } from '@vozex/domain';
import { Check } from 'lucide-react';
import type { InstallationOperation } from '../../api/installations.ts';
import { say } from '../../languages/say.ts';
import { Card } from '../../ui/card.tsx';
import { classes } from '../../ui/classes.ts';
import { Spinner } from '../../ui/spinner.tsx';
import { OPERATION_UNDER_WAY } from '../../words/installation-actions.ts';

type Step = { at: InstanceOperationStep | null; label: string };

/** What is done one after the other; nothing for what is a single step. */
function stepsOf({ kind, step, from_version, to_version }: InstallationOperation): Step[] {
  if (kind === 'restore') {
    return [
      { at: null, label: say('Backing up what is there now') },
      { at: 'put_back', label: say('Putting the backup back') },
    ];
  }
  if (kind !== 'upgrade') return [];
  const isGoingBack = step === 'return' || step === 'returning';
  return [
    { at: null, label: say('Backing up its data') },
    { at: 'install', label: say('Installing version {toVersion}', { toVersion: to_version ?? '' }) },
    { at: 'gate', label: say('Checking that it is well') },
    ...(isGoingBack
      ? [{ at: step, label: say('Going back to version {fromVersion}', { fromVersion: from_version ?? '' }) }]
      : []),
  ];
}

/** What is being done to an installation, and how far that is. */
export function OperationProgress({ operation }: { operation: InstallationOperation }) {
  const steps = stepsOf(operation);
  const now = steps.findIndex(({ at }) => at === operation.step);
  return (
    <Card aria-label={say('Under way')} className="px-5 py-4 sm:px-6">
      <p role="status" className="flex items-center gap-2.5 font-medium text-sm">
        <Spinner className="text-accent" />
        {say(OPERATION_UNDER_WAY[operation.kind])}
        {now >= 0 && <span className="sr-only">: {steps[now]?.label}</span>}
      </p>
      {steps.length > 0 && (
        <ol aria-label={say('Steps')} className="mt-3.5 grid gap-2.5">
          {steps.map(({ label }, index) => (
            <li
              key={label}
              aria-current={index === now ? 'step' : undefined}
              className={classes('flex items-center gap-2.5 text-sm', index > now && 'text-ink-faint')}
            >
              <span
                aria-hidden="true"
                className={classes(
                  'grid size-5 shrink-0 place-items-center rounded-full',
                  index < now && 'bg-good text-surface',
                  index === now && 'bg-accent-soft',
                  index > now && 'border border-line-strong',
                )}
              >
                {index < now && <Check className="size-3" strokeWidth={3} />}
                {index === now && <span className="size-2 animate-breathe rounded-full bg-accent" />}
              </span>
              <span className={index === now ? 'font-medium' : undefined}>{label}</span>
              {index < now && <span className="sr-only">{say('(done)')}</span>}
            </li>
          ))}
        </ol>
      )}
    </Card>
  );
}
