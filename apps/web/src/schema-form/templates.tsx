import type {
  ArrayFieldItemTemplateProps,
  ArrayFieldTemplateProps,
  FieldTemplateProps,
  MultiSchemaFieldTemplateProps,
  ObjectFieldTemplateProps,
  TemplatesType,
} from '@rjsf/utils';
import { Plus, Trash2 } from 'lucide-react';
import { say } from '../languages/say.ts';
import { Button, IconButton } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { isJson } from './prepare-schema.ts';
import { drawsAsCards } from './widgets.tsx';

/** Objects, lists, unions, ticks and cards bring their own heading; everything else is one labelled field. */
function bringsItsOwnLabel(schema: FieldTemplateProps['schema']): boolean {
  const union = isUnion(schema);
  return (
    schema.type === 'object' || schema.type === 'array' || schema.type === 'boolean' || union || drawsAsCards(schema)
  );
}

function isUnion(schema: FieldTemplateProps['schema']): boolean {
  const options = schema.oneOf ?? schema.anyOf;
  return Array.isArray(options) && !options.every((option) => isJson(option) && 'const' in option);
}

function FieldTemplate({
  id,
  schema,
  label,
  required,
  hidden,
  rawErrors,
  rawDescription,
  children,
  fieldPathId,
}: FieldTemplateProps) {
  if (hidden) return <div hidden>{children}</div>;
  if (bringsItsOwnLabel(schema)) return children;
  return (
    <Field
      id={id}
      label={label}
      hint={rawDescription || undefined}
      error={rawErrors?.[0]}
      required={required ?? false}
      optional={!required}
      path={fieldPathId.path.join('.')}
    >
      {children}
    </Field>
  );
}

function ObjectFieldTemplate({ title, description, properties, fieldPathId, uiSchema }: ObjectFieldTemplateProps) {
  const fields = properties
    .filter(({ hidden }) => !hidden)
    .map(({ name, content }) => (
      <div key={name} className="min-w-0 empty:hidden">
        {content}
      </div>
    ));
  if (fields.length === 0) return null;
  if (fieldPathId.path.length === 0) return <div className="grid gap-5">{fields}</div>;
  return (
    <fieldset className="min-w-0">
      {title && uiSchema?.['ui:options']?.label !== false && (
        <legend className="mb-1 font-medium text-sm">{title}</legend>
      )}
      {description && <p className="mb-3 text-[0.8125rem] text-ink-faint">{description}</p>}
      <div className="grid gap-5 border-line border-l-2 pl-4">{fields}</div>
    </fieldset>
  );
}

/** The choice between the options of a union, then the fields of the one that was chosen. */
function MultiSchemaFieldTemplate({ selector, optionSchemaField, schema }: MultiSchemaFieldTemplateProps) {
  return (
    <div className="grid gap-4">
      <div>
        {selector}
        {schema.description && <p className="mt-1.5 text-[0.8125rem] text-ink-faint">{schema.description}</p>}
      </div>
      {optionSchemaField}
    </div>
  );
}

function ArrayFieldTemplate({ title, items, canAdd, onAddClick, rawErrors, schema }: ArrayFieldTemplateProps) {
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1.5 font-medium text-sm">{title}</legend>
      {schema.description && <p className="mb-2 text-[0.8125rem] text-ink-faint">{schema.description}</p>}
      <div className="grid gap-3">{items}</div>
      {rawErrors?.[0] && <p className="mt-1.5 font-medium text-[0.8125rem] text-bad">{rawErrors[0]}</p>}
      {canAdd && (
        <Button size="small" className="mt-3" onClick={onAddClick} aria-label={say('Add to {title}', { title })}>
          <Plus aria-hidden="true" className="size-3.5" /> {say('Add')}
        </Button>
      )}
    </fieldset>
  );
}

function ArrayFieldItemTemplate({ children, buttonsProps, index }: ArrayFieldItemTemplateProps) {
  return (
    <div className="flex items-end gap-2">
      <div className="min-w-0 flex-1">{children}</div>
      {buttonsProps.hasRemove && (
        <IconButton label={say('Remove entry {place}', { place: index + 1 })} onClick={buttonsProps.onRemoveItem}>
          <Trash2 aria-hidden="true" className="size-4" />
        </IconButton>
      )}
    </div>
  );
}

const Nothing = () => null;

export const templates: Partial<TemplatesType> = {
  FieldTemplate,
  ObjectFieldTemplate,
  MultiSchemaFieldTemplate,
  ArrayFieldTemplate,
  ArrayFieldItemTemplate,
  ErrorListTemplate: Nothing, // every message stands at its field
  FieldErrorTemplate: Nothing,
  DescriptionFieldTemplate: Nothing,
};
