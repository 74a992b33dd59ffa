import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Role } from '@vozex/domain';
import { useState } from 'react';
import { sessionQuery } from '../../api/accounts.ts';
import { changeRole, inviteMember, teamQuery } from '../../api/admin.ts';
import { wordError } from '../../api/problem.ts';
import type { TeamMember } from '../../api/types.ts';
import { ActionDialog, useDialog } from '../../shell/action-dialog.tsx';
import { Loaded } from '../../shell/loaded.tsx';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Field } from '../../ui/field.tsx';
import { Input, Select } from '../../ui/input.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { DateTime } from '../../ui/relative-time.tsx';
import { Table } from '../../ui/table.tsx';
import { useToast } from '../../ui/toast.tsx';
import { useTitle } from '../../ui/use-title.ts';
import { useWhyNot } from '../rights.ts';

const ROLE_LABEL = {
  customer: 'Not on the team',
  read_only: 'May look',
  operator: 'Operator',
  owner: 'Owner',
} satisfies Record<Role, string>;

const TeamRole = Role.exclude(['customer']);
type TeamRole = Exclude<Role, 'customer'>;

function RoleSelect({ member }: { member: TeamMember }) {
  const queryClient = useQueryClient();
  const toast = useToast();
  const myself = useQuery(sessionQuery).data?.user?.id === member.id;
  const change = useMutation({
    mutationFn: (role: Role) => changeRole(member.id, role),
    onSuccess: ({ name, role }) => toast(`${name}: ${ROLE_LABEL[role]}`),
    onError: (error) => toast(wordError(error).sentence, 'bad'),
    onSettled: () => queryClient.invalidateQueries({ queryKey: teamQuery.queryKey }),
  });
  return (
    <div className="inline-block w-44 text-left">
      <Select
        aria-label={`Role of ${member.name}`}
        value={member.role}
        disabled={myself || change.isPending}
        onChange={(event) => change.mutate(Role.parse(event.target.value))}
      >
        {Role.options.map((role) => (
          <option key={role} value={role}>
            {ROLE_LABEL[role]}
          </option>
        ))}
      </Select>
    </div>
  );
}

function InviteDialog({
  open,
  onOpenChange,
  onDone,
}: {
  open: boolean;
  onOpenChange(open: boolean): void;
  onDone(): void;
}) {
  const [form, setForm] = useState<{ email: string; name: string; role: TeamRole }>({
    email: '',
    name: '',
    role: 'operator',
  });
  return (
    <ActionDialog
      open={open}
      onOpenChange={onOpenChange}
      title="Invite somebody"
      description="They get a mail with a link that lets them in. Ask them to switch on two-factor."
      verb="Send invitation"
      act={() => inviteMember({ ...form, email: form.email.trim(), name: form.name.trim() })}
      onDone={onDone}
    >
      <Field label="E-mail" required>
        <Input
          type="email"
          required
          value={form.email}
          onChange={(event) => setForm({ ...form, email: event.target.value })}
        />
      </Field>
      <Field label="Name" required>
        <Input
          required
          maxLength={100}
          value={form.name}
          onChange={(event) => setForm({ ...form, name: event.target.value })}
        />
      </Field>
      <Field label="Role" required>
        <Select value={form.role} onChange={(event) => setForm({ ...form, role: TeamRole.parse(event.target.value) })}>
          {TeamRole.options.map((role) => (
            <option key={role} value={role}>
              {ROLE_LABEL[role]}
            </option>
          ))}
        </Select>
      </Field>
    </ActionDialog>
  );
}

export function TeamPage() {
  useTitle('Team');
  const queryClient = useQueryClient();
  const toast = useToast();
  const notOwner = useWhyNot('owner');
  const invite = useDialog();
  const invited = () => {
    toast('The invitation is on its way.');
    queryClient.invalidateQueries({ queryKey: teamQuery.queryKey });
  };
  return (
    <>
      <PageHeader
        title="Team"
        note="Everybody who runs the shop."
        actions={
          <Button variant="primary" whyNot={notOwner} onClick={invite.show}>
            Invite
          </Button>
        }
      />
      <InviteDialog key={invite.key} {...invite.props} onDone={invited} />
      <Card className="overflow-hidden">
        <Loaded result={useQuery(teamQuery)}>
          {(members) => (
            <Table
              caption="Team"
              rows={members}
              rowKey={({ id }) => id}
              columns={[
                { key: 'name', label: 'Name', lead: true, cell: ({ name }) => name },
                { key: 'email', label: 'E-mail', cell: ({ email }) => email },
                {
                  key: 'factor',
                  label: 'Two-factor',
                  cell: ({ two_factor_enabled: on }) => <Badge tone={on ? 'good' : 'warn'}>{on ? 'On' : 'Off'}</Badge>,
                },
                { key: 'since', label: 'Since', cell: ({ created_at }) => <DateTime at={created_at} /> },
                {
                  key: 'role',
                  label: 'Role',
                  end: true,
                  cell: (member) => (notOwner ? ROLE_LABEL[member.role] : <RoleSelect member={member} />),
                },
              ]}
            />
          )}
        </Loaded>
      </Card>
    </>
  );
}
