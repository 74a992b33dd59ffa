import { useInfiniteQuery } from '@tanstack/react-query';
import { adminMailsQuery } from '../../api/admin.ts';
import type { AdminMail } from '../../api/types.ts';
import { Badge } from '../../ui/badge.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { RelativeTime } from '../../ui/relative-time.tsx';
import type { Column } from '../../ui/table.tsx';
import type { Tone } from '../../ui/tone.ts';
import { useTitle } from '../../ui/use-title.ts';
import { spoken } from '../../words/phrases.ts';
import { Listing } from '../listing.tsx';

const TONE = { waiting: 'busy', sent: 'good', failed: 'bad' } satisfies Record<AdminMail['status'], Tone>;

const COLUMNS: Column<AdminMail>[] = [
  { key: 'subject', label: 'Subject', lead: true, cell: ({ subject, kind }) => subject ?? spoken(kind) },
  { key: 'to', label: 'To', cell: ({ recipient }) => recipient },
  { key: 'kind', label: 'Kind', cell: ({ kind }) => <span className="text-ink-soft">{spoken(kind)}</span> },
  {
    key: 'status',
    label: 'Status',
    cell: ({ status }) => <Badge tone={TONE[status]}>{spoken(status)}</Badge>,
  },
  { key: 'at', label: 'Written', end: true, cell: ({ created_at }) => <RelativeTime at={created_at} /> },
];

export function MailsPage() {
  useTitle('Mails');
  return (
    <>
      <PageHeader title="Mails" note="What was written to customers and to the team." />
      <Listing
        caption="Mails"
        result={useInfiniteQuery(adminMailsQuery)}
        columns={COLUMNS}
        rowKey={({ id }) => id}
        empty={{ title: 'No mails yet' }}
      />
    </>
  );
}
