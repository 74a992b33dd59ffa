import type { Instance, InstanceBackup } from '../../api/admin-instances.ts';
import { restoreBackup } from '../../api/admin-instances.ts';
import { ActionDialog, useDialog } from '../../shell/action-dialog.tsx';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Panel } from '../../ui/card.tsx';
import { DateTime } from '../../ui/relative-time.tsx';
import { type Column, Table } from '../../ui/table.tsx';
import { whyNotNow } from '../../words/installation-actions.ts';
import { fileSize, spoken } from '../../words/phrases.ts';
import { BACKUP_TONE } from '../../words/status-tones.ts';
import { useWhyNot } from '../rights.ts';
import { useInstanceChange } from './instance-actions.tsx';

const KIND = {
  manual: 'Asked for',
  before_upgrade: 'Before an upgrade',
  before_restore: 'Before a restore',
} satisfies Record<InstanceBackup['kind'], string>;

function Restore({ instance, backup }: { instance: Instance; backup: InstanceBackup }) {
  const { keep, begun } = useInstanceChange();
  const dialog = useDialog();
  const notOperator = useWhyNot('operator');
  if (backup.status !== 'ready') return null;
  return (
    <>
      <Button size="small" whyNot={notOperator ?? whyNotNow('restore', instance)} onClick={dialog.show}>
        Restore<span className="sr-only"> the backup of {backup.created_at}</span>
      </Button>
      <ActionDialog
        key={dialog.key}
        {...dialog.props}
        title="Put this backup back?"
        description={
          <>
            The data becomes what it was on <DateTime at={backup.created_at} />. What is there now is backed up first.
          </>
        }
        verb="Restore"
        dangerous
        act={async () => keep(await restoreBackup(instance.id, backup.id))}
        onDone={() => begun('The backup is being put back.')}
      />
    </>
  );
}

/** The backups of an instance, newest first. Their content is the customer's: only he gets it. */
export function InstanceBackups({ instance }: { instance: Instance }) {
  const columns: Column<InstanceBackup>[] = [
    { key: 'at', label: 'Made', lead: true, cell: ({ created_at }) => <DateTime at={created_at} /> },
    { key: 'kind', label: 'Why', cell: ({ kind }) => KIND[kind] },
    {
      key: 'status',
      label: 'Status',
      cell: ({ status }) => <Badge tone={BACKUP_TONE[status]}>{spoken(status)}</Badge>,
    },
    { key: 'version', label: 'Version', cell: ({ version }) => version ?? <span className="text-ink-faint">–</span> },
    {
      key: 'size',
      label: 'Size',
      end: true,
      cell: ({ size_bytes }) =>
        size_bytes === null ? <span className="text-ink-faint">–</span> : fileSize(size_bytes),
    },
    {
      key: 'actions',
      label: 'Actions',
      end: true,
      cell: (backup) => <Restore instance={instance} backup={backup} />,
    },
  ];
  return (
    <Panel title="Backups" flush className="overflow-hidden">
      {instance.backups.length === 0 ? (
        <p className="px-6 py-5 text-ink-faint text-sm">None yet. One is made before each upgrade.</p>
      ) : (
        <Table caption="Backups" columns={columns} rows={instance.backups} rowKey={({ id }) => id} />
      )}
    </Panel>
  );
}
