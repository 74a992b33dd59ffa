import type { WidgetProps } from '@rjsf/utils';
import { useState } from 'react';
import { wordError } from '../api/problem.ts';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { Input, Select } from '../ui/input.tsx';
import type { Pickers } from './pickers.ts';

/** How configs refer to a secret: never its value. */
const PREFIX = 'secret:';
const WRITE_NEW = '\u0000new';

/** Chooses a secret that is kept already, or keeps a new one and refers to it. The value never enters the form. */
export function SecretWidget({ value, onChange, disabled, readonly, label, registry }: WidgetProps) {
  const { secrets }: Pickers = registry.formContext ?? {};
  const [writing, setWriting] = useState(false);
  const chosen = typeof value === 'string' ? value.replace(PREFIX, '') : '';
  const names = [...new Set([...(secrets?.names ?? []), ...(chosen ? [chosen] : [])])].sort();
  const choose = (name: string) => {
    setWriting(name === WRITE_NEW);
    if (name !== WRITE_NEW) onChange(name ? PREFIX + name : undefined);
  };
  return (
    <>
      <Select
        value={writing ? WRITE_NEW : chosen}
        disabled={disabled || readonly}
        onChange={(event) => choose(event.target.value)}
      >
        <option value="">Choose a secret…</option>
        {names.map((name) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
        {secrets?.create && <option value={WRITE_NEW}>Write a new secret…</option>}
      </Select>
      {writing && secrets?.create && (
        <NewSecret
          label={label}
          create={secrets.create}
          onKept={(name) => {
            setWriting(false);
            onChange(PREFIX + name);
          }}
        />
      )}
    </>
  );
}

function NewSecret({
  label,
  create,
  onKept,
}: {
  label: string;
  create: NonNullable<Pickers['secrets']>['create'];
  onKept(name: string): void;
}) {
  const [name, setName] = useState('');
  const [secret, setSecret] = useState('');
  const [error, setError] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const keep = async () => {
    setBusy(true);
    setError(undefined);
    try {
      await create?.(name, secret);
      onKept(name);
    } catch (refused) {
      setError(refused);
    } finally {
      setBusy(false);
    }
  };
  const worded = error === undefined ? undefined : wordError(error);
  return (
    <fieldset className="mt-2 grid gap-4 rounded-[0.625rem] bg-sunken p-4 sm:grid-cols-2">
      <legend className="sr-only">New secret for {label}</legend>
      <Field label="Name of the new secret" hint="Small letters, digits and hyphens." error={worded?.fields.name}>
        <Input value={name} autoComplete="off" spellCheck={false} onChange={(event) => setName(event.target.value)} />
      </Field>
      <Field
        label="Secret value"
        error={
          worded?.fields.value ?? (worded && Object.keys(worded.fields).length === 0 ? worded.sentence : undefined)
        }
      >
        <Input
          type="password"
          autoComplete="new-password"
          value={secret}
          onChange={(event) => setSecret(event.target.value)}
        />
      </Field>
      <div className="sm:col-span-2">
        <Button size="small" busy={busy} disabled={!name || !secret} onClick={keep}>
          Keep secret
        </Button>
      </div>
    </fieldset>
  );
}
