import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { SearchCheck } from 'lucide-react';
import { destroyOrphan, type Orphan, orphansQuery } from '../../api/admin-instances.ts';
import { paths } from '../../paths.ts';
import { ActionDialog, useDialog } from '../../shell/action-dialog.tsx';
import { Loaded } from '../../shell/loaded.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { RelativeTime } from '../../ui/relative-time.tsx';
import { type Column, Table } from '../../ui/table.tsx';
import { useToast } from '../../ui/toast.tsx';
import { useTitle } from '../../ui/use-title.ts';
import { spoken } from '../../words/phrases.ts';
import { BackLink, INLINE_LINK } from '../back-link.tsx';
import { RecordId } from '../record-id.tsx';
import { useWhyNot } from '../rights.ts';

function Destroy({ orphan }: { orphan: Orphan }) {
  const queryClient = useQueryClient();
  const toast = useToast();
  const dialog = useDialog();
  const notOwner = useWhyNot('owner');
  if (orphan.destroy_requested_by) return <span className="text-ink-faint">Being removed</span>;
  const done = () => {
    toast('It is removed when its pool is looked at next.');
    queryClient.invalidateQueries({ queryKey: orphansQuery.queryKey });
  };
  return (
    <>
      <Button size="small" whyNot={notOwner} onClick={dialog.show} aria-label={`Destroy ${orphan.instance_key}`}>
        Destroy
      </Button>
      <ActionDialog
        key={dialog.key}
        {...dialog.props}
        title="Destroy it with its data?"
        description={
          <>
            VOZEX knows of no purchase behind <span className="font-medium text-ink">{orphan.instance_key}</span> in{' '}
            {orphan.pool.name}. If another shop uses the same engine, it may be theirs. This cannot be undone.
          </>
        }
        verb="Destroy"
        dangerous
        act={() => destroyOrphan(orphan)}
        onDone={done}
      />
    </>
  );
}

const COLUMNS: Column<Orphan>[] = [
  {
    key: 'key',
    label: 'Instance key',
    lead: true,
    cell: ({ instance_key }) => <RecordId id={instance_key} what="instance key" />,
  },
  {
    key: 'pool',
    label: 'Pool',
    cell: ({ pool }) => (
      <Link to={paths.adminPool} params={{ id: pool.id }} className={INLINE_LINK}>
        {pool.name}
      </Link>
    ),
  },
  { key: 'state', label: 'Last seen', cell: ({ state }) => spoken(state) },
  { key: 'at', label: 'Known since', cell: ({ first_seen_at }) => <RelativeTime at={first_seen_at} /> },
  { key: 'actions', label: 'Actions', end: true, cell: (orphan) => <Destroy orphan={orphan} /> },
];

/** What engines hold and no row of ours explains: shown, and removed only when an owner says so. */
export function OrphansPage() {
  useTitle('Unknown instances');
  return (
    <>
      <PageHeader
        back={<BackLink to={paths.adminInstances}>Instances</BackLink>}
        title="Unknown instances"
        note="Seen on an engine, and no purchase is behind them. Nothing is removed by itself."
      />
      <Card className="overflow-hidden">
        <Loaded result={useQuery(orphansQuery)}>
          {(orphans) =>
            orphans.length === 0 ? (
              <EmptyState icon={<SearchCheck />} title="Everything is known">
                Each instance on your engines belongs to a purchase.
              </EmptyState>
            ) : (
              <Table
                caption="Unknown instances"
                columns={COLUMNS}
                rows={orphans}
                rowKey={({ pool, instance_key }) => pool.id + instance_key}
              />
            )
          }
        </Loaded>
      </Card>
    </>
  );
}
