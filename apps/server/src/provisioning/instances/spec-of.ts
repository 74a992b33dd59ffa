import { randomBytes } from 'node:crypto';
import type { App } from '../../kernel/app.ts';
import type { SealedColumn } from '../../kernel/reseal.ts';
import type { InstanceSpec, Release } from '../instance-driver.ts';
import type { TemplateVariable } from '../setup/shapes.ts';
import type { ClaimedInstance, ClaimedVersion } from './claim-instance.ts';

/** Enough that nobody guesses it, short enough to be typed. */
const GENERATED_BYTES = 24;

const purposeOf = (instanceId: string) => `instance ${instanceId}`;

/** Values that an instance keeps for its life; sealed before they are written. */
export function sealGenerated(app: Pick<App, 'seal'>, instanceId: string, values: Record<string, string>): string {
  return app.seal.seal(JSON.stringify(values), purposeOf(instanceId));
}

export function openGenerated(app: Pick<App, 'seal'>, instanceId: string, sealed: string): Record<string, string> {
  return JSON.parse(app.seal.open(sealed, purposeOf(instanceId))) as Record<string, string>; // because sealGenerated wrote it
}

/** For `vozex secrets reseal`. */
export const sealedVariables: SealedColumn = {
  table: 'instances',
  column: 'generated_sealed',
  key: ['id'],
  purposeOf,
};

/** A value for each variable that is generated; those that are there stay what they are. */
export function generateMissing(
  environment: TemplateVariable[],
  present: Record<string, string> = {},
): Record<string, string> {
  const names = environment.flatMap((variable) => (variable.kind === 'generated' ? [variable.name] : []));
  return Object.fromEntries(
    names.map((name) => [name, present[name] ?? randomBytes(GENERATED_BYTES).toString('base64url')]),
  );
}

/** What an engine is asked for. @param version another one than the instance's, while it is being changed. */
export function specOf(
  app: Pick<App, 'seal' | 'instanceUrl'>,
  claimed: ClaimedInstance,
  version: ClaimedVersion = claimed.version,
): InstanceSpec {
  const { template } = claimed;
  return {
    instanceKey: claimed.instance_key,
    instanceId: claimed.id,
    release: releaseOf(version),
    limits: {
      cpuMillis: claimed.cpu_millis,
      memoryMb: claimed.memory_mb,
      diskMb: claimed.disk_mb,
      pids: claimed.pids,
    },
    environment: environmentOf(app, claimed),
    healthPath: template.health_path,
    port: template.port,
    dataFolders: template.data_folders,
    revision: claimed.revision,
  };
}

function releaseOf({ version, image, storage_key, sha256 }: ClaimedVersion): Release {
  if (image !== null) return { kind: 'image', version, image };
  return { kind: 'bundle', version, storageKey: storage_key ?? '', sha256: sha256 ?? '' }; // because the database wants one or the other whole
}

function environmentOf(app: Pick<App, 'seal' | 'instanceUrl'>, claimed: ClaimedInstance): Record<string, string> {
  const generated = openGenerated(app, claimed.id, claimed.generated_sealed);
  const words: Record<string, string> = {
    url: claimed.host === null ? '' : app.instanceUrl(claimed.host),
    host: claimed.host ?? '',
    customer_email: claimed.customer_email,
    customer_name: claimed.customer_name,
    product_name: claimed.product_name,
    plan: claimed.plan ?? '',
    quantity: String(claimed.quantity),
    order_id: claimed.order_id,
  };
  return Object.fromEntries(
    claimed.template.environment.map((variable) => [
      variable.name,
      variable.kind === 'generated'
        ? (generated[variable.name] ?? '')
        : variable.value.replaceAll(/\{\{(\w+)\}\}/g, (_, word: string) => words[word] ?? ''),
    ]),
  );
}
