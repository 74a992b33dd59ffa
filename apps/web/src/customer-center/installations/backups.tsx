import { useMutation } from '@tanstack/react-query';
import type { InstanceBackupStatus } from '@vozex/domain';
import { Archive, ArrowDownToLine } from 'lucide-react';
import {
  actOnInstallation,
  type InstallationBackup,
  type InstallationDetail,
  linkBackup,
  restoreBackup,
} from '../../api/installations.ts';
import { languageOfPage, say, tell } from '../../languages/say.ts';
import { ErrorNotice } from '../../shell/error-notice.tsx';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Panel } from '../../ui/card.tsx';
import { DateTime } from '../../ui/relative-time.tsx';
import type { Tone } from '../../ui/tone.ts';
import { fileSize } from '../../words/phrases.ts';
import { InstallationAction } from './installation-action.tsx';

const MADE = {
  manual: 'Made by hand',
  before_upgrade: 'Made before an upgrade',
  before_restore: 'Made before a backup was put back',
} as const satisfies Record<InstallationBackup['kind'], string>;

/** What a backup that cannot be used is called; a ready one needs no word. */
const NOT_READY = {
  requested: { label: 'Being made', tone: 'busy' },
  ready: null,
  failed: { label: 'Not made', tone: 'bad' },
  deleted: { label: 'Deleted', tone: 'quiet' },
} as const satisfies Record<InstanceBackupStatus, { label: string; tone: Tone } | null>;

/** Copies of its data: made, fetched, put back. */
export function Backups({ installation }: { installation: InstallationDetail }) {
  const { id, product_name, status, backups } = installation;
  const isOver = status === 'ending' || status === 'ended';
  return (
    <Panel
      title={say('Backups')}
      flush
      className="overflow-hidden"
      actions={
        !isOver && (
          <InstallationAction
            installation={installation}
            wish={{
              action: 'backup',
              button: say('Make a backup'),
              size: 'small',
              title: say('Back up {productName}?', { productName: product_name }),
              description: say(
                'All of its data is copied as it is now. It stands still for a moment while that is done.',
              ),
              verb: say('Make a backup'),
              done: say('The backup is being made.'),
              ask: () => actOnInstallation(id, 'backup'),
            }}
          />
        )
      }
    >
      {backups.length === 0 ? (
        <p className="flex items-center gap-3 px-5 py-5 text-ink-soft text-sm sm:px-6">
          <Archive aria-hidden="true" className="size-4 shrink-0 text-ink-faint" />
          {say('None yet. One is made by itself before every upgrade.')}
        </p>
      ) : (
        <ul aria-label={say('Backups')} className="divide-y divide-line">
          {backups.map((backup) => (
            <BackupRow key={backup.id} installation={installation} backup={backup} />
          ))}
        </ul>
      )}
    </Panel>
  );
}

function BackupRow({ installation, backup }: { installation: InstallationDetail; backup: InstallationBackup }) {
  const { id, kind, status, version, size_bytes, created_at } = backup;
  const link = useMutation({
    mutationFn: () => linkBackup(installation.id, id),
    onSuccess: ({ url }) => window.location.assign(url), // an attachment: the page stays
  });
  const state = NOT_READY[status];
  const facts = [
    say(MADE[kind]),
    version && say('version {version}', { version }),
    size_bytes !== null && fileSize(size_bytes),
  ];
  return (
    <li className="px-5 py-3.5 sm:px-6">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2.5">
        <div className="min-w-0 flex-1 basis-48">
          <p className="font-medium text-sm">
            <DateTime at={created_at} />
          </p>
          <p className="text-[0.8125rem] text-ink-faint">{facts.filter(Boolean).join(' · ')}</p>
        </div>
        {state && <Badge tone={state.tone}>{say(state.label)}</Badge>}
        {status === 'ready' && (
          <div className="flex gap-2">
            <Button
              size="small"
              busy={link.isPending}
              onClick={() => link.mutate()}
              aria-label={say('Download the backup of {createdAt}', { createdAt: spokenMoment(created_at) })}
            >
              <ArrowDownToLine aria-hidden="true" className="size-3.5" /> {say('Download')}
            </Button>
            <PutBack installation={installation} backup={backup} />
          </div>
        )}
      </div>
      {link.isError && (
        <div className="mt-3">
          <ErrorNotice error={link.error} />
        </div>
      )}
    </li>
  );
}

function PutBack({ installation, backup }: { installation: InstallationDetail; backup: InstallationBackup }) {
  return (
    <InstallationAction
      installation={installation}
      wish={{
        action: 'restore',
        button: say('Restore'),
        label: say('Restore the backup of {createdAt}', { createdAt: spokenMoment(backup.created_at) }),
        size: 'small',
        title: say('Put this backup back?'),
        description: (
          <>
            {tell(
              'The data becomes what it was on {createdAt}. What was written since then is taken away; a backup of it is made first, so that you can return. Nobody can use it meanwhile.',
              { createdAt: <DateTime at={backup.created_at} /> },
            )}
          </>
        ),
        verb: say('Put it back'),
        dangerous: true,
        done: say('The backup is being put back.'),
        ask: () => restoreBackup(installation.id, backup.id),
      }}
    />
  );
}

/** Tells one backup from another to whoever hears its buttons. */
function spokenMoment(at: string): string {
  return new Date(at).toLocaleString(languageOfPage(), { dateStyle: 'long', timeStyle: 'medium' });
}
