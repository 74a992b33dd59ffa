import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { DELIVERY_MODEL_LABEL, DeliveryModel, ImportOutcome } from '@vozex/domain';
import { Download, Inbox } from 'lucide-react';
import { useEffect, useState } from 'react';
import {
  cancelImport,
  importAgain,
  importQuery,
  importRowsQuery,
  type ProductDecisions,
  rejectedRowsAddress,
} from '../../api/imports.ts';
import type { ImportedRow, ShopImport } from '../../api/types.ts';
import { paths } from '../../paths.ts';
import { ActionDialog, useDialog } from '../../shell/action-dialog.tsx';
import { ErrorNotice } from '../../shell/error-notice.tsx';
import { Loaded, Paged } from '../../shell/loaded.tsx';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Panel } from '../../ui/card.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Field } from '../../ui/field.tsx';
import { Select } from '../../ui/input.tsx';
import { KeyValue } from '../../ui/key-value.tsx';
import { Meter } from '../../ui/meter.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { DateTime } from '../../ui/relative-time.tsx';
import { useTitle } from '../../ui/use-title.ts';
import { actorTitle } from '../../words/actor.ts';
import { knownWord } from '../../words/known-word.ts';
import { counted, spoken } from '../../words/phrases.ts';
import { BackLink, INLINE_LINK } from '../back-link.tsx';
import { FilterSelect, Filters } from '../filters.tsx';
import { useWhyNot } from '../rights.ts';
import { IMPORT_TONE, isUnderWay, KIND_TITLE, LOOK_AGAIN_MS, OUTCOME_TITLE, OUTCOME_TONE } from './import-words.ts';

const route = getRouteApi('/admin/admin/imports/$id');

/** One file of an earlier shop: how far it is, what came of its rows, and what a person decides about its products. */
export function ImportPage() {
  useTitle('Import');
  const { id } = route.useParams();
  const result = useQuery({
    ...importQuery(id),
    refetchInterval: ({ state }) => (state.data && isUnderWay(state.data) ? LOOK_AGAIN_MS : false),
  });
  return <Loaded result={result}>{(shown) => <Shown key={shown.id} shown={shown} />}</Loaded>;
}

function Shown({ shown }: { shown: ShopImport }) {
  const { id, kind, status, dry_run, source } = shown;
  const [decisions, setDecisions] = useState<ProductDecisions>({});
  const queryClient = useQueryClient();
  const over = !isUnderWay(shown);
  useEffect(() => {
    // What was told while it ran is not all of it.
    if (over) queryClient.invalidateQueries({ queryKey: ['admin', 'imports', 'rows', id] });
  }, [over, id, queryClient]);
  return (
    <>
      <PageHeader
        back={<BackLink to={paths.adminImports}>Imports</BackLink>}
        title={`${KIND_TITLE[kind]} from ${source}`}
        badge={<Badge tone={IMPORT_TONE[status]}>{dry_run ? `Dry run, ${status}` : spoken(status)}</Badge>}
        note={shown.file_name}
        actions={<Actions shown={shown} decisions={decisions} />}
      />
      <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="grid min-w-0 grid-cols-1 gap-6">
          <Standing shown={shown} />
          <Rows shown={shown} decisions={decisions} decide={setDecisions} />
        </div>
        <Panel title="Facts">
          <KeyValue
            facts={[
              { label: 'Rows', value: shown.rows_total.toLocaleString('en') },
              ...ImportOutcome.options.flatMap((outcome) => {
                const rows = shown.counts[outcome];
                return rows ? [{ label: OUTCOME_TITLE[outcome], value: rows.toLocaleString('en') }] : [];
              }),
              { label: 'Dry run', value: dry_run ? 'Yes' : 'No' },
              { label: 'Started by', value: actorTitle(shown.started_by) },
              { label: 'Started', value: <DateTime at={shown.created_at} /> },
              { label: 'Ended', value: shown.ended_at && <DateTime at={shown.ended_at} /> },
            ]}
          />
        </Panel>
      </div>
    </>
  );
}

