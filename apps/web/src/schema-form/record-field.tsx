import { type FieldProps, type RJSFSchema, toFieldPathId } from '@rjsf/utils';
import { Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { Button, IconButton } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { Input } from '../ui/input.tsx';
import { isJson } from './prepare-schema.ts';

type Entry = { id: number; key: string; value: unknown };

/** An object whose names are the reader's own, such as labels: rows of a name and a value. */
export function RecordField({ schema, uiSchema, formData, onChange, errorSchema, registry, ...field }: FieldProps) {
  const { fieldPathId, disabled, readonly } = field;
  // Kept here, since a row that is being written may have no name yet, or the name of another one.
  const [entries, setEntries] = useState<readonly Entry[]>(() =>
    Object.entries(isJson(formData) ? formData : {}).map(([key, value], id) => ({ id, key, value })),
  );
  const SchemaField = registry.fields.SchemaField!; // because the engine always brings it
  const keySchema = isJson(schema.propertyNames) ? schema.propertyNames : {};
  const valueSchema: RJSFSchema = isJson(schema.additionalProperties) ? schema.additionalProperties : {};
  const keyTitle = typeof keySchema.title === 'string' ? keySchema.title : 'Name';
  const change = (next: readonly Entry[]) => {
    setEntries(next);
    onChange(Object.fromEntries(next.filter(({ key }) => key).map(({ key, value }) => [key, value])), fieldPathId.path);
  };
  const set = (id: number, part: Partial<Entry>) =>
    change(entries.map((entry) => (entry.id === id ? { ...entry, ...part } : entry)));
  const add = () =>
    change([...entries, { id: Math.max(-1, ...entries.map(({ id }) => id)) + 1, key: '', value: undefined }]);
  const complaintOf = ({ id, key, value }: Entry): string | undefined => {
    if (!key) return value === undefined ? undefined : 'Fill this in, or it is left out.';
    return entries.some((other) => other.key === key && other.id < id) ? 'This is there already.' : undefined;
  };
  const { title, description } = schema;
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1.5 font-medium text-sm">{title}</legend>
      {description && <p className="mb-2 text-[0.8125rem] text-ink-faint">{description}</p>}
      <ul className="grid gap-3 empty:hidden">
        {entries.map((entry) => {
          const { id, key, value } = entry;
          const path = toFieldPathId(key || `new ${id}`, registry.globalFormOptions, fieldPathId.path);
          return (
            <li key={id} className="flex items-start gap-2">
              <div className="grid min-w-0 flex-1 gap-3 sm:grid-cols-2">
                <Field label={keyTitle} error={complaintOf(entry)} required>
                  <Input
                    value={key}
                    maxLength={typeof keySchema.maxLength === 'number' ? keySchema.maxLength : undefined}
                    spellCheck={false}
                    autoComplete="off"
                    disabled={disabled || readonly}
                    onChange={(event) => set(id, { key: event.target.value.trim() })}
                  />
                </Field>
                <SchemaField
                  {...field}
                  name={key}
                  required
                  schema={valueSchema}
                  uiSchema={uiSchema?.additionalProperties ?? {}}
                  formData={value}
                  errorSchema={(key && errorSchema?.[key]) || {}}
                  fieldPathId={path}
                  registry={registry}
                  onChange={(changed: unknown) => set(id, { value: changed })}
                />
              </div>
              <IconButton
                label={`Remove ${key || `entry ${id + 1}`}`}
                className="mt-[1.6875rem]"
                onClick={() => change(entries.filter((other) => other.id !== id))}
              >
                <Trash2 aria-hidden="true" className="size-4" />
              </IconButton>
            </li>
          );
        })}
      </ul>
      <Button size="small" className={entries.length > 0 ? 'mt-3' : ''} onClick={add} aria-label={`Add to ${title}`}>
        <Plus aria-hidden="true" className="size-3.5" /> Add
      </Button>
    </fieldset>
  );
}
