import type { AlertTelling } from '../../api/types.ts';
import { Badge } from '../../ui/badge.tsx';
import { Panel } from '../../ui/card.tsx';
import { RelativeTime } from '../../ui/relative-time.tsx';
import { type Column, Table } from '../../ui/table.tsx';
import type { Tone } from '../../ui/tone.ts';
import { counted, spoken } from '../../words/phrases.ts';

const TONE = { waiting: 'busy', sent: 'good', failed: 'bad' } satisfies Record<AlertTelling['status'], Tone>;

export function TellingBadge({ telling: { status, answer } }: { telling: AlertTelling }) {
  return (
    <Badge tone={TONE[status]}>
      {spoken(status)}
      {answer !== null && `, ${answer}`}
    </Badge>
  );
}

const COLUMNS: Column<AlertTelling>[] = [
  { key: 'to', label: 'To', lead: true, cell: ({ address }) => <span className="break-all">{address}</span> },
  { key: 'news', label: 'News', cell: ({ news }) => spoken(news) },
  { key: 'status', label: 'Result', cell: (telling) => <TellingBadge telling={telling} /> },
  {
    key: 'problem',
    label: 'Problem',
    cell: ({ problem, attempts }) =>
      problem ? `${problem} (${counted(attempts, 'attempt')})` : <span className="text-ink-faint">–</span>,
  },
  { key: 'at', label: 'When', end: true, cell: ({ created_at }) => <RelativeTime at={created_at} /> },
];

/** Who was told, and what became of it. */
export function AlertTellings({ tellings }: { tellings: readonly AlertTelling[] }) {
  return (
    <Panel title="Who was told" note="Newest first. Webhooks are tried again for 17 hours, mails for about 8." flush>
      {tellings.length === 0 ? (
        <p className="px-6 py-5 text-ink-faint text-sm">Nobody: no destination wants to know of it.</p>
      ) : (
        <Table caption="Who was told" columns={COLUMNS} rows={tellings} rowKey={({ id }) => id} />
      )}
    </Panel>
  );
}