function Standing({ shown }: { shown: ShopImport }) {
  const { rows_done: done, rows_total: total, counts, status, dry_run } = shown;
  const bad = counts.bad ?? 0;
  return (
    <>
      {isUnderWay(shown) && (
        <Panel title="Under way">
          <Meter
            label="Rows dealt with"
            value={done}
            max={Math.max(total, 1)}
            text={`${done.toLocaleString('en')} of ${total.toLocaleString('en')}`}
            hint="It goes on by itself, also after VOZEX was restarted. You need not stay."
          />
        </Panel>
      )}
      {status === 'failed' && (
        <Notice tone="bad" title="It could not go on">
          {shown.problem} What came in stays; import the file again to go on.
        </Notice>
      )}
      {status === 'cancelled' && (
        <Notice tone="quiet" title="It was cancelled">
          The first {counted(done, 'row')} were dealt with. The same file again goes on from there.
        </Notice>
      )}
      {status === 'done' && dry_run && (
        <Notice tone="busy" title="Nothing was changed">
          This is what an import would do.
          {shown.kind === 'products' && ' Say below how products are delivered where the proposal is wrong.'}
        </Notice>
      )}
      {status === 'done' && !dry_run && bad === 0 && (
        <Notice tone="good" title="All of it is in">
          The same file again would change nothing.
        </Notice>
      )}
      {!isUnderWay(shown) && bad > 0 && (
        <Notice
          tone="warn"
          title={`${counted(bad, 'row')} ${bad === 1 ? 'is' : 'are'} bad`}
          actions={
            shown.has_file && (
              <Button asChild size="small">
                <a href={rejectedRowsAddress(shown.id)} download>
                  <Download aria-hidden="true" className="size-4" /> Rejected rows as CSV
                </a>
              </Button>
            )
          }
        >
          {dry_run ? 'Bad rows would stay behind.' : 'Bad rows stayed behind; everything else is in.'} Mend them in the
          file that you download, and import it: what is in already is not touched.
        </Notice>
      )}
      <UnreadColumns shown={shown} />
    </>
  );
}

/** What the file calls otherwise is read after all, once somebody says that the guess is right. */
function UnreadColumns({ shown }: { shown: ShopImport }) {
  const { id, ignored_columns: ignored, column_hints: hints, renamed_columns: renamed } = shown;
  const notOperator = useWhyNot('operator');
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const again = useMutation({
    mutationFn: () => importAgain(id, true, { columns: { ...renamed, ...hints }, products: {} }),
    onSuccess: (started) => {
      queryClient.invalidateQueries({ queryKey: ['admin', 'imports'] });
      return navigate({ to: paths.adminImport, params: { id: started.id } });
    },
  });
  const guessed = Object.entries(hints);
  const others = ignored.filter((name) => !Object.hasOwn(hints, name));
  if (ignored.length === 0) return null;
  return (
    <>
      <Notice
        tone={guessed.length > 0 ? 'warn' : 'quiet'}
        title="Columns that were not read"
        actions={
          guessed.length > 0 &&
          !isUnderWay(shown) &&
          shown.has_file && (
            <Button size="small" whyNot={notOperator} busy={again.isPending} onClick={() => again.mutate()}>
              Dry run with these names
            </Button>
          )
        }
      >
        {guessed.length > 0 && (
          <ul className="grid gap-1">
            {guessed.map(([name, column]) => (
              <li key={name} className="[overflow-wrap:anywhere]">
                <code className="font-mono text-xs">{name}</code> is not read; did you mean{' '}
                <code className="font-mono text-xs">{column}</code>?
              </li>
            ))}
          </ul>
        )}
        {others.length > 0 && (
          <p className="[overflow-wrap:anywhere]">
            {guessed.length > 0 && 'Nor were: '}
            {others.join(', ')}
          </p>
        )}
      </Notice>
      {again.isError && <ErrorNotice error={again.error} />}
    </>
  );
}

