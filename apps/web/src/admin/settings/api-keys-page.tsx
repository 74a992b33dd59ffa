import { useQuery, useQueryClient } from '@tanstack/react-query';
import { KeyRound } from 'lucide-react';
import { useState } from 'react';
import { apiKeysQuery, makeApiKey, revokeApiKey } from '../../api/team.ts';
import type { ApiKey } from '../../api/types.ts';
import { ActionDialog, useDialog } from '../../shell/action-dialog.tsx';
import { Loaded } from '../../shell/loaded.tsx';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Field } from '../../ui/field.tsx';
import { Input, Select } from '../../ui/input.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { DateTime, RelativeTime } from '../../ui/relative-time.tsx';
import { ShownSecret } from '../../ui/shown-secret.tsx';
import { Table } from '../../ui/table.tsx';
import { useToast } from '../../ui/toast.tsx';
import type { Tone } from '../../ui/tone.ts';
import { useTitle } from '../../ui/use-title.ts';
import { spoken } from '../../words/phrases.ts';
import { useWhyNot } from '../rights.ts';

const TONE = { active: 'good', expired: 'quiet', revoked: 'quiet' } satisfies Record<ApiKey['status'], Tone>;

const ROLE_LABEL = { read_only: 'May look', operator: 'Operator', owner: 'Owner' } satisfies Record<
  ApiKey['role'],
  string
>;
const ROLES = Object.keys(ROLE_LABEL) as ApiKey['role'][]; // because the table has every role

const LIVES = [
  { days: 30, label: '30 days' },
  { days: 90, label: '90 days' },
  { days: 365, label: 'A year' },
  { days: null, label: 'Until it is revoked' },
] as const;

function useKeysChanged() {
  const queryClient = useQueryClient();
  return () => queryClient.invalidateQueries({ queryKey: apiKeysQuery.queryKey });
}

function MakeDialog({
  onMade,
  ...dialog
}: {
  open: boolean;
  onOpenChange(open: boolean): void;
  onMade(key: string): void;
}) {
  const [form, setForm] = useState<{ name: string; role: ApiKey['role']; life: number }>({
    name: '',
    role: 'read_only',
    life: 1,
  });
  const changed = useKeysChanged();
  return (
    <ActionDialog
      {...dialog}
      title="Make a key"
      description="For a program of yours. It can do no more than its role, and no more than you may yourself."
      verb="Make key"
      act={async () => {
        const { key } = await makeApiKey({
          name: form.name.trim(),
          role: form.role,
          days: LIVES[form.life]?.days ?? null,
        });
        onMade(key);
      }}
      onDone={changed}
    >
      <Field label="Name" hint="What it is for, such as “Nightly report”." required>
        <Input
          required
          maxLength={100}
          value={form.name}
          onChange={(event) => setForm({ ...form, name: event.target.value })}
        />
      </Field>
      <Field label="Role" required>
        <Select
          value={form.role}
          onChange={(event) =>
            setForm({ ...form, role: ROLES.find((role) => role === event.target.value) ?? 'read_only' })
          }
        >
          {ROLES.map((role) => (
            <option key={role} value={role}>
              {ROLE_LABEL[role]}
            </option>
          ))}
        </Select>
      </Field>
      <Field label="It ends after" required>
        <Select value={form.life} onChange={(event) => setForm({ ...form, life: Number(event.target.value) })}>
          {LIVES.map(({ label }, index) => (
            <option key={label} value={index}>
              {label}
            </option>
          ))}
        </Select>
      </Field>
    </ActionDialog>
  );
}

function Revoke({ apiKey }: { apiKey: ApiKey }) {
  const changed = useKeysChanged();
  const toast = useToast();
  const notOwner = useWhyNot('owner');
  const revoke = useDialog();
  if (apiKey.status !== 'active') return null;
  return (
    <>
      <Button size="small" whyNot={notOwner} onClick={revoke.show} aria-label={`Revoke ${apiKey.name}`}>
        Revoke
      </Button>
      <ActionDialog
        key={revoke.key}
        {...revoke.props}
        title={`Revoke ${apiKey.name}?`}
        description="Whatever uses it is refused from now on."
        verb="Revoke key"
        dangerous
        act={() => revokeApiKey(apiKey.id)}
        onDone={() => {
          changed();
          toast('The key has ended.');
        }}
      />
    </>
  );
}

export function ApiKeysPage() {
  useTitle('API keys');
  const notOwner = useWhyNot('owner');
  const make = useDialog();
  const [made, setMade] = useState<string>();
  return (
    <>
      <PageHeader
        title="API keys"
        note="For programs that speak to the shop: Authorization: Bearer and the key. Whoever leaves the team takes their keys along."
        actions={
          <Button variant="primary" whyNot={notOwner} onClick={make.show}>
            Make key
          </Button>
        }
      />
      <MakeDialog key={make.key} {...make.props} onMade={setMade} />
      {made !== undefined && (
        <div className="mb-6">
          <Notice tone="good" title="Copy it now: it is not shown again.">
            <ShownSecret value={made} title="API key" />
          </Notice>
        </div>
      )}
      <Card className="overflow-hidden">
        <Loaded result={useQuery(apiKeysQuery)}>
          {(keys) =>
            keys.length === 0 ? (
              <EmptyState icon={<KeyRound />} title="No keys yet" />
            ) : (
              <Table
                caption="API keys"
                rows={keys}
                rowKey={({ id }) => id}
                columns={[
                  { key: 'name', label: 'Name', lead: true, cell: ({ name }) => name },
                  {
                    key: 'hint',
                    label: 'Key',
                    cell: ({ hint }) => <code className="font-mono text-[0.8125rem] text-ink-soft">{hint}</code>,
                  },
                  { key: 'role', label: 'Role', cell: ({ role }) => ROLE_LABEL[role] },
                  { key: 'by', label: 'Made by', cell: ({ made_by }) => made_by },
                  {
                    key: 'used',
                    label: 'Last used',
                    cell: ({ last_used_at }) => (last_used_at ? <RelativeTime at={last_used_at} /> : 'Never'),
                  },
                  {
                    key: 'ends',
                    label: 'Ends',
                    cell: ({ expires_at }) => (expires_at ? <DateTime at={expires_at} /> : '–'),
                  },
                  {
                    key: 'status',
                    label: 'Status',
                    cell: ({ status }) => <Badge tone={TONE[status]}>{spoken(status)}</Badge>,
                  },
                  { key: 'actions', label: 'Actions', end: true, cell: (apiKey) => <Revoke apiKey={apiKey} /> },
                ]}
              />
            )
          }
        </Loaded>
      </Card>
    </>
  );
}
