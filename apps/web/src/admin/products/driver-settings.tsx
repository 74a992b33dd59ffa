import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { adminArtifactsQuery, putSecret, secretsQuery } from '../../api/admin.ts';
import { poolsQuery, profilesQuery, templatesQuery } from '../../api/admin-instances.ts';
import type { DriverDescription } from '../../api/types.ts';
import { FormOrJson } from '../../json-editor/form-or-json.tsx';
import { hasFields, LazySchemaForm } from '../../schema-form/lazy.tsx';
import type { Pickers } from '../../schema-form/pickers.ts';
import { useDialog } from '../../shell/action-dialog.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { useWhyNot } from '../rights.ts';

type Value = Record<string, unknown>;

/** What a config may refer to. */
function usePickers(): Pickers {
  const queryClient = useQueryClient();
  const notOwner = useWhyNot('owner');
  const mayWrite = useWhyNot('operator') === null; // who only looks picks nothing, and may not see their names
  const secrets = useQuery({ ...secretsQuery, enabled: mayWrite }).data;
  const artifacts = useInfiniteQuery(adminArtifactsQuery).data?.pages.flatMap(({ items }) => items);
  const pools = useQuery(poolsQuery).data;
  const templates = useQuery(templatesQuery).data;
  const profiles = useQuery(profilesQuery).data;
  const create = async (name: string, value: string) => {
    await putSecret(name, { value, purpose: '' });
    await queryClient.invalidateQueries({ queryKey: secretsQuery.queryKey });
    await queryClient.invalidateQueries({ queryKey: ['admin', 'product-check'] });
  };
  return {
    secrets: { names: secrets?.map(({ name }) => name) ?? [], ...(!notOwner && { create }) },
    artifacts: { names: [...new Set(artifacts?.map(({ name }) => name))] },
    ...(pools && templates && profiles
      ? { picked: { pool: pools, server_template: templates, resource_profile: profiles } }
      : {}),
  };
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
  const preview = useDialog();
  const take = (taken: Value) => {
    onChange(taken);
    return undefined;
  };
  return (
    <div>
      <FormOrJson label="Settings" jsonLabel="Settings as JSON" value={value} take={take} messages={errors}>
        <LazySchemaForm
          idPrefix={idPrefix}
          schema={driver.config_schema}
          value={value}
          onChange={onChange}
          errors={errors}
          pickers={pickers}
        />
      </FormOrJson>
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