function Actions({ shown, decisions }: { shown: ShopImport; decisions: ProductDecisions }) {
  const notOperator = useWhyNot('operator');
  const again = useDialog();
  const cancel = useDialog();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const start = async () => {
    const made = Object.keys(decisions).length > 0;
    const decided = made ? { columns: shown.renamed_columns, products: decisions } : undefined;
    const { id } = await importAgain(shown.id, false, decided);
    await navigate({ to: paths.adminImport, params: { id } });
  };
  const lookAgain = () => queryClient.invalidateQueries({ queryKey: ['admin', 'imports'] });
  if (isUnderWay(shown)) {
    return (
      <>
        <Button whyNot={notOperator} onClick={cancel.show}>
          Cancel import
        </Button>
        <ActionDialog
          key={cancel.key}
          {...cancel.props}
          title="Cancel this import?"
          description="It ends after the rows it is at. What came in stays, and the same file again goes on from there."
          verb="Cancel import"
          dangerous
          act={() => cancelImport(shown.id)}
          onDone={lookAgain}
        />
      </>
    );
  }
  const forgotten = shown.has_file ? null : 'The file was forgotten; send it again.';
  const decided = Object.keys(decisions).length;
  return (
    <>
      <Button variant={shown.dry_run ? 'primary' : 'secondary'} whyNot={notOperator ?? forgotten} onClick={again.show}>
        {shown.dry_run ? 'Import it' : 'Import again'}
      </Button>
      <ActionDialog
        key={again.key}
        {...again.props}
        title={shown.dry_run ? 'Import what the dry run has shown?' : 'Import the file again?'}
        description={
          decided > 0
            ? `With what you said about ${counted(decided, 'product')}. Bad rows stay behind.`
            : 'What is in already is not touched, and bad rows stay behind.'
        }
        verb={shown.dry_run ? 'Import it' : 'Import again'}
        act={start}
        onDone={lookAgain}
      />
    </>
  );
}

type Deciding = { decisions: ProductDecisions; decide(next: ProductDecisions): void };

function Rows({ shown, decisions, decide }: { shown: ShopImport } & Deciding) {
  const outcome = knownWord(ImportOutcome.options, route.useSearch().outcome);
  const navigate = route.useNavigate();
  const result = useInfiniteQuery(importRowsQuery(shown.id, outcome));
  const shownOutcomes = ImportOutcome.options.filter((one) => shown.counts[one] || one === outcome);
  return (
    <Panel title={shown.kind === 'products' ? 'Products' : 'Rows to look at'} flush>
      {shownOutcomes.length > 1 && (
        <div className="px-5 pt-5 sm:px-6">
          <Filters>
            <FilterSelect
              label="What became of it"
              all="Everything"
              value={outcome}
              options={shownOutcomes.map((value) => ({ value, label: OUTCOME_TITLE[value] }))}
              onChange={(value) => navigate({ search: value ? { outcome: value } : {}, replace: true })}
            />
          </Filters>
        </div>
      )}
      <Paged
        result={result}
        empty={
          <EmptyState icon={<Inbox />} title={isUnderWay(shown) ? 'None so far' : 'None'}>
            {shown.has_file
              ? 'Rows that simply came in are not listed.'
              : 'What was told of the rows was forgotten with the file.'}
          </EmptyState>
        }
      >
        {(rows) => (
          <ul className="divide-y divide-line">
            {rows.map((row) => (
              <Row key={row.row_number} row={row} shown={shown} decisions={decisions} decide={decide} />
            ))}
          </ul>
        )}
      </Paged>
    </Panel>
  );
}

