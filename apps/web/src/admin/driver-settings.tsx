import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { adminArtifactsQuery, putSecret, secretsQuery } from '../api/admin.ts';
import { poolsQuery, profilesQuery, templatesQuery } from '../api/admin-instances.ts';
import type { DriverDescription } from '../api/types.ts';
import { checkLater, hasFields, LazySchemaForm } from '../schema-form/lazy.tsx';
import type { Pickers } from '../schema-form/pickers.ts';
import { useDialog } from '../shell/action-dialog.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';
import { Textarea } from '../ui/input.tsx';
import { Tabs } from '../ui/tabs.tsx';
import { useWhyNot } from './rights.ts';

type Value = Record<string, unknown>;

/** What a config may refer to. */
function usePickers(): Pickers {
  const queryClient = useQueryClient();
  const notOwner = useWhyNot('owner');
  const secrets = useQuery(secretsQuery).data;
  const artifacts = useInfiniteQuery(adminArtifactsQuery).data?.pages.flatMap(({ items }) => items);
  const pools = useQuery(poolsQuery).data;
  const templates = useQuery(templatesQuery).data;
  const profiles = useQuery(profilesQuery).data;
  const create = async (name: string, value: string) => {
    await putSecret(name, { value, purpose: '' });
    await queryClient.invalidateQueries({ queryKey: secretsQuery.queryKey });
  };
  return {
    secrets: { names: secrets?.map(({ name }) => name) ?? [], ...(!notOwner && { create }) },
    artifacts: { names: [...new Set(artifacts?.map(({ name }) => name))] },
    ...(pools && templates && profiles
      ? { picked: { pool: pools, server_template: templates, resource_profile: profiles } }
      : {}),
  };
}

/** The same settings as text; what is no JSON object is kept in the box and said. */
function JsonView({ value, onChange }: { value: Value; onChange(value: Value): void }) {
  const [text, setText] = useState(() => JSON.stringify(value, null, 2));
  const [error, setError] = useState<string>();
  const change = (next: string) => {
    setText(next);
    try {
      const parsed: unknown = JSON.parse(next);
      if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed))
        throw new SyntaxError('Not an object.');
      setError(undefined);
      onChange(parsed as Value);
    } catch {
      setError('This is not a JSON object yet; the last valid one is kept.');
    }
  };
  return (
    <Field label="Settings as JSON" error={error}>
      <Textarea
        rows={10}
        spellCheck={false}
        value={text}
        onChange={(event) => change(event.target.value)}
        className="font-mono text-[0.8125rem]!"
      />
    </Field>
  );
}

/** Complaints about what has been filled in so far, as it is typed; empty fields are left in peace until saving. */
function useHints(schema: Value, value: Value): Record<string, string> {
  const [hints, setHints] = useState<Record<string, string>>({});
  useEffect(() => {
    let current = true;
    checkLater(schema, value).then((found) => {
      if (current)
        setHints(Object.fromEntries(Object.entries(found).filter(([, message]) => message !== 'Fill this in.')));
    });
    return () => {
      current = false;
    };
  }, [schema, value]);
  return hints;
}

type DriverSettingsProps = {
  /** Starts the ids of its controls; two on one page need two. */
  idPrefix: string;
  driver: DriverDescription;
  value: Value;
  onChange(value: Value): void;
  errors: Readonly<Record<string, string>>;
};

/** A driver's own settings, drawn from the schema it brings, as a form or as JSON; and what its buyers will be asked. */
export function DriverSettings({ idPrefix, driver, value, onChange, errors }: DriverSettingsProps) {
  const pickers = usePickers();
  const hints = useHints(driver.config_schema, value);
  const [view, setView] = useState('form');
  const preview = useDialog();
  return (
    <div>
      <Tabs
        label="Settings"
        value={view}
        onChange={setView}
        tabs={[
          {
            value: 'form',
            label: 'Form',
            content: (
              <LazySchemaForm
                idPrefix={idPrefix}
                schema={driver.config_schema}
                value={value}
                onChange={onChange}
                errors={{ ...hints, ...errors }}
                pickers={pickers}
              />
            ),
          },
          { value: 'json', label: 'JSON', content: <JsonView value={value} onChange={onChange} /> },
        ]}
      />
      <Button size="small" className="mt-5" onClick={preview.show}>
        Preview what buyers are asked
      </Button>
      <Dialog
        {...preview.props}
        title="What buyers are asked"
        description="Drawn as the checkout draws it. Nothing is sent."
      >
        <Preview key={preview.key} schema={driver.choices_schema} />
      </Dialog>
    </div>
  );
}

function Preview({ schema }: { schema: Value }) {
  const [choices, setChoices] = useState<Value>({});
  if (!hasFields(schema))
    return <p className="text-ink-soft text-sm">Nothing: this can be bought without choosing anything.</p>;
  return <LazySchemaForm idPrefix="preview" schema={schema} value={choices} onChange={setChoices} />;
}
