import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { CircleCheck, CircleDashed, CircleMinus, CircleX } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { testProductConnection } from '../../api/admin.ts';
import { testGateway } from '../../api/admin-billing.ts';
import { wordError } from '../../api/problem.ts';
import { checklistQuery, startRehearsal } from '../../api/rehearsals.ts';
import type { AdminProduct, ChecklistLine } from '../../api/types.ts';
import { paths } from '../../paths.ts';
import { Loaded } from '../../shell/loaded.tsx';
import { Button } from '../../ui/button.tsx';
import { Panel } from '../../ui/card.tsx';
import { classes } from '../../ui/classes.ts';
import { useToast } from '../../ui/toast.tsx';
import { INLINE_LINK } from '../back-link.tsx';
import { useWhyNot } from '../rights.ts';
import { ProductFrame } from './product-frame.tsx';
import { RehearsalsPanel } from './rehearsals-panel.tsx';
import { useIsRehearsing } from './use-is-rehearsing.ts';

const route = getRouteApi('/admin/admin/products/$id/checklist');

const MARK = {
  passed: { Icon: CircleCheck, color: 'text-good', word: 'Holds' },
  failed: { Icon: CircleX, color: 'text-bad', word: 'Does not hold' },
  not_run: { Icon: CircleDashed, color: 'text-warn', word: 'Not checked' },
  not_applicable: { Icon: CircleMinus, color: 'text-ink-faint', word: 'Does not apply' },
} satisfies Record<ChecklistLine['status'], unknown>;

type Run = NonNullable<ChecklistLine['run']>;

const RUN_LABEL = {
  test_connection: 'Test connection',
  test_gateways: 'Test gateways',
  rehearse: 'Rehearse',
} satisfies Record<Run, string>;

/** What makes each check run anew. Of a product with paths, those that have no connection answer so and are passed over. */
const RUN = {
  test_connection: ({ id, paths: ways }) =>
    Promise.allSettled(
      (ways.length > 0 ? ways.map(({ name }) => name) : [null]).map((path) => testProductConnection(id, path)),
    ),
  test_gateways: ({ id, enabled_payment_gateways }) =>
    Promise.all(enabled_payment_gateways.map((gateway) => testGateway(gateway, id))),
  rehearse: ({ id }) => startRehearsal(id),
} satisfies Record<Run, (product: AdminProduct) => Promise<unknown>>;

function useRun(product: AdminProduct) {
  const queryClient = useQueryClient();
  const toast = useToast();
  return useMutation({
    mutationFn: (run: Run) => RUN[run](product) as Promise<unknown>,
    onError: (error) => toast(wordError(error).sentence, 'bad'),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['admin', 'products'] }),
  });
}

function Place({ place, id }: { place: ChecklistLine['place']; id: string }) {
  switch (place) {
    case 'product':
      return (
        <Link to={paths.adminProduct} params={{ id }} className={INLINE_LINK}>
          Open the form
        </Link>
      );
    case 'checkout_preview':
      return (
        <Link to={paths.adminCheckoutPreview} params={{ id }} className={INLINE_LINK}>
          Preview the checkout
        </Link>
      );
    case 'gateways':
      return (
        <Link to={paths.adminGateways} className={INLINE_LINK}>
          See the gateways
        </Link>
      );
    case 'rehearsals':
    case null:
      return null;
  }
}

function Line({ line, product }: { line: ChecklistLine; product: AdminProduct }) {
  const { key, title, status, detail, fix, place, run } = line;
  const notOperator = useWhyNot('operator');
  const isRehearsing = useIsRehearsing(product.id);
  const running = useRun(product);
  const { Icon, color, word } = MARK[status];
  const busy = running.isPending || (run === 'rehearse' && isRehearsing);
  const needsLook = status === 'failed' || status === 'not_run';
  return (
    <li className="flex gap-3 px-5 py-3.5 sm:px-6" data-line={key}>
      <Icon aria-hidden="true" className={classes('mt-0.5 size-[1.125rem] shrink-0', color)} />
      <div className="min-w-0 flex-1">
        <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
          <div className="min-w-0 flex-1 basis-64">
            <p className="font-medium text-sm">
              {title}
              <span className="sr-only">: {word}</span>
            </p>
            <p className="mt-0.5 text-[0.8125rem] text-ink-soft [overflow-wrap:anywhere]">{detail}</p>
            {needsLook && fix && <p className="mt-0.5 text-[0.8125rem] [overflow-wrap:anywhere]">{fix}</p>}
            {needsLook && place && place !== 'rehearsals' && (
              <p className="mt-1 text-[0.8125rem]">
                <Place place={place} id={product.id} />
              </p>
            )}
          </div>
          {run && (
            <Button size="small" busy={busy} whyNot={notOperator} onClick={() => running.mutate(run)}>
              {RUN_LABEL[run]}
            </Button>
          )}
        </div>
      </div>
    </li>
  );
}

function Lines({ product }: { product: AdminProduct }) {
  const lines = useQuery(checklistQuery(product.id));
  const counted = lines.data?.filter(({ status }) => status !== 'not_applicable') ?? [];
  const holding = counted.filter(({ status }) => status === 'passed').length;
  return (
    <Panel
      title={lines.data ? `${holding} of ${counted.length} lines hold` : 'Checklist'}
      note="What it needs before it is sold. Each line is checked when you open this page, or when you press its button."
      flush
      className="overflow-hidden"
    >
      <Loaded result={lines}>
        {(all) => (
          <ul className="divide-y divide-line">
            {all.map((line) => (
              <Line key={line.key} line={line} product={product} />
            ))}
          </ul>
        )}
      </Loaded>
    </Panel>
  );
}

/** What a product needs before it is sold (plan 9), computed; each line says how to mend it. */
export function ChecklistPage() {
  const { id } = route.useParams();
  useChecksAfterRehearsal(id);
  return (
    <ProductFrame id={id}>
      {(product) => (
        <div className="grid grid-cols-1 gap-6">
          <Lines product={product} />
          <RehearsalsPanel productId={id} />
        </div>
      )}
    </ProductFrame>
  );
}

/** When a rehearsal ends, its line says so. */
function useChecksAfterRehearsal(id: string): void {
  const queryClient = useQueryClient();
  const isRehearsing = useIsRehearsing(id);
  const was = useRef(isRehearsing);
  useEffect(() => {
    if (was.current && !isRehearsing) {
      queryClient.invalidateQueries({ queryKey: checklistQuery(id).queryKey });
    }
    was.current = isRehearsing;
  }, [id, isRehearsing, queryClient]);
}
