import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { GATEWAY_LABEL, PaymentGatewayKey } from '@vozex/domain';
import { RefreshCw, SearchCheck } from 'lucide-react';
import { useState } from 'react';
import { gatewaysQuery } from '../../api/admin.ts';
import { reconcile, reconciliationsQuery } from '../../api/admin-billing.ts';
import type { Reconciliation } from '../../api/types.ts';
import { ActionDialog, useDialog } from '../../shell/action-dialog.tsx';
import { Paged } from '../../shell/loaded.tsx';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Field } from '../../ui/field.tsx';
import { Select } from '../../ui/input.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { DateTime, Duration } from '../../ui/relative-time.tsx';
import { useToast } from '../../ui/toast.tsx';
import type { Tone } from '../../ui/tone.ts';
import { useTitle } from '../../ui/use-title.ts';
import { actorTitle } from '../../words/actor.ts';
import { gatewayTitle } from '../../words/gateway-title.ts';
import { knownWord } from '../../words/known-word.ts';
import { counted, spoken } from '../../words/phrases.ts';
import { FilterSelect, Filters } from '../filters.tsx';
import { OrderLink } from '../order-link.tsx';
import { useWhyNot } from '../rights.ts';

const route = getRouteApi('/admin/admin/reconciliations');

/** While one is looking, the page looks, too. */
const LOOK_AGAIN_MS = 3_000;

const TONE = { running: 'busy', done: 'good', failed: 'bad' } satisfies Record<Reconciliation['status'], Tone>;

function Findings({ findings }: { findings: Reconciliation['findings'] }) {
  return (
    <ul className="mt-2.5 grid gap-1.5">
      {findings.map(({ what, ref, order_id, result }) => (
        <li key={what + ref} className="rounded-control bg-sunken px-3 py-2 text-[0.8125rem] [overflow-wrap:anywhere]">
          <span className="font-medium">{spoken(what)}</span> <code className="font-mono text-xs">{ref}</code>
          <span className="text-ink-soft"> · {result}</span>
          {order_id && (
            <>
              {' · '}
              <OrderLink id={order_id} />
            </>
          )}
        </li>
      ))}
    </ul>
  );
}

function Look({ look }: { look: Reconciliation }) {
  const { gateway, status, found, looked_at, window_from, window_to, started_at, finished_at } = look;
  return (
    <li className="px-5 py-4 text-sm sm:px-6">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1.5">
        <p className="flex flex-wrap items-center gap-2.5">
          <span className="font-semibold">{gatewayTitle(gateway)}</span>
          <Badge tone={TONE[status]}>{spoken(status)}</Badge>
          <span className={found > 0 ? 'font-medium text-warn' : 'text-ink-soft'}>
            {found > 0 ? `${counted(found, 'thing')} no webhook had told` : status === 'done' && 'Nothing was missed'}
          </span>
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
      <p className="mt-1 text-[0.8125rem] text-ink-faint">
        {counted(looked_at, 'object')} looked at, from <DateTime at={window_from} /> to <DateTime at={window_to} />,
        asked for by {actorTitle(look.requested_by)}
      </p>
      {look.problem && (
        <p className="mt-2.5 rounded-control bg-bad-soft px-3 py-2 text-[0.8125rem] text-bad">{look.problem}</p>
      )}
      {look.findings.length > 0 && <Findings findings={look.findings} />}
    </li>
  );
}

const SPANS = [1, 3, 7, 30, 90];

function ReconcileNow() {
  const dialog = useDialog();
  const notOperator = useWhyNot('operator');
  return (
    <>
      <Button variant="primary" whyNot={notOperator} onClick={dialog.show}>
        <RefreshCw aria-hidden="true" className="size-4" /> Reconcile now
      </Button>
      <ReconcileDialog key={dialog.key} {...dialog.props} />
    </>
  );
}

function ReconcileDialog(dialog: { open: boolean; onOpenChange(open: boolean): void }) {
  const queryClient = useQueryClient();
  const toast = useToast();
  const gateways = useQuery(gatewaysQuery).data?.filter(({ configured }) => configured) ?? [];
  const [gateway, setGateway] = useState<PaymentGatewayKey>();
  const [days, setDays] = useState(3);
  const look = useMutation({
    mutationFn: () => reconcile({ days, ...(gateway && { gateway }) }),
    onSuccess: ({ items }) => {
      const found = items.reduce((sum, one) => sum + one.found, 0);
      if (items.length === 0) return toast('A look is under way already.');
      toast(found > 0 ? `${counted(found, 'thing')} found and taken over.` : 'Nothing was missed.');
    },
  });
  return (
    <ActionDialog
      {...dialog}
      title="Look for what was missed"
      description="The gateways are asked what happened. What no webhook told is applied as if it had: an order found paid is delivered."
      verb="Reconcile now"
      act={look.mutateAsync}
      onDone={() => queryClient.invalidateQueries({ queryKey: ['admin'] })}
    >
      <div className="grid grid-cols-2 gap-4">
        <Field label="Gateway">
          <Select
            value={gateway ?? ''}
            onChange={(event) => setGateway(knownWord(PaymentGatewayKey.options, event.target.value))}
          >
            <option value="">All</option>
            {gateways.map((one) => (
              <option key={one.gateway} value={one.gateway}>
                {one.title}
              </option>
            ))}
          </Select>
        </Field>
        <Field label="Look back">
          <Select value={days} onChange={(event) => setDays(Number(event.target.value))}>
            {SPANS.map((span) => (
              <option key={span} value={span}>
                {counted(span, 'day')}
              </option>
            ))}
          </Select>
        </Field>
      </div>
    </ActionDialog>
  );
}

/** What the gateways knew and no webhook had told, look by look. */
export function ReconciliationsPage() {
  useTitle('Reconciliation');
  const gateway = knownWord(PaymentGatewayKey.options, route.useSearch().gateway);
  const navigate = route.useNavigate();
  const result = useInfiniteQuery({
    ...reconciliationsQuery({ gateway }),
    refetchInterval: ({ state }) =>
      state.data?.pages.some(({ items }) => items.some(({ status }) => status === 'running')) ? LOOK_AGAIN_MS : false,
  });
  return (
    <>
      <PageHeader
        title="Reconciliation"
        note="Webhooks get lost. The gateways are asked on a schedule, and whenever you press, so that nothing is missed."
        actions={<ReconcileNow />}
      />
      <Filters>
        <FilterSelect
          label="Gateway"
          all="Every gateway"
          value={gateway}
          options={PaymentGatewayKey.options.map((value) => ({ value, label: GATEWAY_LABEL[value] }))}
          onChange={(value) => navigate({ search: value ? { gateway: value } : {}, replace: true })}
        />
      </Filters>
      <Card className="overflow-hidden">
        <Paged
          result={result}
          empty={
            <EmptyState icon={<SearchCheck />} title="Nobody has looked yet">
              The first look comes by itself, or when you press.
            </EmptyState>
          }
        >
          {(looks) => (
            <ul className="divide-y divide-line">
              {looks.map((look) => (
                <Look key={look.id} look={look} />
              ))}
            </ul>
          )}
        </Paged>
      </Card>
    </>
  );
}
