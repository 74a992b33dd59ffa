import { Plus, Trash2 } from 'lucide-react';
import type { TemplateVariable } from '../../api/admin-instances.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { Panel } from '../../ui/card.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Field } from '../../ui/field.tsx';
import { Input, Select } from '../../ui/input.tsx';

/** A variable with a key of its own, so that rows keep their boxes when another one is removed. */
export type VariableRow = { key: number; variable: TemplateVariable };

type RowProps = {
  number: number;
  variable: TemplateVariable;
  onChange(variable: TemplateVariable): void;
  onRemove(): void;
  /** Messages of this variable, by the names of its parts. */
  fields: Readonly<Record<string, string>>;
};

/** The same name as another kind of variable. */
function turned({ name }: TemplateVariable, kind: TemplateVariable['kind']): TemplateVariable {
  return kind === 'text' ? { name, kind, value: '' } : { name, kind, shown_to_customer: false };
}

function Row({ number, variable, onChange, onRemove, fields }: RowProps) {
  return (
    <li className="grid gap-4 rounded-[0.625rem] border border-line p-4">
      <div className="flex items-start gap-2">
        <div className="grid min-w-0 flex-1 gap-4 sm:grid-cols-2">
          <Field label="Variable" error={fields.name} required>
            <Input
              required
              pattern="[A-Za-z_][A-Za-z0-9_]*"
              maxLength={100}
              spellCheck={false}
              autoComplete="off"
              value={variable.name}
              onChange={(event) => onChange({ ...variable, name: event.target.value })}
              className="font-mono text-[0.8125rem]!"
            />
          </Field>
          <Field label="Value is" error={fields.kind}>
            <Select
              value={variable.kind}
              onChange={(event) => onChange(turned(variable, event.target.value === 'text' ? 'text' : 'generated'))}
            >
              <option value="text">Written here</option>
              <option value="generated">Generated for each instance</option>
            </Select>
          </Field>
        </div>
        <IconButton label={`Remove variable ${number}`} className="mt-[1.6875rem]" onClick={onRemove}>
          <Trash2 aria-hidden="true" className="size-4" />
        </IconButton>
      </div>
      {variable.kind === 'text' ? (
        <Field label="Value" error={fields.value}>
          <Input
            maxLength={4_000}
            spellCheck={false}
            autoComplete="off"
            value={variable.value}
            onChange={(event) => onChange({ ...variable, value: event.target.value })}
          />
        </Field>
      ) : (
        <Checkbox
          label="The customer may read it"
          hint="As with an owner's token."
          checked={variable.shown_to_customer ?? false}
          onChange={(event) => onChange({ ...variable, shown_to_customer: event.target.checked })}
        />
      )}
    </li>
  );
}

const BLANK: TemplateVariable = { name: '', kind: 'text', value: '' };

/** What the application is told when it starts. */
export function TemplateEnvironment({
  rows,
  onChange,
  fieldsOf,
}: {
  rows: readonly VariableRow[];
  onChange(rows: readonly VariableRow[]): void;
  /** The server's messages for a row, by its place. */
  fieldsOf(place: number): Readonly<Record<string, string>>;
}) {
  const add = () => onChange([...rows, { key: Math.max(-1, ...rows.map(({ key }) => key)) + 1, variable: BLANK }]);
  return (
    <Panel
      title="Environment"
      note="A value may name {{url}}, {{host}}, {{customer_email}}, {{customer_name}}, {{product_name}}, {{plan}}, {{quantity}} and {{order_id}}."
    >
      <ul aria-label="Variables" className="mb-4 grid gap-3 empty:hidden">
        {rows.map(({ key, variable }, place) => (
          <Row
            key={key}
            number={place + 1}
            variable={variable}
            onChange={(changed) => onChange(rows.map((row) => (row.key === key ? { key, variable: changed } : row)))}
            onRemove={() => onChange(rows.filter((row) => row.key !== key))}
            fields={fieldsOf(place)}
          />
        ))}
      </ul>
      <Button size="small" onClick={add}>
        <Plus aria-hidden="true" className="size-3.5" /> Add variable
      </Button>
    </Panel>
  );
}
