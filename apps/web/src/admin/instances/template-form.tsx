import { useState } from 'react';
import type { TemplateBody } from '../../api/admin-instances.ts';
import { fieldsBelow } from '../../api/problem.ts';
import { Panel } from '../../ui/card.tsx';
import { Field } from '../../ui/field.tsx';
import { Input } from '../../ui/input.tsx';
import { RadioCards } from '../../ui/radio-cards.tsx';
import { AmountField } from '../amount-field.tsx';
import { NameFields } from '../name-fields.tsx';
import { useWhyNot } from '../rights.ts';
import { SaveBar } from '../save-bar.tsx';
import { useSaving } from '../use-saving.ts';
import { TemplateEnvironment, type VariableRow } from './template-environment.tsx';

type TemplateFormProps = {
  first: TemplateBody;
  verb: string;
  save(body: TemplateBody): Promise<void>;
  /** Versions are of one kind: with the first, the kind is settled. */
  kindIsFixed?: boolean;
};

const KINDS = {
  bundle: { label: 'Bundles', hint: 'Archives with a manifest that you upload; they run as processes.' },
  image: { label: 'Images', hint: 'Container images, each named with its digest.' },
} satisfies Record<TemplateBody['kind'], { label: string; hint: string }>;

const KIND_WORDS = Object.keys(KINDS) as TemplateBody['kind'][]; // because the keys are the kinds

/** An application on one page: how it is started, where it keeps its data, and what it is told. */
export function TemplateForm({ first, verb, save, kindIsFixed = false }: TemplateFormProps) {
  const [body, setBody] = useState(first);
  const [folders, setFolders] = useState(first.data_folders.join(' '));
  const [rows, setRows] = useState<readonly VariableRow[]>(() =>
    first.environment.map((variable, key) => ({ key, variable })),
  );
  const notOperator = useWhyNot('operator');
  const change = (part: Partial<TemplateBody>) => setBody((now) => ({ ...now, ...part }));
  const send = () =>
    save({
      ...body,
      data_folders: folders.split(/[\s,]+/).filter(Boolean),
      environment: rows.map(({ variable }) => variable),
    });
  const { form, fields, submit, ...saving } = useSaving({ save: send, whyNot: notOperator });
  return (
    <form ref={form} onSubmit={submit} className="grid grid-cols-1 gap-6">
      <Panel title="The application">
        <div className="grid items-start gap-5 sm:grid-cols-2">
          <NameFields value={body} change={change} fields={fields} />
          <div className="sm:col-span-2">
            <RadioCards
              legend="Its versions are"
              columns
              value={body.kind}
              onChange={(kind) => change({ kind })}
              error={fields.kind}
              cards={KIND_WORDS.map((kind) => ({
                value: kind,
                ...KINDS[kind],
                disabled: kindIsFixed && kind !== body.kind,
              }))}
            />
          </div>
          <Field
            label="Health path"
            hint="Answers 200 once the application is well."
            error={fields.health_path}
            required
          >
            <Input
              required
              maxLength={200}
              pattern="/\S*"
              spellCheck={false}
              value={body.health_path}
              onChange={(event) => change({ health_path: event.target.value })}
            />
          </Field>
          <AmountField
            label="Port"
            hint="Inside an image. A bundle is told the port it listens on."
            min={1}
            value={body.port}
            onChange={(port) => change({ port })}
            error={fields.port}
          />
          <Field
            label="Data folders"
            hint="Names with a space between them. What is in them is kept, backed up and put back."
            error={fields.data_folders ?? Object.values(fieldsBelow(fields, 'data_folders'))[0]}
            optional
            className="sm:col-span-2"
          >
            <Input
              spellCheck={false}
              autoComplete="off"
              placeholder="data uploads"
              value={folders}
              onChange={(event) => setFolders(event.target.value)}
            />
          </Field>
        </div>
      </Panel>
      <TemplateEnvironment
        rows={rows}
        onChange={setRows}
        fieldsOf={(place) => fieldsBelow(fields, `environment.${place}`)}
      />
      <SaveBar verb={verb} fields={fields} whyNot={notOperator} {...saving} />
    </form>
  );
}
