import type { InstallationStatus } from '@vozex/domain';
import type { App } from '../../kernel/app.ts';
import type { InstanceRow } from './store.ts';

type Seen = Pick<
  InstanceRow,
  'desired_state' | 'stopped_by_customer' | 'problem_code' | 'ready_at' | 'ended_at' | 'observed_state'
>;

/** One word for what should be and what is, as customers read it. */
export function installationStatus(row: Seen): InstallationStatus {
  if (row.ended_at !== null) return 'ended';
  if (row.desired_state === 'terminated') return 'ending';
  if (row.desired_state === 'suspended') return 'paused';
  if (row.stopped_by_customer) return 'stopped';
  if (row.problem_code !== null) return 'in_trouble';
  if (row.ready_at === null) return 'setting_up';
  return row.observed_state === 'running' ? 'running' : 'starting';
}

/** Where customers open it: by their own domain where one leads to it; null while there is nothing to open. */
export function installationUrl(
  app: Pick<App, 'instanceUrl'>,
  row: Pick<InstanceRow, 'custom_host' | 'host' | 'address' | 'ready_at' | 'ended_at'>,
): string | null {
  if (row.ready_at === null || row.ended_at !== null) return null;
  const host = row.custom_host ?? row.host;
  return host === null ? row.address : app.instanceUrl(host);
}
