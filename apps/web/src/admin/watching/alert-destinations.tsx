import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Mail, Webhook } from 'lucide-react';
import { useState } from 'react';
import {
  addAlertDestination,
  alertDestinationsQuery,
  changeAlertDestination,
  removeAlertDestination,
  testAlertDestination,
} from '../../api/alerts.ts';
import type { AlertDestination, AlertTelling, NewAlertDestination } from '../../api/types.ts';
import { ActionDialog, useDialog } from '../../shell/action-dialog.tsx';
import { Loaded } from '../../shell/loaded.tsx';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Panel } from '../../ui/card.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Field } from '../../ui/field.tsx';
import { Input, Select } from '../../ui/input.tsx';
import { Notice } from '../../ui/notice.tsx';
import { RelativeTime } from '../../ui/relative-time.tsx';
import { ShownSecret } from '../../ui/shown-secret.tsx';
import { useToast } from '../../ui/toast.tsx';
import { knownWord } from '../../words/known-word.ts';
import { spoken } from '../../words/phrases.ts';
import { useWhyNot } from '../rights.ts';
import { TellingBadge } from './alert-tellings.tsx';
import { SEVERITY_OPTIONS } from './alert-words.tsx';

const NEW: NewAlertDestination = { kind: 'mail', name: '', address: '', least_severity: 'warning' };

function useChanged() {
  const queryClient = useQueryClient();
  return () => queryClient.invalidateQueries({ queryKey: alertDestinationsQuery.queryKey });
}

function AddDialog({
  onSecret,
  ...dialog
}: {
  open: boolean;
  onOpenChange(open: boolean): void;
  onSecret(secret: string | undefined): void;
}) {
  const changed = useChanged();
  const [form, setForm] = useState(NEW);
  const isMail = form.kind === 'mail';
  return (
    <ActionDialog
      {...dialog}
      title="Tell alerts somewhere"
      description="Once there is a destination, owners are told only where a destination says so."
      verb="Add destination"
      act={async () => onSecret((await addAlertDestination(form)).secret ?? undefined)}
      onDone={changed}
    >
      <Field label="By">
        <Select
          value={form.kind}
          onChange={(event) => setForm({ ...form, kind: event.target.value === 'mail' ? 'mail' : 'webhook' })}
        >
          <option value="mail">Mail</option>
          <option value="webhook">Signed webhook</option>
        </Select>
      </Field>
      <Field label="Name" hint="Such as: on call." required>
        <Input
          required
          maxLength={80}
          value={form.name}
          onChange={(event) => setForm({ ...form, name: event.target.value })}
        />
      </Field>
      <Field
        label={isMail ? 'E-mail' : 'Address'}
        hint={isMail ? undefined : 'https://… outside your own network.'}
        required
      >
        <Input
          required
          type={isMail ? 'email' : 'url'}
          value={form.address}
          onChange={(event) => setForm({ ...form, address: event.target.value })}
        />
      </Field>
      <Field label="Is told">
        <Select
          value={form.least_severity}
          onChange={(event) =>
            setForm({
              ...form,
              least_severity: knownWord(['critical', 'warning', 'info'] as const, event.target.value) ?? 'warning',
            })
          }
        >
          {SEVERITY_OPTIONS.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </Select>
      </Field>
    </ActionDialog>
  );
}

function Last({ last }: { last: AlertTelling | null }) {
  if (!last) return <p className="mt-1.5 text-[0.8125rem] text-ink-faint">Nothing was told there yet.</p>;
  return (
    <p className="mt-1.5 flex flex-wrap items-center gap-2 text-[0.8125rem] text-ink-faint">
      <TellingBadge telling={last} /> {spoken(last.news)}, <RelativeTime at={last.created_at} />
      {last.problem && <span className="text-bad [overflow-wrap:anywhere]">{last.problem}</span>}
    </p>
  );
}

function Destination({ destination }: { destination: AlertDestination }) {
  const { id, kind, name, address, enabled, least_severity, last } = destination;
  const changed = useChanged();
  const toast = useToast();
  const notOperator = useWhyNot('operator');
  const notOwner = useWhyNot('owner');
  const remove = useDialog();
  const test = useMutation({
    mutationFn: () => testAlertDestination(id),
    onSuccess: () => toast('The test is on its way.'),
    onError: (error) => toast(error.message),
    onSettled: changed,
  });
  const turn = useMutation({
    mutationFn: () => changeAlertDestination(id, { enabled: !enabled }),
    onError: (error) => toast(error.message),
    onSettled: changed,
  });
  const Icon = kind === 'mail' ? Mail : Webhook;
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-4 gap-y-3 px-5 py-4 text-sm sm:px-6">
      <div className="min-w-0">
        <p className="flex flex-wrap items-center gap-2.5">
          <Icon aria-hidden="true" className="size-4 text-ink-faint" />
          <span className="font-medium">{name}</span>
          {!enabled && <Badge tone="quiet">Off</Badge>}
        </p>
        <p className="mt-1 text-ink-soft [overflow-wrap:anywhere]">
          {address} · {SEVERITY_OPTIONS.find(({ value }) => value === least_severity)?.label}
        </p>
        <Last last={last} />
      </div>
      <div className="flex flex-wrap gap-2">
        <Button
          size="small"
          whyNot={notOperator}
          busy={test.isPending}
          onClick={() => test.mutate()}
          aria-label={`Send test to ${name}`}
        >
          Send test
        </Button>
        <Button
          size="small"
          whyNot={notOwner}
          busy={turn.isPending}
          onClick={() => turn.mutate()}
          aria-label={`Switch ${enabled ? 'off' : 'on'} ${name}`}
        >
          {enabled ? 'Switch off' : 'Switch on'}
        </Button>
        <Button size="small" whyNot={notOwner} onClick={remove.show} aria-label={`Remove ${name}`}>
          Remove
        </Button>
      </div>
      <ActionDialog
        key={remove.key}
        {...remove.props}
        title={`Remove ${name}?`}
        description="Nothing is told there any more. Where no destination is left, owners get mail."
        verb="Remove destination"
        dangerous
        act={() => removeAlertDestination(id)}
        onDone={changed}
      />
    </li>
  );
}

/** Where alerts are told. */
export function AlertDestinations() {
  const add = useDialog();
  const notOwner = useWhyNot('owner');
  const [secret, setSecret] = useState<string>();
  return (
    <div className="grid gap-5">
      {secret !== undefined && (
        <Notice tone="good" title="The webhook's secret, shown this once">
          Give it to the receiver: it proves by it that a letter is ours (Standard Webhooks).
          <ShownSecret value={secret} title="signing secret" />
        </Notice>
      )}
      <Panel
        title="Destinations"
        note="Mail, or a webhook signed as Standard Webhooks has it."
        actions={
          <Button variant="primary" whyNot={notOwner} onClick={add.show}>
            Add destination
          </Button>
        }
        flush
      >
        <AddDialog key={add.key} {...add.props} onSecret={setSecret} />
        <Loaded result={useQuery(alertDestinationsQuery)}>
          {(destinations) =>
            destinations.length === 0 ? (
              <EmptyState icon={<Mail />} title="Every owner gets mail">
                Add a destination to tell somebody else.
              </EmptyState>
            ) : (
              <ul className="divide-y divide-line">
                {destinations.map((destination) => (
                  <Destination key={destination.id} destination={destination} />
                ))}
              </ul>
            )
          }
        </Loaded>
      </Panel>
    </div>
  );
}
