import { useState } from 'react';
import type { Engine, PoolBody } from '../../api/admin-instances.ts';
import { fieldsBelow } from '../../api/problem.ts';
import { checkLater, hasFields, LazySchemaForm } from '../../schema-form/lazy.tsx';
import { Panel } from '../../ui/card.tsx';
import { Field } from '../../ui/field.tsx';
import { Input } from '../../ui/input.tsx';
import { RadioCards } from '../../ui/radio-cards.tsx';
import { AmountField } from '../amount-field.tsx';
import { NameFields } from '../name-fields.tsx';
import { useWhyNot } from '../rights.ts';
import { SaveBar } from '../save-bar.tsx';
import { useSaving } from '../use-saving.ts';

/** A pool as far as it has been written. Whether it is open is moved by its own buttons. */
export type PoolDraft = Omit<PoolBody, 'driver' | 'status'> & { driver: PoolBody['driver'] | undefined };

type PoolFormProps = {
  first: PoolDraft;
  engines: readonly Engine[];
  verb: string;
  save(body: PoolBody): Promise<void>;
  /** What its engine says there is: beside what may be promised of it. */
  measured?: { cpu_millis: number; memory_mb: number; disk_mb: number } | undefined;
  /** The engine of a pool stays what it is: its instances could not follow. */
  engineIsFixed?: boolean;
};

type PartProps = {
  body: PoolDraft;
  change(part: Partial<PoolDraft>): void;
  fields: Readonly<Record<string, string>>;
};

/** Drawn by the same engine as any settings, so that labels are written like other names and values. */
const LABELS_SCHEMA = {
  type: 'object',
  properties: {
    labels: {
      type: 'object',
      title: 'Labels',
      description: 'Words by which products choose among pools, such as region: eu.',
      propertyNames: { type: 'string', title: 'Label', maxLength: 40 },
      additionalProperties: { type: 'string', title: 'Value', maxLength: 80 },
    },
  },
};

function Placement({ body, change, fields }: PartProps) {
  return (
    <Panel title="What it is">
      <div className="grid gap-5 sm:grid-cols-2">
        <NameFields value={body} change={change} fields={fields} />
        <div className="sm:col-span-2">
          <LazySchemaForm
            idPrefix="labels"
            schema={LABELS_SCHEMA}
            value={{ labels: body.labels ?? {} }}
            onChange={({ labels }) => change({ labels: labels as Record<string, string> })} // as the schema has it
            errors={Object.fromEntries(Object.entries(fields).filter(([field]) => field.startsWith('labels')))}
          />
        </div>
      </div>
    </Panel>
  );
}

function Capacity({ body, change, fields, measured }: PartProps & Pick<PoolFormProps, 'measured'>) {
  const there = (amount: number | undefined, unit: string) =>
    amount === undefined ? {} : { hint: `Its engine has ${amount} ${unit}.` };
  return (
    <Panel title="Capacity" note="What may be promised in all. Less than is promised already keeps what is there.">
      <div className="grid items-start gap-5 sm:grid-cols-2">
        <AmountField
          label="Instances"
          min={0}
          value={body.instances_max}
          onChange={(instances_max) => change({ instances_max })}
          error={fields.instances_max}
        />
        <AmountField
          label="Processor (cores)"
          min={0}
          per={1_000}
          value={body.cpu_millis}
          onChange={(cpu_millis) => change({ cpu_millis })}
          error={fields.cpu_millis}
          {...there(measured && measured.cpu_millis / 1_000, 'cores')}
        />
        <AmountField
          label="Memory (MB)"
          min={0}
          value={body.memory_mb}
          onChange={(memory_mb) => change({ memory_mb })}
          error={fields.memory_mb}
          {...there(measured?.memory_mb, 'MB')}
        />
        <AmountField
          label="Disk (MB)"
          min={0}
          value={body.disk_mb}
          onChange={(disk_mb) => change({ disk_mb })}
          error={fields.disk_mb}
          {...there(measured?.disk_mb, 'MB')}
        />
      </div>
    </Panel>
  );
}

function EngineSettings({
  body,
  change,
  fields,
  engines,
  engineIsFixed,
}: PartProps & Pick<PoolFormProps, 'engines' | 'engineIsFixed'>) {
  const engine = engines.find(({ driver }) => driver === body.driver);
  const choose = (key: string) => {
    const chosen = engines.find(({ driver }) => driver === key);
    if (chosen) change({ driver: chosen.driver, config: {} });
  };
  return (
    <Panel title="Engine">
      <div className="grid grid-cols-1 gap-6">
        {engineIsFixed ? (
          <p className="text-ink-soft text-sm">
            {engine?.title}. A pool keeps its engine: what runs in it could not follow to another one.
          </p>
        ) : (
          <RadioCards
            legend="Runs on"
            value={body.driver}
            onChange={choose}
            error={fields.driver}
            cards={engines.map(({ driver, title, takes }) => ({
              value: driver,
              label: title,
              hint: takes === 'bundle' ? 'Starts bundles that you upload.' : 'Starts images from a registry.',
            }))}
          />
        )}
        {engine && hasFields(engine.config_schema) && (
          <LazySchemaForm
            key={engine.driver}
            idPrefix="config"
            schema={engine.config_schema}
            value={body.config ?? {}}
            onChange={(config) => change({ config })}
            errors={fieldsBelow(fields, 'config')}
          />
        )}
        <Field
          label="Machine"
          hint="Only this machine's workers tend the pool. Empty: any; for an engine that lives on one machine, this one."
          error={fields.host}
          optional
          className="sm:max-w-sm"
        >
          <Input
            maxLength={255}
            spellCheck={false}
            autoComplete="off"
            value={body.host ?? ''}
            onChange={(event) => change({ host: event.target.value.trim() || null })}
          />
        </Field>
      </div>
    </Panel>
  );
}

/** A pool on one page: what it is called, what may be promised of it, and its engine's own settings. */
export function PoolForm({ first, engines, verb, save, measured, engineIsFixed = false }: PoolFormProps) {
  const [body, setBody] = useState(first);
  const notOperator = useWhyNot('operator');
  const change = (part: Partial<PoolDraft>) => setBody((now) => ({ ...now, ...part }));
  const engine = engines.find(({ driver }) => driver === body.driver);
  const complain = async (): Promise<Record<string, string>> => {
    if (!engine) return { driver: 'Choose what it runs on.' };
    const found = await checkLater(engine.config_schema, body.config ?? {});
    return Object.fromEntries(Object.entries(found).map(([path, message]) => [`config.${path}`, message]));
  };
  const send = async () => {
    const { driver, host, ...rest } = body;
    if (driver) await save({ ...rest, driver, ...(host && { host }) });
  };
  const { form, fields, submit, ...saving } = useSaving({ save: send, complain, whyNot: notOperator });
  const part = { body, change, fields };
  return (
    <form ref={form} onSubmit={submit} className="grid grid-cols-1 gap-6">
      <Placement {...part} />
      <Capacity {...part} measured={measured} />
      <EngineSettings {...part} engines={engines} engineIsFixed={engineIsFixed} />
      <SaveBar verb={verb} fields={fields} whyNot={notOperator} {...saving} />
    </form>
  );
}
