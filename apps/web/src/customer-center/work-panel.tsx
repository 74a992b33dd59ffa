import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Download, Eye, Hourglass, MessageSquareText } from 'lucide-react';
import { type OrderKey, orderFileAddress, revealCredential } from '../api/shop.ts';
import type { Fulfillment } from '../api/types.ts';
import { say, tell } from '../languages/say.ts';
import { ErrorNotice } from '../shell/error-notice.tsx';
import { Button } from '../ui/button.tsx';
import { KeyValue } from '../ui/key-value.tsx';
import { DateTime, RelativeTime } from '../ui/relative-time.tsx';
import { ShownSecret } from '../ui/shown-secret.tsx';
import { fileSize } from '../words/phrases.ts';

type Work = NonNullable<Fulfillment['work']>;
type Credential = Work['credentials'][number];

/** How far people are; while they wait for the customer, that their clock stands. */
function Progress({ work: { paused_at, steps } }: { work: Work }) {
  return (
    <>
      {paused_at && (
        <p className="flex items-start gap-2.5 rounded-[0.625rem] bg-warn-soft px-4 py-3 text-sm">
          <Hourglass aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-warn" />
          <span>
            {tell('Paused while we wait for you, since {pausedAt}. What we promised moves on by as much time.', {
              pausedAt: <DateTime at={paused_at} />,
            })}
          </span>
        </p>
      )}
      {steps && (
        <div className="grid gap-1.5">
          <p className="text-[0.8125rem] text-ink-soft tabular-nums">
            {say('{done} of {total} steps done', { done: steps.done, total: steps.total })}
          </p>
          <div aria-hidden="true" className="h-1.5 overflow-hidden rounded-full bg-sunken">
            <div
              className="h-full rounded-full bg-good transition-[width] duration-500"
              style={{ width: `${(100 * steps.done) / steps.total}%` }}
            />
          </div>
        </div>
      )}
    </>
  );
}

/** A credential that our team left: one look, and a warning before it. */
function CredentialRow({
  credential: { task_id, name, title, seen_at },
  fulfillmentId,
  order,
}: {
  credential: Credential;
  fulfillmentId: string;
  order: OrderKey;
}) {
  const queryClient = useQueryClient();
  const look = useMutation({
    mutationFn: () => revealCredential(order, { fulfillmentId, taskId: task_id, name }),
    // What was shown stays on this screen; everywhere else it is gone.
    onSuccess: () => Promise.all([['order'], ['me']].map((queryKey) => queryClient.invalidateQueries({ queryKey }))),
  });
  return (
    <li className="rounded-[0.625rem] border border-line px-4 py-3">
      <div className="flex flex-wrap items-center justify-between gap-x-3 gap-y-2.5">
        <div className="min-w-0">
          <p className="font-medium text-sm">{title}</p>
          <p className="text-[0.8125rem] text-ink-faint">
            {look.data ? (
              say('Shown this once: put it in a safe place now.')
            ) : seen_at ? (
              <>
                {say('Was shown on')} <DateTime at={seen_at} />
              </>
            ) : (
              say('Can be shown once. Have a safe place ready.')
            )}
          </p>
        </div>
        {!seen_at && !look.data && (
          <Button
            size="small"
            busy={look.isPending}
            onClick={() => look.mutate()}
            aria-label={say('Show {title}', { title })}
          >
            <Eye aria-hidden="true" className="size-3.5" /> {say('Show')}
          </Button>
        )}
      </div>
      <ShownSecret value={look.data?.value} title={title} />
      {look.isError && (
        <div className="mt-3">
          <ErrorNotice error={look.error} />
        </div>
      )}
    </li>
  );
}

function Messages({ work: { messages, answered } }: { work: Work }) {
  const entries = [
    ...messages.map(({ id, text, at }) => ({ id, at, who: say('Our team'), text })),
    ...answered.map(({ id, question, at }) => ({ id, at, who: say('You answered our question'), text: question })),
  ].sort((a, b) => a.at.localeCompare(b.at));
  if (entries.length === 0) return null;
  return (
    <ol aria-label={say('Messages')} className="grid gap-3.5">
      {entries.map(({ id, who, text, at }) => (
        <li key={id} className="flex gap-3 text-sm">
          <MessageSquareText aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-ink-faint" />
          <div className="min-w-0">
            <p className="text-[0.8125rem] text-ink-faint">
              <span className="font-medium text-ink-soft">{who}</span> <RelativeTime at={at} />
            </p>
            <p className="mt-0.5 whitespace-pre-line leading-relaxed [overflow-wrap:anywhere]">{text}</p>
          </div>
        </li>
      ))}
    </ol>
  );
}

/** What people do for the customer on one delivery: how far it is, what they wrote, what they left for him. */
export function WorkPanel({ fulfillment, order }: { fulfillment: Fulfillment; order: OrderKey }) {
  const { work } = fulfillment;
  if (!work) return null;
  return (
    <>
      <Progress work={work} />
      <Messages work={work} />
      {work.facts.length > 0 && <KeyValue facts={work.facts} columns />}
      {work.credentials.length > 0 && (
        <ul aria-label={say('Credentials')} className="grid grid-cols-1 gap-2.5">
          {work.credentials.map((credential) => (
            <CredentialRow
              key={`${credential.task_id} ${credential.name}`}
              credential={credential}
              fulfillmentId={fulfillment.id}
              order={order}
            />
          ))}
        </ul>
      )}
      {work.files.length > 0 && (
        <ul aria-label={say('Files from our team')} className="grid grid-cols-1 gap-2.5">
          {work.files.map(({ id, file_name, size_bytes }) => (
            <li key={id} className="flex flex-wrap items-center gap-3 rounded-[0.625rem] border border-line px-4 py-3">
              <div className="min-w-0 flex-1 basis-40">
                <p className="font-medium text-sm [overflow-wrap:anywhere]">{file_name}</p>
                <p className="text-[0.8125rem] text-ink-faint">{fileSize(size_bytes)}</p>
              </div>
              <Button asChild size="small">
                <a
                  href={orderFileAddress(order, id)}
                  download
                  aria-label={say('Download {fileName}', { fileName: file_name })}
                >
                  <Download aria-hidden="true" className="size-3.5" /> {say('Download')}
                </a>
              </Button>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
