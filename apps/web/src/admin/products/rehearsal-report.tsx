import { CircleCheck, CircleMinus, CircleX, LoaderCircle } from 'lucide-react';
import type { Rehearsal, RehearsalStep } from '../../api/types.ts';
import { Badge } from '../../ui/badge.tsx';
import { classes } from '../../ui/classes.ts';
import { Notice } from '../../ui/notice.tsx';
import type { Tone } from '../../ui/tone.ts';
import { spoken } from '../../words/phrases.ts';

export const REHEARSAL_TONE = {
  queued: 'quiet',
  running: 'busy',
  passed: 'good',
  failed: 'bad',
  skipped: 'warn',
} satisfies Record<Rehearsal['status'], Tone>;

const STEP_MARK = {
  running: { Icon: LoaderCircle, color: 'text-accent animate-spin motion-reduce:animate-none' },
  passed: { Icon: CircleCheck, color: 'text-good' },
  failed: { Icon: CircleX, color: 'text-bad' },
  skipped: { Icon: CircleMinus, color: 'text-ink-faint' },
} satisfies Record<RehearsalStep['status'], unknown>;

const MS_PER_SECOND = 1_000;

function Took({ ms }: { ms: number }) {
  return (
    <span className="shrink-0 text-ink-faint text-xs tabular-nums">
      {ms < MS_PER_SECOND ? `${ms} ms` : `${(ms / MS_PER_SECOND).toFixed(1)} s`}
    </span>
  );
}

function Step({ step }: { step: RehearsalStep }) {
  const { Icon, color } = STEP_MARK[step.status];
  return (
    <li className="flex gap-2.5 py-2">
      <Icon aria-hidden="true" className={classes('mt-0.5 size-4 shrink-0', color)} />
      <div className="min-w-0 flex-1">
        <p className="flex items-baseline justify-between gap-3 text-sm">
          <span>
            {step.title}
            <span className="sr-only">: {spoken(step.status)}</span>
          </span>
          {step.status !== 'running' && <Took ms={step.ms} />}
        </p>
        {step.detail && (
          <p
            className={classes(
              'mt-0.5 text-[0.8125rem] [overflow-wrap:anywhere]',
              step.status === 'failed' ? 'text-bad' : 'text-ink-soft',
            )}
          >
            {step.detail}
          </p>
        )}
        {step.fix && <p className="mt-0.5 text-[0.8125rem] [overflow-wrap:anywhere]">{step.fix}</p>}
        {step.seen.length > 0 && (
          <p className="mt-0.5 text-[0.8125rem] text-ink-faint [overflow-wrap:anywhere]">
            {step.seen.map(({ what, value }) => `${what}: ${value}`).join(' · ')}
          </p>
        )}
      </div>
    </li>
  );
}

/** The steps of one purchase, or those before the first. */
function Life({ name, steps }: { name: string; steps: RehearsalStep[] }) {
  return (
    <section className="px-5 py-4 sm:px-6">
      <h3 className="font-semibold text-[0.8125rem]">{name}</h3>
      <ol className="mt-1 divide-y divide-line">
        {steps.map((step) => (
          <Step key={step.what} step={step} />
        ))}
      </ol>
    </section>
  );
}

/** How a rehearsal went, or goes: purchase by purchase, with the first failure on top. */
export function RehearsalReport({ report }: { report: Rehearsal }) {
  const failed = report.steps.find(({ status }) => status === 'failed');
  const lives = Map.groupBy(report.steps, ({ life }) => life ?? 'Before the first purchase');
  return (
    <div className="divide-y divide-line">
      <div className="grid gap-3 px-5 py-4 sm:px-6">
        <p aria-live="polite" className="flex flex-wrap items-center gap-2.5 text-sm">
          <Badge tone={REHEARSAL_TONE[report.status]}>{spoken(report.status)}</Badge>
          {report.outdated && <Badge tone="warn">Outdated</Badge>}
          <span className="text-ink-soft">
            {report.steps_passed} of {report.steps_total} steps held
          </span>
        </p>
        {report.status === 'failed' && (
          <Notice tone="bad" title={report.detail ?? 'It failed.'}>
            {failed?.fix}
          </Notice>
        )}
        {report.status === 'skipped' && (
          <Notice tone="warn" title="Nothing of it could be rehearsed">
            {report.detail}
          </Notice>
        )}
        {report.status === 'passed' && report.detail && <Notice tone="warn">{report.detail}</Notice>}
        {report.status === 'queued' && <p className="text-ink-soft text-sm">It begins as soon as a worker is free.</p>}
      </div>
      {[...lives].map(([name, steps]) => (
        <Life key={name} name={name} steps={steps} />
      ))}
    </div>
  );
}
