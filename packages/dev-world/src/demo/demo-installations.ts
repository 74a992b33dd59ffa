import { sha256Of } from '../catalog.ts';
import { type GatewayButtons, gatewayButtons } from '../gateway-buttons.ts';
import { leaveEntry, readGuestbook, removeEntry, statusAt } from '../guestbook.ts';
import { installationOf, type RentedInstallation } from '../installation.ts';
import { type Operator, openOperator } from '../operator.ts';
import { type GuestbookVersions, guestbookVersions } from '../seed/seed-instances.ts';
import type { Installation, InstallationDetail, Page } from '../shapes.ts';
import { until } from '../until.ts';
import { dollars } from './demo-life.ts';
import { expect, NotProven, type Proof } from './demo-proof.ts';
import {
  type Around,
  type DemoRow,
  GATEWAY_TITLE,
  GATEWAYS,
  type LifeRow,
  type Step,
  takeSteps,
} from './demo-steps.ts';

const PRODUCT = 'Guestbook';

/** What is asked of a guestbook takes effect with the next look of the shop. */
const EFFECT_SECONDS_MAX = 60;

/** That a guestbook is the buyer's own; from the second buyer on, that it is apart from the one before. */
export const proveGuestbook: Proof = async (order, delivery, before) => {
  const address = addressIn(delivery.workspace_url);
  const installation = await installationOf(order.api, order.id);
  const { version } = await installation.read();
  const token = await installation.reveals('ADMIN_TOKEN');
  const text = `Written for ${order.id}.`;
  const id = await leaveEntry(address, { name: 'Cleo', text });
  const unwanted = await leaveEntry(address, { name: 'Mallory', text: 'Buy cheap watches.' });
  const stranger = before.at(-1);
  const theirs = stranger && (await installationOf(stranger.order.api, stranger.order.id));
  const refused = await removeEntry(address, unwanted, theirs ? await theirs.reveals('ADMIN_TOKEN') : 'a guess');
  expect(refused === 401, `a stranger's token is answered ${refused}`);
  const removed = await removeEntry(address, unwanted, token);
  expect(removed === 200, `the owner's token is answered ${removed}`);
  const seen = await readGuestbook(address);
  expect(seen.version === version, `release ${seen.version} answers, not ${version}`);
  expect(String(seen.entries.map((one) => one.id)) === id, `it keeps ${JSON.stringify(seen.entries)}`);
  const owned = `release ${version} answers and keeps an entry; its own token may remove one`;
  if (!stranger) return `${owned}, a guess gets 401`;
  const { entries } = await readGuestbook(addressIn(stranger.delivery.workspace_url));
  expect(!entries.some((one) => one.text === text), 'the entry stands in the guestbook of another buyer');
  return `${owned}, the other buyer's gets 401; neither has the other's entries`;
};

export function addressIn(url: string | null): string {
  if (url === null) throw new NotProven('there is no address');
  return url;
}

/** A guestbook that was bought, with everybody around it. */
type Rented = {
  order: { id: string };
  gatewayTitle: string;
  installation: RentedInstallation;
  buttons: GatewayButtons;
  operator: Operator;
  versions: GuestbookVersions;
};

/** What it keeps, in words that can be compared. A page that asks for patience is looked at again, as a browser does. */
export async function textsIn(address: string): Promise<string> {
  const { entries } = await until('the guestbook to be read', () => readGuestbook(address).catch(() => undefined), {
    seconds: EFFECT_SECONDS_MAX,
  });
  return entries.map(({ text }) => text).join(' | ');
}

/** Waits until visitors are answered so: 200 by the guestbook itself, 402 while it is paused, 503 stopped, 404 gone. */
export function answersWith(address: string, status: number): Promise<boolean> {
  return until(`${address} to answer ${status}`, async () => (await statusAt(address)) === status, {
    seconds: EFFECT_SECONDS_MAX,
    seen: () => statusAt(address),
  });
}

async function proveStop({ installation }: Rented): Promise<string> {
  const address = addressIn((await installation.read()).url);
  const kept = await textsIn(address);
  await installation.does('stop');
  await answersWith(address, 503);
  await installation.does('start');
  await answersWith(address, 200);
  expect((await textsIn(address)) === kept, 'it came back with other entries');
  return 'stopped, visitors get 503 and a page that says so; started, its entries are there';
}

async function proveBackup({ installation }: Rented): Promise<string> {
  const address = addressIn((await installation.read()).url);
  const kept = await textsIn(address);
  const [backup] = (await installation.does('backup')).backups;
  if (backup?.status !== 'ready') throw new NotProven(`the backup is ${backup?.status}`);
  const digest = sha256Of(await installation.downloads(backup.id));
  expect(digest === backup.sha256, `the file is ${digest}, the shop says ${backup.sha256}`);
  await leaveEntry(address, { name: 'Cleo', text: 'Too late for the backup.' });
  wentWell(await installation.restores(backup.id));
  await answersWith(address, 200);
  const restored = await textsIn(address);
  expect(restored === kept, `after the restore it keeps ${restored}`);
  return `a file with sha256 ${digest.slice(0, 12)}… arrives; put back, what was written after it is gone, the rest is there`;
}

