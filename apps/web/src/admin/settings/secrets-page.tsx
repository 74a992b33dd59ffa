import { useQuery, useQueryClient } from '@tanstack/react-query';
import { KeyRound } from 'lucide-react';
import { useState } from 'react';
import { deleteSecret, putSecret, secretsQuery } from '../../api/admin.ts';
import type { Secret } from '../../api/types.ts';
import { ActionDialog, useDialog } from '../../shell/action-dialog.tsx';
import { Loaded } from '../../shell/loaded.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Field } from '../../ui/field.tsx';
import { Input } from '../../ui/input.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { RelativeTime } from '../../ui/relative-time.tsx';
import { Table } from '../../ui/table.tsx';
import { useToast } from '../../ui/toast.tsx';
import { useTitle } from '../../ui/use-title.ts';
import { useWhyNot } from '../rights.ts';

function useSecretsChanged(): (said: string) => void {
  const queryClient = useQueryClient();
  const toast = useToast();
  return (said) => {
    toast(said);
    queryClient.invalidateQueries({ queryKey: secretsQuery.queryKey });
  };
}

type SecretDialogProps = { open: boolean; onOpenChange(open: boolean): void; secret?: Secret };

/** Keeps a secret under a name, or writes a new value under one that exists. */
function SecretDialog({ secret, ...dialog }: SecretDialogProps) {
  const changed = useSecretsChanged();
  const [form, setForm] = useState({ name: secret?.name ?? '', value: '', purpose: secret?.purpose ?? '' });
  return (
    <ActionDialog
      {...dialog}
      title={secret ? `Replace ${secret.name}` : 'Add a secret'}
      description="The value is sealed at once and never shown again; only its last characters are."
      verb={secret ? 'Replace value' : 'Keep secret'}
      act={() => putSecret(form.name, { value: form.value, purpose: form.purpose })}
      onDone={() => changed(secret ? 'The new value is in use.' : 'The secret is kept.')}
    >
      {!secret && (
        <Field label="Name" hint="Products refer to it by this name: small letters, digits, dots and hyphens." required>
          <Input
            required
            pattern="[a-z0-9][a-z0-9._\-]{1,79}"
            autoComplete="off"
            spellCheck={false}
            value={form.name}
            onChange={(event) => setForm({ ...form, name: event.target.value })}
          />
        </Field>
      )}
      <Field label="Value" required>
        <Input
          type="password"
          required
          autoComplete="new-password"
          value={form.value}
          onChange={(event) => setForm({ ...form, value: event.target.value })}
        />
      </Field>
      <Field label="Purpose" hint="What it is for, in words for the team." optional>
        <Input
          maxLength={200}
          value={form.purpose}
          onChange={(event) => setForm({ ...form, purpose: event.target.value })}
        />
      </Field>
    </ActionDialog>
  );
}

function SecretActions({ secret }: { secret: Secret }) {
  const changed = useSecretsChanged();
  const notOwner = useWhyNot('owner');
  const replace = useDialog();
  const remove = useDialog();
  return (
    <span className="inline-flex gap-2">
      <Button size="small" whyNot={notOwner} onClick={replace.show} aria-label={`Replace ${secret.name}`}>
        Replace
      </Button>
      <Button size="small" whyNot={notOwner} onClick={remove.show} aria-label={`Delete ${secret.name}`}>
        Delete
      </Button>
      <SecretDialog key={replace.key} {...replace.props} secret={secret} />
      <ActionDialog
        key={remove.key}
        {...remove.props}
        title={`Delete ${secret.name}?`}
        description="It cannot be brought back. A secret that a product uses is not deleted."
        verb="Delete secret"
        dangerous
        act={() => deleteSecret(secret.name)}
        onDone={() => changed('The secret is gone.')}
      />
    </span>
  );
}

export function SecretsPage() {
  useTitle('Secrets');
  const notOwner = useWhyNot('owner');
  const add = useDialog();
  return (
    <>
      <PageHeader
        title="Secrets"
        note="Keys and tokens that products use by name. Their values never leave the server."
        actions={
          <Button variant="primary" whyNot={notOwner} onClick={add.show}>
            Add secret
          </Button>
        }
      />
      <SecretDialog key={add.key} {...add.props} />
      <Card className="overflow-hidden">
        <Loaded result={useQuery(secretsQuery)}>
          {(secrets) =>
            secrets.length === 0 ? (
              <EmptyState icon={<KeyRound />} title="No secrets yet" />
            ) : (
              <Table
                caption="Secrets"
                rows={secrets}
                rowKey={({ name }) => name}
                columns={[
                  {
                    key: 'name',
                    label: 'Name',
                    lead: true,
                    cell: ({ name }) => <code className="font-mono text-[0.8125rem]">{name}</code>,
                  },
                  {
                    key: 'purpose',
                    label: 'Purpose',
                    cell: ({ purpose }) => purpose || <span className="text-ink-faint">–</span>,
                  },
                  {
                    key: 'hint',
                    label: 'Value',
                    cell: ({ hint }) => <code className="font-mono text-[0.8125rem] text-ink-soft">{hint}</code>,
                  },
                  { key: 'at', label: 'Changed', cell: ({ updated_at }) => <RelativeTime at={updated_at} /> },
                  { key: 'actions', label: 'Actions', end: true, cell: (secret) => <SecretActions secret={secret} /> },
                ]}
              />
            )
          }
        </Loaded>
      </Card>
    </>
  );
}
