import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Clapperboard } from 'lucide-react';
import { useState } from 'react';
import { rehearsalQuery, rehearsalsQuery } from '../../api/rehearsals.ts';
import type { RehearsalSummary } from '../../api/types.ts';
import { Loaded, Paged } from '../../shell/loaded.tsx';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Panel } from '../../ui/card.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { DateTime } from '../../ui/relative-time.tsx';
import { actorTitle } from '../../words/actor.ts';
import { spoken } from '../../words/phrases.ts';
import { REHEARSAL_TONE, RehearsalReport } from './rehearsal-report.tsx';

function Shown({ productId, id }: { productId: string; id: string }) {
  const result = useQuery(rehearsalQuery(productId, id));
  return <Loaded result={result}>{(report) => <RehearsalReport report={report} />}</Loaded>;
}

function Earlier({
  rehearsals,
  shown,
  show,
}: {
  rehearsals: RehearsalSummary[];
  shown: string;
  show(id: string): void;
}) {
  return (
    <ul className="divide-y divide-line">
      {rehearsals.map((one) => (
        <li
          key={one.id}
          className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1.5 px-5 py-3 text-sm sm:px-6"
        >
          <span className="flex flex-wrap items-center gap-2.5">
            <Badge tone={REHEARSAL_TONE[one.status]}>{spoken(one.status)}</Badge>
            {one.outdated && <Badge tone="warn">Outdated</Badge>}
            <span className="text-[0.8125rem] text-ink-soft">
              <DateTime at={one.created_at} />, begun by {actorTitle(one.started_by)}
            </span>
          </span>
          {one.id === shown ? (
            <span className="text-[0.8125rem] text-ink-faint">Shown above</span>
          ) : (
            <Button size="small" onClick={() => show(one.id)}>
              Show report
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}

/** The reports of a product: the newest, or the one that was picked, and the way to the others. */
export function RehearsalsPanel({ productId }: { productId: string }) {
  const result = useInfiniteQuery(rehearsalsQuery(productId));
  const [picked, setPicked] = useState<string>();
  return (
    <Panel
      title="Rehearsals"
      note="The product is bought in a shop of its own, with play money and a clock that moves. Your orders and payments are not touched."
      flush
      className="overflow-hidden"
    >
      <Paged
        result={result}
        empty={
          <EmptyState icon={<Clapperboard />} title="Never rehearsed">
            A rehearsal pays, delivers, suspends, resumes and cancels, through each gateway, before a customer does.
          </EmptyState>
        }
      >
        {(rehearsals) => {
          const shown = picked ?? rehearsals[0]?.id ?? '';
          return (
            <>
              <Shown productId={productId} id={shown} />
              {rehearsals.length > 1 && (
                <section className="border-line border-t">
                  <h3 className="px-5 pt-4 pb-1 font-semibold text-[0.8125rem] sm:px-6">All reports</h3>
                  <Earlier rehearsals={rehearsals} shown={shown} show={setPicked} />
                </section>
              )}
            </>
          );
        }}
      </Paged>
    </Panel>
  );
}