function wentWell({ operations }: InstallationDetail): void {
  const [last] = operations;
  expect(last?.status === 'done', `the ${last?.kind} ended as ${last?.status}`);
}

async function proveUpgrade({ installation }: Rented): Promise<string> {
  const before = await installation.read();
  const address = addressIn(before.url);
  const kept = await textsIn(address);
  expect(before.newer_version === '2.0.0', `the shop offers release ${before.newer_version}`);
  wentWell(await installation.does('upgrade'));
  const { version } = await readGuestbook(address);
  expect(version === '2.0.0', `release ${version} answers`);
  expect((await textsIn(address)) === kept, 'it came up with other entries');
  return `release ${before.version} became ${version} and brought its entries along`;
}

/** An older release refuses the data of a newer one: to the shop, a version that ends again and again. */
async function proveReturn({ installation, operator, versions }: Rented): Promise<string> {
  const address = addressIn((await installation.read()).url);
  const kept = await textsIn(address);
  await operator.api.post(`/api/admin/instances/${installation.id}/upgrade`, { version_id: versions.idOf('1.0.0') });
  const { operations } = await installation.becomes('the way back', ({ operation }) => operation === null);
  const [last] = operations;
  expect(last?.status === 'failed', `the upgrade ended as ${last?.status}`);
  await answersWith(address, 200);
  const { version } = await readGuestbook(address);
  expect(version === '2.0.0' && (await textsIn(address)) === kept, `release ${version} answers with other entries`);
  return `a release that cannot read its data does not come up: ${version} answers again, with its entries`;
}

async function proveEnd({ order, installation, operator, buttons, gatewayTitle }: Rented): Promise<string> {
  const address = addressIn((await installation.read()).url);
  const { gateway_payment_id } = await operator.refundsOrder(order.id, 'The customer changed his mind.');
  await installation.becomes('the end', ({ status }) => status === 'ended');
  await answersWith(address, 404);
  const given = await until(
    'the money to be given back',
    async () => (await buttons.refundsOf(gateway_payment_id)).find(({ state }) => state === 'succeeded'),
    { seconds: EFFECT_SECONDS_MAX, seen: () => buttons.refundsOf(gateway_payment_id) },
  );
  return `${gatewayTitle} gave ${dollars(given.amountMinor)} back; its address answers 404`;
}

/** From the first stop to the end. */
const INSTALLATION_STEPS: Step<Rented>[] = [
  { what: 'Stop and start', prove: proveStop },
  { what: 'Backup and restore', prove: proveBackup },
  { what: 'Upgrade', prove: proveUpgrade },
  { what: 'Upgrade that fails', prove: proveReturn },
  { what: 'Refund', prove: proveEnd },
];

/**
 * What happens to the guestbooks that were bought, at each gateway: from the first stop to the end, which gives their
 * places back. All of them at once.
 */
export function liveInGuestbooks(around: Around, purchases: DemoRow[]): Promise<LifeRow[]>[] {
  return purchases
    .filter(({ product }) => product === PRODUCT)
    .map((row) => {
      const { product, gateway } = row;
      return takeSteps({ product, gateway }, () => rentedIn(around, row), INSTALLATION_STEPS);
    });
}

async function rentedIn(around: Around, { order_id, gateway }: DemoRow): Promise<Rented> {
  return {
    order: { id: order_id },
    gatewayTitle: GATEWAY_TITLE[gateway],
    installation: await installationOf(around.buyers[gateway], order_id),
    buttons: gatewayButtons(around.sandboxes[gateway], gateway),
    operator: openOperator(around.operator),
    versions: await guestbookVersions(around.operator),
  };
}

/** Refunds what is left of the guestbooks behind these rows: what stopped before its end holds a place in the pool. */
export async function giveBack(around: Around, rows: Pick<LifeRow, 'order_id' | 'gateway'>[]): Promise<void> {
  const operator = openOperator(around.operator);
  for (const gateway of GATEWAYS) {
    const ours = new Set(rows.filter((row) => row.gateway === gateway).map(({ order_id }) => order_id));
    const { items } = await around.buyers[gateway].get<Page<Installation>>('/api/me/installations?limit=100');
    const left = items.filter(({ order_id, status }) => ours.has(order_id) && !['ending', 'ended'].includes(status));
    for (const { order_id } of left) await operator.refundsOrder(order_id, 'The demo is over.').catch(() => undefined);
  }
}
