import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { DomainDesk, InstallationDomain } from '../../api/installations.ts';
import { wordError } from '../../api/problem.ts';
import { say } from '../../languages/say.ts';
import { ActionDialog, useDialog } from '../../shell/action-dialog.tsx';
import { ErrorNotice } from '../../shell/error-notice.tsx';
import { Loaded } from '../../shell/loaded.tsx';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Panel } from '../../ui/card.tsx';
import { ButtonRow, Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { Input } from '../../ui/input.tsx';
import { RelativeTime } from '../../ui/relative-time.tsx';
import { SkeletonLines } from '../../ui/skeleton.tsx';
import { useToast } from '../../ui/toast.tsx';
import { DOMAIN_TONE } from '../../words/status-tones.ts';
import { DnsRecords } from '../dns-records.tsx';

/** Somebody may be setting records in the next window. */
const LOOK_AGAIN_MS = 4_000;
const WAITED_FOR: InstallationDomain['status'][] = ['pending_dns', 'verified', 'issuing', 'failing'];

type DeskProps = {
  desk: DomainDesk;
  /** Why whoever looks may change nothing; null where he may. */
  whyNot: string | null;
};

type DomainsProps = DeskProps & {
  note: string;
  /** What is to be done with records that are waited for. */
  advice: string;
};

/** The names under which it is found, and how far those are that its customer brings along. */
export function Domains({ desk, whyNot, note, advice }: DomainsProps) {
  const result = useQuery({
    ...desk.query,
    refetchInterval: ({ state }) =>
      state.data?.items.some(({ status }) => WAITED_FOR.includes(status)) ? LOOK_AGAIN_MS : false,
  });
  const adding = useDialog();
  return (
    <Panel
      title={say('Domains')}
      note={note}
      flush
      className="overflow-hidden"
      actions={
        <Button size="small" whyNot={whyNot} onClick={adding.show}>
          {say('Add a domain')}
        </Button>
      }
    >
      <AddDomain key={adding.key} {...adding.props} desk={desk} />
      <Loaded
        result={result}
        waiting={
          <div className="p-5 sm:p-6">
            <SkeletonLines lines={2} />
          </div>
        }
      >
        {({ items }) =>
          items.length === 0 ? (
            <p className="px-5 py-5 text-ink-soft text-sm sm:px-6">{say('None yet: it is found by its address.')}</p>
          ) : (
            <ul aria-label={say('Domains')} className="divide-y divide-line">
              {items.map((domain) => (
                <DomainRow key={domain.id} desk={desk} whyNot={whyNot} advice={advice} domain={domain} />
              ))}
            </ul>
          )
        }
      </Loaded>
    </Panel>
  );
}

type AddDomainProps = { open: boolean; onOpenChange(open: boolean): void; desk: DomainDesk };

/** Asks for the name; its records then stand on the page. */
function AddDomain({ open, onOpenChange, desk }: AddDomainProps) {
  const [host, setHost] = useState('');
  const [isEmpty, setIsEmpty] = useState(false);
  const queryClient = useQueryClient();
  const adding = useMutation({
    mutationFn: () => desk.add(host.trim()),
    onSuccess: (now) => {
      queryClient.setQueryData(desk.query.queryKey, now);
      onOpenChange(false);
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setIsEmpty(host.trim() === '');
    if (host.trim() !== '') adding.mutate();
  };
  const refused = adding.isError ? wordError(adding.error).fields.host : undefined; // a predicate: the name comes before it
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={say('Add a domain of your own')}
      description={say('You then set a few records where you manage the domain. The present address goes on to work.')}
    >
      <form onSubmit={submit} noValidate className="grid gap-4">
        <Field
          label={say('Domain')}
          hint={say('Such as guests.example.com')}
          error={isEmpty ? say('Fill this in.') : refused && `${host.trim()} ${refused}.`}
          required
        >
          <Input
            autoFocus
            inputMode="url"
            autoCapitalize="none"
            autoComplete="off"
            spellCheck={false}
            value={host}
            onChange={(event) => setHost(event.target.value)}
          />
        </Field>
        {adding.isError && !refused && <ErrorNotice error={adding.error} />}
        <ButtonRow>
          <Button onClick={() => onOpenChange(false)}>{say('Cancel')}</Button>
          <Button type="submit" variant="primary" busy={adding.isPending}>
            {say('Show me the records')}
          </Button>
        </ButtonRow>
      </form>
    </Dialog>
  );
}

type DomainRowProps = DeskProps & { domain: InstallationDomain };

function DomainRow({ domain, advice, ...own }: DomainRowProps & Pick<DomainsProps, 'advice'>) {
  const { host, kind, status, status_label, url, problem, checked_at, records } = domain;
  const isWaitedFor = WAITED_FOR.includes(status);
  return (
    <li aria-label={host} className="grid gap-3 px-5 py-4 sm:px-6">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <p className="min-w-0 font-medium font-mono text-sm [overflow-wrap:anywhere]">
          {url ? (
            <a href={url} target="_blank" rel="noreferrer" className="underline-offset-4 hover:underline">
              {host}
              <span className="sr-only"> {say('(opens in a new tab)')}</span>
            </a>
          ) : (
            host
          )}
        </p>
        <Badge tone={DOMAIN_TONE[status]}>{status_label}</Badge>
      </div>
      <p role="status" className="text-[0.8125rem] text-ink-soft leading-relaxed empty:hidden">
        {isWaitedFor && problem}
        {isWaitedFor && checked_at && (
          <span className="text-ink-faint">
            {' '}
            {say('Looked')} <RelativeTime at={checked_at} />.
          </span>
        )}
      </p>
      {(status === 'pending_dns' || status === 'failing') && (
        <>
          <p className="text-sm leading-relaxed">{advice}</p>
          <DnsRecords records={records} />
        </>
      )}
      {kind === 'custom' && (
        <div className="flex flex-wrap gap-2">
          {isWaitedFor && <LookNow {...own} domain={domain} />}
          <Remove {...own} domain={domain} />
        </div>
      )}
    </li>
  );
}

function LookNow({ desk, whyNot, domain: { id, host } }: DomainRowProps) {
  const queryClient = useQueryClient();
  const look = useMutation({
    mutationFn: () => desk.check(id),
    onSuccess: (now) => queryClient.setQueryData(desk.query.queryKey, now),
  });
  return (
    <>
      <Button
        size="small"
        busy={look.isPending}
        whyNot={whyNot}
        onClick={() => look.mutate()}
        aria-label={say('Look at {host} now', { host })}
      >
        {say('Look now')}
      </Button>
      {look.isError && <ErrorNotice error={look.error} />}
    </>
  );
}

function Remove({ desk, whyNot, domain: { id, host } }: DomainRowProps) {
  const queryClient = useQueryClient();
  const toast = useToast();
  const dialog = useDialog();
  return (
    <>
      <Button
        size="small"
        variant="quiet"
        whyNot={whyNot}
        onClick={dialog.show}
        aria-label={say('Remove {host}', { host })}
      >
        {say('Remove')}
      </Button>
      <ActionDialog
        key={dialog.key}
        {...dialog.props}
        title={say('Remove {host}?', { host })}
        description={say(
          'It leads nowhere at once. Its records can be deleted then. Your installation and its other addresses stay as they are.',
        )}
        verb={say('Remove domain')}
        dangerous
        act={async () => {
          const now = await desk.remove(id);
          queryClient.setQueryData(desk.query.queryKey, now);
        }}
        onDone={() => {
          toast(say('{host} was removed.', { host }));
          queryClient.invalidateQueries({ queryKey: desk.query.queryKey.slice(0, 2) }); // its own address may be another one now
        }}
      />
    </>
  );
}
