import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Gauge } from 'lucide-react';
import { profilesQuery, type ResourceProfile, removeProfile } from '../../api/admin-instances.ts';
import { ActionDialog, useDialog } from '../../shell/action-dialog.tsx';
import { Loaded } from '../../shell/loaded.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { type Column, Table } from '../../ui/table.tsx';
import { useToast } from '../../ui/toast.tsx';
import { useTitle } from '../../ui/use-title.ts';
import { cores, megabytes } from '../../words/phrases.ts';
import { useWhyNot } from '../rights.ts';
import { ProfileDialog } from './profile-dialog.tsx';

function ProfileActions({ profile }: { profile: ResourceProfile }) {
  const queryClient = useQueryClient();
  const toast = useToast();
  const edit = useDialog();
  const remove = useDialog();
  const notOperator = useWhyNot('operator');
  const notOwner = useWhyNot('owner');
  const gone = () => {
    toast('The profile is gone.');
    queryClient.invalidateQueries({ queryKey: profilesQuery.queryKey });
  };
  return (
    <span className="inline-flex gap-2">
      <Button size="small" whyNot={notOperator} onClick={edit.show} aria-label={`Edit ${profile.title}`}>
        Edit
      </Button>
      <Button size="small" whyNot={notOwner} onClick={remove.show} aria-label={`Delete ${profile.title}`}>
        Delete
      </Button>
      <ProfileDialog key={edit.key} {...edit.props} profile={profile} />
      <ActionDialog
        key={remove.key}
        {...remove.props}
        title={`Delete ${profile.title}?`}
        description="Instances keep what they have. A product that names it cannot be sold until it names another one."
        verb="Delete profile"
        dangerous
        act={() => removeProfile(profile.id)}
        onDone={gone}
      />
    </span>
  );
}

const COLUMNS: Column<ResourceProfile>[] = [
  { key: 'title', label: 'Profile', lead: true, cell: ({ title }) => title },
  { key: 'name', label: 'Name', cell: ({ name }) => <code className="font-mono text-[0.8125rem]">{name}</code> },
  { key: 'cpu', label: 'Processor', end: true, cell: ({ cpu_millis }) => cores(cpu_millis) },
  { key: 'memory', label: 'Memory', end: true, cell: ({ memory_mb }) => megabytes(memory_mb) },
  { key: 'disk', label: 'Disk', end: true, cell: ({ disk_mb }) => megabytes(disk_mb) },
  { key: 'pids', label: 'Processes', end: true, cell: ({ pids }) => pids },
  { key: 'actions', label: 'Actions', end: true, cell: (profile) => <ProfileActions profile={profile} /> },
];

export function ProfilesPage() {
  useTitle('Resource profiles');
  const add = useDialog();
  const notOperator = useWhyNot('operator');
  return (
    <>
      <PageHeader
        title="Resource profiles"
        note="What one instance may use. Products name a profile, one for each plan if you like."
        actions={
          <Button variant="primary" whyNot={notOperator} onClick={add.show}>
            Add profile
          </Button>
        }
      />
      <ProfileDialog key={add.key} {...add.props} />
      <Card className="overflow-hidden">
        <Loaded result={useQuery(profilesQuery)}>
          {(profiles) =>
            profiles.length === 0 ? (
              <EmptyState icon={<Gauge />} title="No resource profiles yet">
                A dedicated product needs one to say what its instances may use.
              </EmptyState>
            ) : (
              <Table caption="Resource profiles" columns={COLUMNS} rows={profiles} rowKey={({ id }) => id} />
            )
          }
        </Loaded>
      </Card>
    </>
  );
}