function Row({ row, shown, ...deciding }: { row: ImportedRow; shown: ShopImport } & Deciding) {
  const { product, outcome, problems, line, external_id } = row;
  const name = product?.name ?? external_id ?? `Row ${row.row_number}`;
  return (
    <li className="grid gap-2 px-5 py-4 text-sm sm:px-6">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1.5">
        <p className="flex min-w-0 flex-wrap items-center gap-2.5">
          <span className="font-semibold [overflow-wrap:anywhere]">
            {product && row.target_id ? (
              <Link to={paths.adminProduct} params={{ id: row.target_id }} className={INLINE_LINK}>
                {name}
              </Link>
            ) : (
              name
            )}
          </span>
          <Badge tone={OUTCOME_TONE[outcome]}>{OUTCOME_TITLE[outcome]}</Badge>
        </p>
        <p className="text-[0.8125rem] text-ink-faint">Line {line}</p>
      </div>
      {problems.length > 0 && (
        <ul className="grid gap-1">
          {problems.map(({ code, field, message }) => (
            <li key={`${code} ${field}`} className="[overflow-wrap:anywhere]">
              {field && <code className="font-mono text-xs">{field}</code>} {message}
            </li>
          ))}
        </ul>
      )}
      {product && <Delivery row={row} product={product} shown={shown} {...deciding} />}
    </li>
  );
}

const CONFIDENCE_TONE = { certain: 'good', likely: 'busy', unclear: 'warn' } as const;

type DeliveryProps = { row: ImportedRow; product: NonNullable<ImportedRow['product']>; shown: ShopImport } & Deciding;

function Delivery({ row, product, shown, decisions, decide }: DeliveryProps) {
  const { proposal, undecided, missing } = product;
  const id = row.external_id;
  const said = knownWord(DeliveryModel.options, product.delivery_model ?? '');
  const proposed = knownWord(DeliveryModel.options, proposal?.delivery_model ?? '');
  const decision = id === null ? undefined : decisions[id];
  const value = decision ? ('skip' in decision ? 'skip' : decision.delivery_model) : '';
  const choose = (chosen: string) => {
    if (id === null) return;
    const { [id]: _, ...others } = decisions;
    const model = knownWord(DeliveryModel.options, chosen);
    if (chosen === 'skip') decide({ ...others, [id]: { skip: true } });
    else decide(model ? { ...others, [id]: { delivery_model: model } } : others);
  };
  const isOpen = shown.dry_run && shown.has_file && !isUnderWay(shown) && row.outcome === 'created' && id !== null;
  return (
    <div className="grid gap-2">
      {proposal && (
        <p className="flex flex-wrap items-center gap-x-2.5 gap-y-1 text-ink-soft">
          <Badge tone={CONFIDENCE_TONE[proposal.confidence]}>{spoken(proposal.confidence)}</Badge>
          <span className="font-medium text-ink">{proposed ? DELIVERY_MODEL_LABEL[proposed] : 'Cannot tell'}</span>
          <span>{proposal.reason}</span>
        </p>
      )}
      {said && <p className="text-ink-soft">{DELIVERY_MODEL_LABEL[said]}, as its row or somebody says.</p>}
      {undecided && (
        <p className="text-warn">
          It {shown.dry_run ? 'would stay' : 'is'} a draft until somebody says how it is delivered.
        </p>
      )}
      {missing.length > 0 && (
        <details className="text-[0.8125rem] text-ink-faint">
          <summary className="cursor-pointer">Still needs {counted(missing.length, 'thing')} to be sold</summary>
          <ul className="mt-1.5 grid list-disc gap-1 pl-5">
            {missing.map((lack) => (
              <li key={lack} className="[overflow-wrap:anywhere]">
                {lack}
              </li>
            ))}
          </ul>
        </details>
      )}
      {isOpen && (
        <Field label={`How ${product.name} is delivered`} className="max-w-72">
          <Select value={value} onChange={(event) => choose(event.target.value)}>
            <option value="">{said ? 'As it says' : proposed ? 'As proposed' : 'Nobody has said'}</option>
            {DeliveryModel.exclude(['hybrid']).options.map((model) => (
              <option key={model} value={model}>
                {DELIVERY_MODEL_LABEL[model]}
              </option>
            ))}
            <option value="skip">Leave it behind</option>
          </Select>
        </Field>
      )}
    </div>
  );
}
