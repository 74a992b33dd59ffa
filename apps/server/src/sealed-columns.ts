import { sealedSecrets } from './catalog/index.ts';
import type { App } from './kernel/app.ts';
import { type Resealed, resealColumn, type SealedColumn, unopenedIn } from './kernel/reseal.ts';
import { sealedLicenseKeys } from './licensing/index.ts';
import { sealedMails } from './notifications/index.ts';
import { sealedAlertSecrets } from './operations/index.ts';
import { sealedWebhookSecrets } from './payments/index.ts';
import { sealedVariables } from './provisioning/index.ts';
import { sealedCredentials } from './tasks/index.ts';

/** All that is sealed at rest. What is missing here is lost with the key that it is under. */
export const SEALED_COLUMNS: readonly SealedColumn[] = [
  sealedSecrets,
  sealedWebhookSecrets,
  sealedLicenseKeys,
  sealedCredentials,
  sealedVariables,
  sealedMails,
  sealedAlertSecrets,
];

/** Puts everything under the newest master key. */
export async function resealAll(app: Pick<App, 'db' | 'seal' | 'log'>): Promise<Resealed> {
  const all: Resealed = { resealed: 0, unopened: [] };
  for (const column of SEALED_COLUMNS) {
    const { resealed, unopened } = await resealColumn(app, column);
    all.resealed += resealed;
    all.unopened.push(...unopened);
  }
  return all;
}

/** Every row whose sealed value no key of the ring opens: its key was retired too early. */
export async function unopenedSecrets(app: Pick<App, 'db' | 'seal'>): Promise<string[]> {
  const unopened: string[] = [];
  for (const column of SEALED_COLUMNS) unopened.push(...(await unopenedIn(app, column)));
  return unopened;
}
