import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { ImportKind } from '@vozex/domain';
import { useState } from 'react';
import { importFilesQuery, importsQuery, sendImport } from '../../api/imports.ts';
import { Problem } from '../../api/problem.ts';
import type { ShopImport } from '../../api/types.ts';
import { paths } from '../../paths.ts';
import { ActionDialog, useDialog } from '../../shell/action-dialog.tsx';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Field } from '../../ui/field.tsx';
import { Input, Select } from '../../ui/input.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { RelativeTime } from '../../ui/relative-time.tsx';
import { type Column, ROW_LINK } from '../../ui/table.tsx';
import { useTitle } from '../../ui/use-title.ts';
import { knownWord } from '../../words/known-word.ts';
import { spoken } from '../../words/phrases.ts';
import { Listing } from '../listing.tsx';
import { useWhyNot } from '../rights.ts';
import { IMPORT_TONE, isUnderWay, KIND_TITLE, LOOK_AGAIN_MS } from './import-words.ts';

const COLUMNS: Column<ShopImport>[] = [
  {
    key: 'kind',
    label: 'Import',
    lead: true,
    cell: ({ id, kind, dry_run }) => (
      <Link to={paths.adminImport} params={{ id }} className={ROW_LINK}>
        {KIND_TITLE[kind]}
        {dry_run && ', dry run'}
      </Link>
    ),
  },
  {
    key: 'file',
    label: 'File',
    cell: ({ file_name }) => <span className="[overflow-wrap:anywhere]">{file_name}</span>,
  },
  { key: 'source', label: 'From', cell: ({ source }) => source },
  { key: 'status', label: 'Status', cell: ({ status }) => <Badge tone={IMPORT_TONE[status]}>{spoken(status)}</Badge> },
  {
    key: 'bad',
    label: 'Bad',
    end: true,
    cell: ({ counts }) => (
      <span className={counts.bad ? 'font-medium text-bad' : 'text-ink-faint'}>{counts.bad ?? 0}</span>
    ),
  },
  { key: 'rows', label: 'Rows', end: true, cell: ({ rows_total }) => rows_total.toLocaleString('en') },
  { key: 'at', label: 'Started', end: true, cell: ({ created_at }) => <RelativeTime at={created_at} /> },
];

/** What an earlier shop holds comes in here, file by file. */
export function ImportsPage() {
  useTitle('Imports');
  const notOperator = useWhyNot('operator');
  const dialog = useDialog();
  const result = useInfiniteQuery({
    ...importsQuery,
    refetchInterval: ({ state }) =>
      state.data?.pages.some(({ items }) => items.some(isUnderWay)) ? LOOK_AGAIN_MS : false,
  });
  return (
    <>
      <PageHeader
        title="Imports"
        note="Products, customers, orders and licenses of an earlier shop, in this order. Each row comes in once, however often its file is read."
        actions={
          <Button variant="primary" whyNot={notOperator} onClick={dialog.show}>
            Import file
          </Button>
        }
      />
      <SendDialog key={dialog.key} {...dialog.props} />
      <Listing
        caption="Imports"
        result={result}
        columns={COLUMNS}
        rowKey={({ id }) => id}
        empty={{ title: 'Nothing was imported yet', text: 'Begin with a dry run of the products: it changes nothing.' }}
      />
    </>
  );
}

const SOURCE = '[a-z0-9][a-z0-9._\\-]{0,59}';

function SendDialog(dialog: { open: boolean; onOpenChange(open: boolean): void }) {
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const [form, setForm] = useState({ kind: 'products' as ImportKind, source: 'earlier-shop', dryRun: true });
  const [file, setFile] = useState<File>();
  const [wrong, setWrong] = useState<Problem['fields']>({});
  const send = async () => {
    if (!file) throw new Problem(422, 'FILE_MISSING', 'Choose a file first.', {}, null);
    const { kind, source, dryRun } = form;
    setWrong({});
    const wish = { kind, source, file_name: file.name, dry_run: dryRun ? 'true' : 'false' } as const;
    const started = await sendImport(file, wish).catch((error: unknown) => {
      if (error instanceof Problem) setWrong(error.fields);
      throw error;
    });
    queryClient.invalidateQueries({ queryKey: ['admin', 'imports'] });
    navigate({ to: paths.adminImport, params: { id: started.id } });
  };
  return (
    <ActionDialog
      {...dialog}
      title="Import a file"
      description="CSV with a header, JSON, or one JSON object a line; in UTF-8."
      verb={form.dryRun ? 'Look at it' : 'Import'}
      act={send}
      onDone={() => {}}
    >
      <Field label="What it holds">
        <Select
          value={form.kind}
          onChange={(event) =>
            setForm({ ...form, kind: knownWord(ImportKind.options, event.target.value) ?? form.kind })
          }
        >
          {ImportKind.options.map((kind) => (
            <option key={kind} value={kind}>
              {KIND_TITLE[kind]}
            </option>
          ))}
        </Select>
      </Field>
      <Field label="File" hint={<Columns kind={form.kind} />} error={wrongWith(wrong)} required>
        <Input
          type="file"
          required
          accept=".csv,.json,.ndjson,.jsonl,.txt"
          onChange={(event) => setFile(event.target.files?.[0])}
          className="py-1.5"
        />
      </Field>
      <Field label="Earlier shop" hint="What it is called here, the same for all of its files." required>
        <Input
          required
          pattern={SOURCE}
          value={form.source}
          onChange={(event) => setForm({ ...form, source: event.target.value })}
        />
      </Field>
      <Checkbox
        label="Dry run"
        hint="Says what would come in, and changes nothing."
        checked={form.dryRun}
        onChange={(event) => setForm({ ...form, dryRun: event.target.checked })}
      />
    </ActionDialog>
  );
}

/** What is wrong with a file; which columns there are, its hint says. */
function wrongWith({ columns: _, ...fields }: Problem['fields']): string | undefined {
  const told = Object.entries(fields).map(([field, message]) => `${field} ${message}`);
  return told.length > 0 ? `${told.join('. ')}.` : undefined;
}

function Columns({ kind }: { kind: ImportKind }) {
  const files = useQuery(importFilesQuery).data;
  const columns = files?.find((one) => one.kind === kind)?.columns ?? [];
  const required = columns.filter((column) => column.required).map(({ name }) => name);
  const others = columns.filter((column) => !column.required).map(({ name }) => name);
  return (
    <>
      Needs <b className="font-medium">{required.join(', ')}</b>. May have {others.join(', ')}.
    </>
  );
}
