import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { ShieldCheck } from 'lucide-react';
import { auditRunsQuery, invariantsQuery } from '../../api/invariants.ts';
import type { AuditRun, Invariant, Invariants } from '../../api/types.ts';
import { Loaded, Paged } from '../../shell/loaded.tsx';
import { Badge } from '../../ui/badge.tsx';
import { Card } from '../../ui/card.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { DateTime, Duration, RelativeTime } from '../../ui/relative-time.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import type { Tone } from '../../ui/tone.ts';
import { useTitle } from '../../ui/use-title.ts';
import { actorTitle } from '../../words/actor.ts';
import { knownWord } from '../../words/known-word.ts';
import { counted } from '../../words/phrases.ts';
import { AuditActions } from './invariants-actions.tsx';
import { LinkedIds } from './linked-ids.tsx';

const route = getRouteApi('/admin/admin/invariants');

const TABS = ['promises', 'runs'] as const;

const STATE = {
  broken: { label: 'Broken', tone: 'bad' },
  unknown: { label: 'Not known', tone: 'warn' },
  holds: { label: 'Holds', tone: 'good' },
} satisfies Record<Invariant['state'], { label: string; tone: Tone }>;
const WORST_FIRST = Object.keys(STATE);

/** The server says at most so many. */
const OFFENDERS_MAX = 20;

function Offenders({ offenders }: { offenders: string[] }) {
  return (
    <ul className="mt-2.5 grid gap-1.5">
      {offenders.map((offender) => (
        <li key={offender} className="rounded-control bg-sunken px-3 py-2 text-[0.8125rem] [overflow-wrap:anywhere]">
          <LinkedIds text={offender} />
        </li>
      ))}
      {offenders.length === OFFENDERS_MAX && (
        <li className="px-3 text-[0.8125rem] text-ink-faint">and perhaps more: only {OFFENDERS_MAX} are named.</li>
      )}
    </ul>
  );
}

function PromiseRow({ name, promise, state, offenders, heals }: Invariant) {
  return (
    <li className="px-5 py-4 text-sm sm:px-6">
      <div className="flex items-start justify-between gap-4">
        <p className="min-w-0 [overflow-wrap:anywhere]">
          <code className="mr-2 font-mono text-ink-faint text-xs">{name}</code>
          {promise.charAt(0).toUpperCase() + promise.slice(1)}.
        </p>
        <Badge tone={STATE[state].tone}>{STATE[state].label}</Badge>
      </div>
      {offenders.length > 0 && <Offenders offenders={offenders} />}
      {heals && (
        <p
          className={
            state === 'broken' ? 'mt-2 text-[0.8125rem] text-ink-soft' : 'mt-1 text-[0.8125rem] text-ink-faint'
          }
        >
          Healing: {heals}
        </p>
      )}
    </li>
  );
}

function Standing({
  invariants: { items, last, is_running, every_minutes, heals_by_itself },
}: {
  invariants: Invariants;
}) {
  const broken = items.filter(({ state }) => state === 'broken').length;
  const schedule = `The shop looks by itself every ${every_minutes} minutes${heals_by_itself ? ' and heals what is safe to heal' : '; healing is left to you'}.`;
  if (!last)
    return (
      <Notice
        tone={is_running ? 'busy' : 'quiet'}
        title={is_running ? 'The first proof is under way' : 'Not proven yet'}
      >
        {schedule} The first run comes some minutes after a start, or when you press.
      </Notice>
    );
  const unknown = last.unproven.length;
  const tone = broken > 0 ? 'bad' : unknown > 0 ? 'warn' : 'good';
  const said = [
    broken > 0 && `${counted(broken, 'promise')} ${broken === 1 ? 'is' : 'are'} broken`,
    unknown > 0 && `${counted(unknown, 'promise')} could not be proven`,
  ].filter((part) => part !== false);
  return (
    <Notice tone={tone} title={said.length > 0 ? said.join(', ') : `All ${items.length} promises hold`}>
      Proven <RelativeTime at={last.finished_at ?? last.started_at} /> by {actorTitle(last.requested_by)}
      {!last.whole && ', the two costliest on a part of the rows'}. {is_running ? 'A run is under way.' : schedule}
    </Notice>
  );
}

