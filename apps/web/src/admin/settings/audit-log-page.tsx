import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { auditLogQuery } from '../../api/team.ts';
import type { AuditEntry } from '../../api/types.ts';
import { Field } from '../../ui/field.tsx';
import { Input } from '../../ui/input.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { DateTime } from '../../ui/relative-time.tsx';
import type { Column } from '../../ui/table.tsx';
import { useTitle } from '../../ui/use-title.ts';
import { actorTitle } from '../../words/actor.ts';
import { knownWord } from '../../words/known-word.ts';
import { spoken } from '../../words/phrases.ts';
import { FilterSelect, Filters, FilterText } from '../filters.tsx';
import { JsonBlock } from '../json-block.tsx';
import { Listing } from '../listing.tsx';

const route = getRouteApi('/admin/admin/audit-log');

/** The parts of the shop in which something is done; `request` is what no part has a word of its own for. */
const ROOMS = [
  'accounts',
  'alerts',
  'catalog',
  'checkout',
  'customers',
  'fulfillment',
  'imports',
  'payments',
  'provisioning',
  'request',
  'settings',
  'subscriptions',
  'tasks',
] as const;

/** "payments.refund_requested" as people say it. */
function deed({ action, detail }: AuditEntry): string {
  if (action === 'request.made') return String(detail.request ?? action);
  const [, verb = action] = action.split('.');
  return spoken(verb);
}

const COLUMNS: Column<AuditEntry>[] = [
  {
    key: 'what',
    label: 'What',
    lead: true,
    cell: (entry) => (
      <>
        {deed(entry)}{' '}
        <span className="font-normal text-ink-faint text-xs">{spoken(entry.action.split('.')[0] ?? '')}</span>
      </>
    ),
  },
  {
    key: 'who',
    label: 'Who',
    cell: ({ actor, actor_name }) => (
      <>
        {actor_name ?? actorTitle(actor)}
        {actor_name && <span className="block text-ink-faint text-xs">{actorTitle(actor)}</span>}
      </>
    ),
  },
  {
    key: 'subject',
    label: 'To what',
    cell: ({ subject }) => <code className="break-all font-mono text-[0.8125rem] text-ink-soft">{subject}</code>,
  },
  {
    key: 'detail',
    label: 'Values',
    cell: ({ detail }) =>
      Object.keys(detail).length === 0 ? (
        '–'
      ) : (
        <details className="max-w-md">
          <summary className="cursor-pointer whitespace-nowrap text-ink-soft">Show</summary>
          <JsonBlock label="Values" value={detail} />
        </details>
      ),
  },
  { key: 'at', label: 'When', end: true, cell: ({ at }) => <DateTime at={at} /> },
];

/** Everything the team did. It is written with the deed, and never rewritten. */
export function AuditLogPage() {
  useTitle('Audit log');
  const search = route.useSearch();
  const room = knownWord(ROOMS, search.room);
  const { subject, actor, until } = search;
  const navigate = route.useNavigate();
  const filter = (change: Partial<typeof search>) =>
    navigate({ search: (now) => ({ ...now, ...change }), replace: true });
  return (
    <>
      <PageHeader
        title="Audit log"
        note="Everything the team did, and with which values. Nothing in it is ever changed."
      />
      <Filters>
        <FilterSelect
          label="Part of the shop"
          all="Every part"
          value={room}
          options={ROOMS.map((value) => ({ value, label: spoken(value) }))}
          onChange={(value) => filter({ room: value })}
        />
        <FilterText
          label="Id of what it was done to"
          value={subject}
          onChange={(value) => filter({ subject: value })}
        />
        <FilterText label="Who, such as api_key" value={actor} onChange={(value) => filter({ actor: value })} />
        <Field label="Before" className="sm:w-44">
          <Input
            type="date"
            value={until ?? ''}
            onChange={(event) => filter({ until: event.target.value || undefined })}
          />
        </Field>
      </Filters>
      <Listing
        caption="Audit log"
        result={useInfiniteQuery(
          auditLogQuery({ room, subject, actor, until: until === undefined ? undefined : `${until}T00:00:00Z` }),
        )}
        columns={COLUMNS}
        rowKey={({ id }) => id}
        empty={{ title: 'Nothing was done here yet' }}
      />
    </>
  );
}
