import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Mail } from 'lucide-react';
import { letterQuery, mailboxQuery } from '../api/admin.ts';
import { paths } from '../paths.ts';
import { Loaded } from '../shell/loaded.tsx';
import { Card, Panel } from '../ui/card.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { PageHeader } from '../ui/page-header.tsx';
import { RelativeTime } from '../ui/relative-time.tsx';
import { ROW_LINK, Table } from '../ui/table.tsx';
import { useTitle } from '../ui/use-title.ts';

/** What would have been sent: development only. */
export function MailboxPage() {
  useTitle('Mailbox');
  return (
    <>
      <PageHeader title="Mailbox" note="Letters this installation would have sent. It exists in development only." />
      <Card className="overflow-hidden">
        <Loaded result={useQuery(mailboxQuery)}>
          {(letters) =>
            letters.length === 0 ? (
              <EmptyState icon={<Mail />} title="No letters yet" />
            ) : (
              <Table
                caption="Letters"
                rows={letters}
                rowKey={({ id }) => id}
                columns={[
                  {
                    key: 'subject',
                    label: 'Subject',
                    lead: true,
                    cell: ({ id, subject }) => (
                      <Link to={paths.letter} params={{ id }} className={ROW_LINK}>
                        {subject ?? 'Waiting to be sent'}
                      </Link>
                    ),
                  },
                  { key: 'to', label: 'To', cell: ({ recipient }) => recipient },
                  {
                    key: 'at',
                    label: 'Written',
                    end: true,
                    cell: ({ created_at }) => created_at && <RelativeTime at={created_at} />,
                  },
                ]}
              />
            )
          }
        </Loaded>
      </Card>
    </>
  );
}

const letterRoute = getRouteApi('/site/dev/mailbox/$id');

/** The addresses in a letter, each once: what a reader would click. */
function linksIn(text: string): string[] {
  return [...new Set(text.match(/https?:\/\/[^\s<>"')]+/g) ?? [])];
}

export function LetterPage() {
  const { id } = letterRoute.useParams();
  const result = useQuery(letterQuery(id));
  useTitle(result.data?.subject);
  return (
    <Loaded result={result}>
      {(letter) => (
        <>
          <PageHeader
            back={
              <Link to={paths.mailbox} className="text-ink-soft hover:text-ink">
                ← Mailbox
              </Link>
            }
            title={letter.subject}
          />
          <div className="grid gap-5">
            <Panel title="Links">
              <ul className="grid gap-2 text-sm">
                {linksIn(letter.text).map((link) => (
                  <li key={link}>
                    <a href={link} className="text-accent underline underline-offset-4 [overflow-wrap:anywhere]">
                      {link}
                    </a>
                  </li>
                ))}
              </ul>
            </Panel>
            <Panel title="As HTML" flush>
              <iframe
                title="Letter"
                sandbox=""
                srcDoc={letter.html}
                className="h-[32rem] w-full rounded-b-card bg-white"
              />
            </Panel>
            <Panel title="As text">
              <pre className="whitespace-pre-wrap font-mono text-[0.8125rem] leading-relaxed [overflow-wrap:anywhere]">
                {letter.text}
              </pre>
            </Panel>
          </div>
        </>
      )}
    </Loaded>
  );
}
