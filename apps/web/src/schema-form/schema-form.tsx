// The package's index also exports its test registry, which imports a validator that compiles schemas to code.
import Form from '@rjsf/core/lib/components/Form.js';
import { useMemo } from 'react';
import { engineValidator } from './engine-validator.ts';
import { errorSchemaOf } from './error-schema.ts';
import type { Pickers } from './pickers.ts';
import { prepareSchema, uiOf } from './prepare-schema.ts';
import { RecordField } from './record-field.tsx';
import { templates } from './templates.tsx';
import { widgets } from './widgets.tsx';

type SchemaFormProps = {
  schema: Record<string, unknown>;
  value: Record<string, unknown>;
  onChange(value: Record<string, unknown>): void;
  /** Messages by path below the value; the server's and our own look alike. */
  errors?: Readonly<Record<string, string>>;
  pickers?: Pickers;
  disabled?: boolean;
  /** Starts the ids of its controls; two forms on one page need two. */
  idPrefix: string;
};

const FIELDS = { record: RecordField };

/** Draws a JSON Schema as fields inside the caller's own form: it has no submit button and sends nothing. */
export default function SchemaForm({ schema, value, onChange, errors, pickers, disabled, idPrefix }: SchemaFormProps) {
  const prepared = useMemo(() => prepareSchema(schema), [schema]);
  const ui = useMemo(() => uiOf(prepared), [prepared]);
  const extraErrors = useMemo(() => errorSchemaOf(errors ?? {}), [errors]);
  return (
    <Form
      tagName="div"
      idPrefix={idPrefix}
      schema={prepared}
      uiSchema={ui}
      formData={value}
      formContext={pickers ?? {}}
      validator={engineValidator}
      templates={templates}
      widgets={widgets}
      fields={FIELDS}
      extraErrors={extraErrors}
      showErrorList={false}
      disabled={disabled ?? false}
      experimental_defaultFormStateBehavior={{ emptyObjectFields: 'skipEmptyDefaults' }}
      onChange={({ formData }) => onChange((formData ?? {}) as Record<string, unknown>)}
    />
  );
}