function Promises({ invariants }: { invariants: Invariants }) {
  const sorted = invariants.items.toSorted(
    (one, other) => WORST_FIRST.indexOf(one.state) - WORST_FIRST.indexOf(other.state),
  );
  return (
    <div className="grid gap-5">
      <Standing invariants={invariants} />
      <Card className="overflow-hidden">
        <ul aria-label="Promises" className="divide-y divide-line">
          {sorted.map((one) => (
            <PromiseRow key={one.name} {...one} />
          ))}
        </ul>
      </Card>
    </div>
  );
}

function outcomeOf({ status, findings, healed, problem }: AuditRun): { label: string; tone: Tone } {
  if (status === 'running') return { label: 'Under way', tone: 'busy' };
  if (findings.length > 0) return { label: `Broken: ${findings.map(({ name }) => name).join(', ')}`, tone: 'bad' };
  if (problem) return { label: 'Not finished', tone: 'warn' };
  return healed.length > 0 ? { label: 'Healed', tone: 'busy' } : { label: 'All hold', tone: 'good' };
}

function RunRow(run: AuditRun) {
  const { label, tone } = outcomeOf(run);
  return (
    <li className="px-5 py-4 text-sm sm:px-6">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1.5">
        <p className="flex flex-wrap items-center gap-2.5">
          <Badge tone={tone}>{label}</Badge>
          <span className="text-ink-soft">
            {actorTitle(run.requested_by)}
            {run.heals && ', with healing'}
          </span>
        </p>
        <p className="text-[0.8125rem] text-ink-faint">
          <DateTime at={run.started_at} />
          {run.finished_at && (
            <>
              , took <Duration from={run.started_at} until={run.finished_at} />
            </>
          )}
        </p>
      </div>
      {run.problem && (
        <p className="mt-2.5 rounded-control bg-warn-soft px-3 py-2 text-[0.8125rem] text-warn [overflow-wrap:anywhere]">
          {run.problem}
        </p>
      )}
      {run.findings.map(({ name, offenders }) => (
        <Offenders key={name} offenders={offenders} />
      ))}
      {run.healed.length > 0 && (
        <ul className="mt-2.5 grid gap-1.5">
          {run.healed.map(({ invariant, subject, did }) => (
            <li key={invariant + subject} className="px-3 text-[0.8125rem] text-ink-soft [overflow-wrap:anywhere]">
              Healed <code className="font-mono text-xs">{invariant}</code> of <LinkedIds text={subject} />: {did}.
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

function Runs() {
  return (
    <Card className="overflow-hidden">
      <Paged
        result={useInfiniteQuery(auditRunsQuery)}
        empty={
          <EmptyState icon={<ShieldCheck />} title="No run yet">
            The first comes some minutes after a start, or when you press.
          </EmptyState>
        }
      >
        {(runs) => (
          <ul aria-label="Runs" className="divide-y divide-line">
            {runs.map((run) => (
              <RunRow key={run.id} {...run} />
            ))}
          </ul>
        )}
      </Paged>
    </Card>
  );
}

/** What must always hold, whether it does, and what was healed. */
export function InvariantsPage() {
  useTitle('Invariants');
  const show = knownWord(TABS, route.useSearch().show) ?? 'promises';
  const navigate = route.useNavigate();
  const result = useQuery(invariantsQuery);
  return (
    <>
      <PageHeader
        title="Invariants"
        note="What must always hold: that whatever was paid is delivered, that money adds up, that no history is impossible. Proven on the rows themselves."
        actions={<AuditActions invariants={result.data} />}
      />
      <Tabs
        label="Invariants"
        value={show}
        onChange={(value) => navigate({ search: value === 'promises' ? {} : { show: value }, replace: true })}
        tabs={[
          {
            value: 'promises',
            label: 'Promises',
            content: <Loaded result={result}>{(invariants) => <Promises invariants={invariants} />}</Loaded>,
          },
          { value: 'runs', label: 'Runs', content: <Runs /> },
        ]}
      />
    </>
  );
}
