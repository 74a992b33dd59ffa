import type { DnsRecord } from '@vozex/domain';
import { say } from '../languages/say.ts';
import { CopyButton } from '../ui/copy-button.tsx';

function Part({ label, text, what }: { label: string; text: string; what: string }) {
  return (
    <div className="flex min-w-0 items-center gap-2">
      <dt className="w-12 shrink-0 text-ink-faint text-xs">{label}</dt>
      <dd className="flex min-w-0 flex-1 items-center gap-1">
        <code className="min-w-0 flex-1 font-mono text-[0.8125rem] [overflow-wrap:anywhere]">{text}</code>
        <CopyButton text={text} what={what} iconOnly />
      </dd>
    </div>
  );
}

/** What to set where a domain is managed, to be copied piece by piece. */
export function DnsRecords({ records }: { records: readonly DnsRecord[] }) {
  return (
    <ul aria-label={say('DNS records')} className="grid grid-cols-1 gap-2.5">
      {records.map(({ type, name, value, note }) => (
        <li key={`${type} ${name} ${value}`} className="rounded-[0.625rem] bg-sunken px-4 py-2.5">
          <p className="font-semibold text-xs">
            {type}
            <span className="sr-only"> {say('record')}</span>
          </p>
          <dl className="mt-1 grid gap-0.5">
            <Part label={say('Name')} text={name} what={say('name of the {type} record', { type })} />
            <Part label={say('Value')} text={value} what={say('value of the {type} record', { type })} />
          </dl>
          {note && <p className="mt-1 text-[0.8125rem] text-ink-faint">{note}</p>}
        </li>
      ))}
    </ul>
  );
}
