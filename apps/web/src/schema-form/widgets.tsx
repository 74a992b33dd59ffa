import type { EnumOptionsType, RegistryWidgetsType, RJSFSchema, WidgetProps } from '@rjsf/utils';
import { say } from '../languages/say.ts';
import { Checkbox } from '../ui/checkbox.tsx';
import { Input, Select, Textarea } from '../ui/input.tsx';
import { RadioCards } from '../ui/radio-cards.tsx';
import { ArtifactWidget } from './artifact-widget.tsx';
import { pickedWidget } from './picked-widget.tsx';
import { SecretWidget } from './secret-widget.tsx';
import { titled } from './titled.ts';

/** More options than this become a list: cards would push the rest of the form out of sight. */
const CARDS_MAX = 4;

const asText = (value: unknown) => (value === undefined || value === null ? '' : String(value));

function TextWidget({ schema, value, onChange, disabled, readonly, autocomplete, placeholder }: WidgetProps) {
  const number = schema.type === 'number' || schema.type === 'integer';
  const change = (text: string) => {
    if (text === '') return onChange(undefined);
    onChange(number && Number.isFinite(Number(text)) ? Number(text) : text);
  };
  const limits = number
    ? { min: schema.minimum, max: schema.maximum, step: schema.type === 'integer' ? 1 : 'any' }
    : { maxLength: schema.maxLength };
  const example = Array.isArray(schema.examples) ? asText(schema.examples[0]) : '';
  return (
    <Input
      type={number ? 'number' : schema.format === 'email' ? 'email' : schema.format === 'uri' ? 'url' : 'text'}
      inputMode={number ? 'numeric' : undefined}
      {...limits}
      value={asText(value)}
      placeholder={placeholder || example}
      disabled={disabled || readonly}
      autoComplete={autocomplete ?? 'off'}
      onChange={(event) => change(event.target.value)}
    />
  );
}

function TextareaWidget({ value, onChange, disabled, readonly, schema }: WidgetProps) {
  return (
    <Textarea
      value={asText(value)}
      maxLength={schema.maxLength}
      disabled={disabled || readonly}
      onChange={(event) => onChange(event.target.value || undefined)}
    />
  );
}

function PasswordWidget({ value, onChange, disabled, readonly }: WidgetProps) {
  return (
    <Input
      type="password"
      autoComplete="new-password"
      value={asText(value)}
      disabled={disabled || readonly}
      onChange={(event) => onChange(event.target.value || undefined)}
    />
  );
}

function CheckboxWidget({ id, label, schema, value, onChange, disabled, readonly }: WidgetProps) {
  return (
    <Checkbox
      id={id}
      label={label}
      hint={schema.description}
      checked={value === true}
      disabled={disabled || readonly}
      onChange={(event) => onChange(event.target.checked)}
    />
  );
}

/** A few options as cards with their descriptions, many as a list. */
function ChoiceWidget({
  label,
  options,
  schema,
  value,
  onChange,
  disabled,
  readonly,
  rawErrors,
  required,
}: WidgetProps) {
  const choices = options.enumOptions ?? [];
  const chosen = choices.findIndex((choice) => choice.value === value);
  const choose = (index: string) => onChange(index === '' ? undefined : choices[Number(index)]?.value);
  if (choices.length <= CARDS_MAX && !disabled && !readonly) {
    return (
      <RadioCards
        legend={label}
        hint={schema.description}
        columns={choices.length === 2}
        value={chosen < 0 ? undefined : String(chosen)}
        onChange={choose}
        error={rawErrors?.[0]}
        cards={choices.map((choice, index) => ({
          value: String(index),
          label: wordOf(choice),
          hint: descriptionOf(choice, schema.oneOf?.[index]),
        }))}
      />
    );
  }
  return (
    <Select
      aria-label={label}
      value={chosen < 0 ? '' : String(chosen)}
      disabled={disabled || readonly}
      onChange={(event) => choose(event.target.value)}
    >
      {(chosen < 0 || !required) && <option value="">{say('Choose…')}</option>}
      {choices.map((choice, index) => (
        <option key={choice.label} value={String(index)}>
          {wordOf(choice)}
        </option>
      ))}
    </Select>
  );
}

/** An option without a title shows its value: `per_unit` as "Per unit", anything already written for people as it is. */
function wordOf({ label }: EnumOptionsType): string {
  return /^[a-z\d_]+$/.test(label) ? titled(label) : label;
}

function descriptionOf(choice: EnumOptionsType, option: unknown): string | undefined {
  const schema = choice.schema ?? (typeof option === 'object' ? (option as EnumOptionsType['schema']) : undefined);
  return schema?.description;
}

/** True where ChoiceWidget draws its own legend and error, so that the field around it does not. */
export function drawsAsCards(schema: RJSFSchema): boolean {
  const count =
    schema.enum?.length ??
    (schema.oneOf?.every((option) => typeof option === 'object' && option !== null && 'const' in option)
      ? schema.oneOf.length
      : 0);
  return count > 0 && count <= CARDS_MAX;
}

export const widgets: RegistryWidgetsType = {
  TextWidget,
  EmailWidget: TextWidget,
  URLWidget: TextWidget,
  UpDownWidget: TextWidget,
  TextareaWidget,
  PasswordWidget,
  CheckboxWidget,
  SelectWidget: ChoiceWidget,
  RadioWidget: ChoiceWidget,
  secret: SecretWidget,
  artifact: ArtifactWidget,
  server_template: pickedWidget('server_template'),
  resource_profile: pickedWidget('resource_profile'),
  pool: pickedWidget('pool'),
};
