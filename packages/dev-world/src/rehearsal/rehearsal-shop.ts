import { readFile } from 'node:fs/promises';
import { startGatewaySandbox } from '@vozex/gateway-sandbox';
import {
  askWhether,
  type Database,
  openPgliteInMemory,
  type RehearsalDocument,
  readEnv,
  startVozex,
} from '@vozex/server';
import { type ApiClient, openApi, Refused } from '../api-client.ts';
import { type Buyer, openBuyer } from '../buyer.ts';
import { newMovableClock } from '../clock.ts';
import { temporaryFolder } from '../end-with-us.ts';
import { freePort } from '../free-port.ts';
import { type GatewayButtons, gatewayButtons } from '../gateway-buttons.ts';
import { type Operator, openOperator } from '../operator.ts';
import { type Person, signIn, signUp } from '../people.ts';
import { settledWithGateways } from '../settles.ts';
import type { Gateway, Product } from '../shapes.ts';
import { OWNER_API_KEY, shopEnvironment } from '../shop-environment.ts';
import { type WorldTime, worldTime } from '../world-time.ts';
import { StepFailed } from './rehearsal-report.ts';

/** A shop that lives for one rehearsal, with gateways of play money and one buyer. */
export type RehearsalShop = {
  buyer: Buyer;
  operator: Operator;
  buttons: Record<Gateway, GatewayButtons>;
  time: WorldTime;
  /** Waits until no webhook is on its way and nothing is due. */
  settles(): Promise<void>;
  /** Lets time pass to what is due next for a delivery, such as another attempt, unless that is further than so many seconds. */
  hurries(seconds: number): Promise<void>;
  /** Asks who delivers whether it has taken effect. @returns what was answered where it has not. */
  holds(orderItemId: string, action: 'fulfill' | 'suspend' | 'resume' | 'cancel'): Promise<string | undefined>;
  /** Puts the product on sale. @throws StepFailed with what the shop refuses. */
  sells(document: RehearsalDocument): Promise<Product>;
  close(): Promise<void>;
};

/** What comes so soon is waited for: engines and providers live by the clock on the wall. */
const REAL_SECONDS = 3;

const RETRY_DELAYS_MS = [20, 60, 200, 600];

/** Nobody's. What providers send there goes nowhere. */
const BUYER: Person = {
  email: 'rehearsal@example.test',
  name: 'VOZEX Rehearsal',
  password: 'a-long-rehearsal-password',
  role: 'customer',
};

/** @param egressAllow exceptions to the guard against reaching into this network. */
export async function openRehearsalShop(egressAllow: string[]): Promise<RehearsalShop> {
  const folder = temporaryFolder('rehearsal');
  const clock = newMovableClock();
  const sandbox = await startGatewaySandbox({ clock, retryDelaysMs: RETRY_DELAYS_MS });
  const [port, instancePort] = [await freePort(), await freePort()];
  const env = shopEnvironment({ folder, port, instancePort, sandbox });
  const url = `http://127.0.0.1:${port}`;
  sandbox.setWebhookUrls({ dodo: `${url}/webhooks/dodo`, paypal: `${url}/webhooks/paypal` });
  const running = await startVozex(readEnv({ ...env, VOZEX_EGRESS_ALLOW: egressAllow.join(',') }), {
    role: 'all',
    clock,
    database: await openPgliteInMemory(),
    sellsForTest: true,
  });
  const owner = openApi(url, { bearer: OWNER_API_KEY });
  await signUp(owner, BUYER);
  const buyer = owner.as({ cookie: await signIn(owner, BUYER), renew: () => signIn(owner, BUYER) });
  const settles = () => settledWithGateways(running, sandbox, clock);
  const time = worldTime(clock, { db: running.shop.db, sandbox }, settles);
  return {
    buyer: openBuyer(buyer),
    operator: openOperator(owner),
    buttons: {
      dodo: gatewayButtons(sandbox.dodo.baseUrl, 'dodo'),
      paypal: gatewayButtons(sandbox.paypal.baseUrl, 'paypal'),
    },
    time,
    settles,
    async hurries(seconds) {
      const next = await nextDelivery(running.shop.db, clock.now());
      if (next === undefined) return;
      const ahead = (next.getTime() - clock.now().getTime()) / 1000;
      if (ahead > REAL_SECONDS && ahead <= seconds) clock.moves(ahead);
    },
    sells: (document) => putOnSale(owner, document),
    holds: (orderItemId, action) => askWhether(running.shop.tools, orderItemId, action),
    async close() {
      await running.stop();
      await sandbox.close();
    },
  };
}

async function nextDelivery({ read }: Database, now: Date): Promise<Date | undefined> {
  const found = await read
    .selectFrom('fulfillment_records')
    .select(({ fn }) => fn.min('next_attempt_at').as('at'))
    .where('next_attempt_at', '>', now)
    .executeTakeFirst();
  return found?.at ? new Date(found.at) : undefined;
}

async function putOnSale(
  owner: ApiClient,
  { product, prices, secrets, preparations }: RehearsalDocument,
): Promise<Product> {
  for (const { name, value } of secrets) {
    await owner.put(`/api/admin/secrets/${name}`, { value, purpose: 'For one rehearsal' });
  }
  await prepare(owner, preparations);
  const made = await owner.post<{ id: string; slug: string }>('/api/admin/products', product);
  for (const { mappings, ...price } of prices) {
    const { id } = await owner.post<{ id: string }>('/api/admin/prices', {
      ...price,
      mappings: {},
      product_id: made.id,
    });
    for (const gateway of Object.keys(mappings) as Gateway[]) {
      if (!product.enabled_payment_gateways.includes(gateway)) continue;
      await mapAt(owner, id, gateway);
    }
  }
  await owner.post(`/api/admin/products/${made.id}/publish`);
  return owner.get<Product>(`/api/products/${made.slug}`);
}

/** Makes at the play gateway what the price has at the real one. */
async function mapAt(owner: ApiClient, priceId: string, gateway: Gateway): Promise<void> {
  await owner.post(`/api/admin/prices/${priceId}/mappings/${gateway}`).catch((error: unknown) => {
    if (!(error instanceof Refused && error.code === 'MAPPING_NOT_NEEDED')) throw error;
  });
}

/** Calls of the admin API one after the other; what one answers may be named by the next. */
async function prepare(owner: ApiClient, preparations: RehearsalDocument['preparations']): Promise<void> {
  const ids = new Map<string, string>();
  for (const preparation of preparations) {
    const path = preparation.path.replace(/\{(\w+)\}/g, (_, name: string) => ids.get(name) ?? name);
    if ('body' in preparation) {
      const { id } = await owner.post<{ id: string }>(path, preparation.body);
      if (preparation.as) ids.set(preparation.as, id);
      continue;
    }
    const bytes = await readFile(preparation.file);
    const headers = { 'x-content-sha256': preparation.sha256 };
    const { status, body } = await owner.ask('POST', path, undefined, { bytes, headers });
    if (status !== 201) {
      const detail = `A file could not be brought along: ${status} ${JSON.stringify(body)}`;
      throw new StepFailed(detail, 'Upload the file anew.');
    }
  }
}
