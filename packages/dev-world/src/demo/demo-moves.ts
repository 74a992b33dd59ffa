import type { ApiClient } from '../api-client.ts';
import { leaveEntry } from '../guestbook.ts';
import { openOperator } from '../operator.ts';
import type { Fulfillment, Page } from '../shapes.ts';
import { until } from '../until.ts';
import { addressIn, answersWith, textsIn } from './demo-installations.ts';
import { expect, NotProven } from './demo-proof.ts';
import { type Around, type DemoRow, type LifeRow, type Step, takeSteps } from './demo-steps.ts';

const PRODUCT = 'Guestbook Anywhere';
const FROM = 'own-server';
const TO = 'run-by-us';

/** An installation is made on the way. */
const MOVE_SECONDS_MAX = 60;

/** A hybrid product that was bought by one of its ways, in its buyer's hands. */
type Bought = {
  order: { id: string };
  buyer: ApiClient;
  around: Around;
  /** The license that it began with; it outlives the end of its delivery, revoked. */
  licenseKey: string;
};

type Deliveries = Partial<Record<string, Fulfillment>>;

async function deliveriesOf({ order, buyer }: Bought): Promise<Fulfillment[]> {
  const { items } = await buyer.get<Page<Fulfillment & { order_id: string }>>('/api/me/fulfillments?limit=100');
  return items.filter(({ order_id }) => order_id === order.id);
}

/** What runs of it, by the name of the way. */
async function runningOf(bought: Bought): Promise<Deliveries> {
  const running = (await deliveriesOf(bought)).filter(({ status }) => status === 'active');
  return Object.fromEntries(running.map((one) => [one.path?.name, one]));
}

function runs(bought: Bought, what: string, isSo: (now: Deliveries) => boolean): Promise<Deliveries> {
  return until(
    what,
    async () => {
      const now = await runningOf(bought);
      return isSo(now) ? now : undefined;
    },
    { seconds: MOVE_SECONDS_MAX, seen: () => runningOf(bought) },
  );
}

/** What the program is told when it asks whether its key is good. */
async function keyAnswers({ buyer, licenseKey }: Bought): Promise<string> {
  const asked = { license_key: licenseKey, product_slug: 'guestbook-anywhere' };
  return (await buyer.as({}).post<{ code: string }>('/api/licenses/validate', asked)).code;
}

async function keyIs(bought: Bought, code: string): Promise<void> {
  const answered = await keyAnswers(bought);
  expect(answered === code, `the key answers ${answered}, not ${code}`);
}

/** Asks for the move and waits until both ways run. @returns the address of the new one, and the move. */
async function moves(bought: Bought): Promise<{ address: string; moveId: string }> {
  const { [FROM]: from } = await runningOf(bought);
  const price = from?.may_move_to.find(({ path }) => path === TO)?.prices.find(({ costs }) => costs === 'nothing');
  if (!from || !price) throw new NotProven(`it may be moved to ${JSON.stringify(from?.may_move_to)}`);
  await bought.buyer.post(`/api/me/fulfillments/${from.id}/moves`, { path: TO, price_id: price.id, choices: {} });
  const both = await runs(bought, 'both ways to run', (now) => now[TO]?.move?.status === 'overlap');
  const address = addressIn(both[TO]?.workspace_url ?? null);
  await answersWith(address, 200);
  return { address, moveId: both[TO]?.move?.id ?? '' };
}

async function proveWayBack(bought: Bought): Promise<string> {
  const { address, moveId } = await moves(bought);
  await keyIs(bought, 'VALID');
  await bought.buyer.post(`/api/me/path-moves/${moveId}/return`);
  await answersWith(address, 404);
  await until(
    'the installation to be taken back',
    async () => (await deliveriesOf(bought)).every(({ path, status }) => path?.name === FROM || status === 'cancelled'),
    { seconds: MOVE_SECONDS_MAX, seen: () => deliveriesOf(bought) },
  );
  await keyIs(bought, 'VALID');
  return 'an installation comes up and the key stays VALID; gone back, its address answers 404 and the key VALID';
}

async function proveMove(bought: Bought): Promise<string> {
  const { address, moveId } = await moves(bought);
  await leaveEntry(address, { name: 'Cleo', text: 'Moved in.' });
  await bought.buyer.post(`/api/me/path-moves/${moveId}/confirm`);
  await runs(bought, 'the old way to end', (now) => now[FROM] === undefined);
  await keyIs(bought, 'REVOKED');
  expect((await textsIn(address)).includes('Moved in.'), 'the installation lost its entry');
  return 'kept, the installation goes on with its entries; only then the key answers REVOKED';
}

async function proveEnd(bought: Bought): Promise<string> {
  const { [TO]: installation } = await runningOf(bought);
  const address = addressIn(installation?.workspace_url ?? null);
  await openOperator(bought.around.operator).refundsOrder(bought.order.id, 'The customer changed his mind.');
  await answersWith(address, 404);
  await keyIs(bought, 'REVOKED');
  return 'what was moved ends with its money: 404, and REVOKED';
}

const STEPS: Step<Bought>[] = [
  { what: 'Move and way back', prove: proveWayBack },
  { what: 'Move to stay', prove: proveMove },
  { what: 'Refund', prove: proveEnd },
];

/** Moves what was bought by one way to another, at each gateway: back again, and then to stay. All of them at once. */
export function moveBetweenPaths(around: Around, purchases: DemoRow[]): Promise<LifeRow[]>[] {
  const moved = purchases.filter((row) => row.product === PRODUCT && row.path === FROM);
  return moved.map((row) => {
    const { product, gateway } = row;
    return takeSteps({ product, gateway }, () => boughtIn(around, row), STEPS);
  });
}

async function boughtIn(around: Around, { order_id, gateway }: DemoRow): Promise<Bought> {
  const bought = { order: { id: order_id }, buyer: around.buyers[gateway], around, licenseKey: '' };
  const [license] = (await runningOf(bought))[FROM]?.licenses ?? [];
  if (!license) throw new NotProven('there is no license');
  const { license_key } = await bought.buyer.post<{ license_key: string }>(`/api/me/licenses/${license.id}/reveal`);
  return { ...bought, licenseKey: license_key };
}
