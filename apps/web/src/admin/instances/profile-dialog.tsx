import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import {
  createProfile,
  type ProfileBody,
  profilesQuery,
  type ResourceProfile,
  saveProfile,
} from '../../api/admin-instances.ts';
import { wordError } from '../../api/problem.ts';
import { ActionDialog } from '../../shell/action-dialog.tsx';
import { useToast } from '../../ui/toast.tsx';
import { AmountField } from '../amount-field.tsx';
import { NameFields } from '../name-fields.tsx';

const BLANK: ProfileBody = { name: '', title: '', cpu_millis: 1_000, memory_mb: 512, disk_mb: 2_048, pids: 256 };

function bodyOf({ name, title, cpu_millis, memory_mb, disk_mb, pids }: ResourceProfile): ProfileBody {
  return { name, title, cpu_millis, memory_mb, disk_mb, pids };
}

/** What one instance may use. */
export function ProfileDialog({
  profile,
  ...dialog
}: {
  profile?: ResourceProfile;
  open: boolean;
  onOpenChange(open: boolean): void;
}) {
  const queryClient = useQueryClient();
  const toast = useToast();
  const [body, setBody] = useState(profile ? bodyOf(profile) : BLANK);
  const [fields, setFields] = useState<Readonly<Record<string, string>>>({});
  const change = (part: Partial<ProfileBody>) => setBody((now) => ({ ...now, ...part }));
  const send = async () => {
    try {
      await (profile ? saveProfile(profile.id, body) : createProfile(body));
    } catch (refused) {
      setFields(wordError(refused).fields);
      throw refused;
    }
  };
  const done = () => {
    toast(profile ? 'Saved.' : 'The profile is there.');
    queryClient.invalidateQueries({ queryKey: profilesQuery.queryKey });
  };
  const amount = (name: 'cpu_millis' | 'memory_mb' | 'disk_mb' | 'pids') => ({
    value: body[name],
    onChange: (value: number) => change({ [name]: value }),
    error: fields[name],
  });
  return (
    <ActionDialog
      {...dialog}
      title={profile ? `Edit ${profile.title}` : 'Add a resource profile'}
      description="For what is sold from now on. What was sold keeps what it has until its plan changes."
      verb={profile ? 'Save profile' : 'Add profile'}
      act={send}
      onDone={done}
    >
      <NameFields value={body} change={change} fields={fields} />
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <AmountField label="Processor (cores)" min={1} per={1_000} {...amount('cpu_millis')} />
        <AmountField label="Memory (MB)" min={16} {...amount('memory_mb')} />
        <AmountField label="Disk (MB)" min={16} {...amount('disk_mb')} />
        <AmountField label="Processes" hint="And threads, together." min={8} {...amount('pids')} />
      </div>
    </ActionDialog>
  );
}
