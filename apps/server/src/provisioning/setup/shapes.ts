import { InstanceDriverKey, idSchema, PoolStatus, TemplateKind } from '@vozex/domain';
import { z } from 'zod';

/** What pools, templates and profiles are called in products: small letters, digits, hyphens. */
export const SetupName = z
  .string()
  .regex(/^[a-z0-9](?:[a-z0-9-]{0,58}[a-z0-9])?$/)
  .meta({ description: 'Small letters, digits and hyphens; what products name it by.', examples: ['small'] });

const Title = z.string().trim().min(1).max(120);
const Time = z.iso.datetime();

/** A petabyte or a million cores is a typing error. */
const AMOUNT_MAX = 1_000_000_000;
const Amount = z.int().min(0).max(AMOUNT_MAX);
const Some = z.int().min(1).max(AMOUNT_MAX);

export const PoolLabels = z
  .record(
    z
      .string()
      .regex(/^[a-z0-9][a-z0-9-]{0,39}$/)
      .meta({ title: 'Label' }),
    z.string().min(1).max(80),
  )
  .meta({ description: 'Words by which products choose among pools, such as region: eu.' });

export const PoolWrite = z.strictObject({
  name: SetupName,
  title: Title,
  driver: InstanceDriverKey,
  config: z.record(z.string(), z.unknown()).default({}).meta({ description: "The engine's own settings." }),
  host: z
    .string()
    .max(255)
    .nullable()
    .optional()
    .meta({ description: 'The only machine whose workers tend it. Absent: for processes this one, else any.' }),
  labels: PoolLabels.default({}),
  status: PoolStatus.default('open'),
  instances_max: Amount,
  cpu_millis: Amount.meta({ description: 'Thousandths of a core that may be promised in all.' }),
  memory_mb: Amount,
  disk_mb: Amount,
});
export type PoolWrite = z.output<typeof PoolWrite>;

const Guarantees = z.object({ holds: z.array(z.string()), lacks: z.array(z.string()) });
const Sizes = z.object({ instances: z.int(), cpu_millis: z.int(), memory_mb: z.int(), disk_mb: z.int() });

/** What an engine said of itself. */
export const PoolSeen = z.object({
  problem: z.string().nullable(),
  guarantees: Guarantees.nullable(),
  capacity: Sizes.extend({ note: z.string().nullable() }).nullable(),
});
export type PoolSeen = z.output<typeof PoolSeen>;

export const Pool = z
  .object({
    id: idSchema('pool'),
    name: z.string(),
    title: z.string(),
    driver: InstanceDriverKey,
    config: z.record(z.string(), z.unknown()),
    host: z.string().nullable(),
    labels: PoolLabels,
    status: PoolStatus,
    capacity: Sizes,
    reserved: Sizes,
    contents: z
      .object({
        instances: z.int().meta({ description: 'Instances that have not ended.' }),
        held: z.int().meta({ description: 'Orders that room is held for and that have no instance yet.' }),
      })
      .meta({ description: 'What is in it; a pool that drains is empty when both are 0.' }),
    seen: PoolSeen.nullable().meta({ description: 'What its engine said last; null until it was asked.' }),
    seen_at: Time.nullable(),
    created_at: Time,
  })
  .meta({ id: 'Pool' });

export const Engine = z
  .object({
    driver: InstanceDriverKey,
    title: z.string(),
    takes: TemplateKind,
    config_schema: z.record(z.string(), z.unknown()),
  })
  .meta({ id: 'InstanceEngine' });

const VariableName = z.string().regex(/^[A-Za-z_][A-Za-z0-9_]{0,99}$/);

/** `{{name}}` with a name we can fill in, and no other pair of braces: a misspelt one is refused when it is saved. */
const VARIABLE_TEXT =
  /^(?:[^{]|\{(?!\{)|\{\{(?:url|host|customer_email|customer_name|product_name|plan|quantity|order_id)\}\})*$/;

export const TemplateVariable = z.discriminatedUnion('kind', [
  z.strictObject({
    name: VariableName,
    kind: z.literal('text'),
    value: z.string().max(4_000).regex(VARIABLE_TEXT).meta({
      description:
        'May name {{url}}, {{host}}, {{customer_email}}, {{customer_name}}, {{product_name}}, {{plan}}, {{quantity}} and {{order_id}}.',
    }),
  }),
  z.strictObject({
    name: VariableName,
    kind: z.literal('generated'),
    shown_to_customer: z
      .boolean()
      .default(false)
      .meta({ description: "Whether the customer may read it, as with an owner's token." }),
  }),
]);
export type TemplateVariable = z.output<typeof TemplateVariable>;

export const TemplateWrite = z.strictObject({
  name: SetupName,
  title: Title,
  kind: TemplateKind,
  health_path: z
    .string()
    .max(200)
    .regex(/^\/[^\s]*$/)
    .default('/'),
  port: z.int().min(1).max(65_535).default(8080).meta({ description: 'Port inside; processes are told another one.' }),
  data_folders: z
    .array(z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,39}$/))
    .max(10)
    .default([]),
  environment: z.array(TemplateVariable).max(100).default([]),
});
export type TemplateWrite = z.output<typeof TemplateWrite>;

export const VersionName = z.string().regex(/^[0-9A-Za-z][0-9A-Za-z.+_-]{0,59}$/);

const TemplateVersion = z.object({
  id: idSchema('template_version'),
  version: z.string(),
  status: z.enum(['released', 'withdrawn']),
  image: z.string().nullable(),
  sha256: z.string().nullable(),
  size_bytes: z.int().nullable(),
  instances: z.int().meta({ description: 'How many instances are to run it.' }),
  created_at: Time,
});

export const Template = TemplateWrite.extend({
  id: idSchema('server_template'),
  created_at: Time,
  versions: z
    .array(TemplateVersion)
    .meta({ description: 'Newest first; new instances get the first that is released.' }),
}).meta({ id: 'ServerTemplate' });

export const ImageVersionWrite = z.strictObject({
  version: VersionName,
  image: z
    .string()
    .regex(/^[a-z0-9][a-zA-Z0-9._/:@-]{0,400}$/)
    .meta({ description: 'With its digest (name@sha256:…), so that it stays what it is.' }),
});

export const ProfileWrite = z.strictObject({
  name: SetupName,
  title: Title,
  cpu_millis: Some.meta({ description: 'Thousandths of a core.' }),
  memory_mb: z.int().min(16).max(AMOUNT_MAX),
  disk_mb: z.int().min(16).max(AMOUNT_MAX),
  pids: z.int().min(8).max(1_000_000).default(256).meta({ description: 'Processes and threads together.' }),
});
export type ProfileWrite = z.output<typeof ProfileWrite>;

export const Profile = ProfileWrite.extend({ id: idSchema('resource_profile'), created_at: Time }).meta({
  id: 'ResourceProfile',
});
