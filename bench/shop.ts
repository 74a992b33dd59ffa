import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ProductPolicies } from '@vozex/domain';
import { importProducts, openShop, readEnv, type Shop } from '@vozex/server';
import { customerFor } from '../apps/server/src/accounts/index.ts';
import { createOrder, UNTAXED } from '../apps/server/src/orders/index.ts';
import { GATEWAY_PRODUCT, WEBHOOK_SECRET } from './webhook.ts';

const CLI = fileURLToPath(new URL('../apps/server/src/cli/vozex.ts', import.meta.url));
const OWNER_KEY = 'bench-owner-key-0123456789abcdef';

/** The environment of a shop on `databaseUrl`: no gateway is called, webhooks come from the bench itself. */
export function benchEnvironment(databaseUrl: string, port: number): Record<string, string> {
  return {
    DATABASE_URL: databaseUrl,
    VOZEX_DATA_DIR: mkdtempSync(join(tmpdir(), 'vozex-bench-')),
    PORT: String(port),
    VOZEX_PUBLIC_URL: `http://127.0.0.1:${port}`,
    VOZEX_MASTER_KEY: Buffer.alloc(32, 7).toString('base64'),
    VOZEX_OWNER_API_KEY: OWNER_KEY,
    DODO_BASE_URL: 'http://127.0.0.1:9',
    DODO_API_KEY: 'bench',
    DODO_WEBHOOK_SECRET: WEBHOOK_SECRET,
    LOG_LEVEL: 'error',
  };
}

/** A VOZEX process of its own, as an operator would run it; `api` leaves the work to others. */
export async function startShopProcess(
  environment: Record<string, string>,
  role: 'all' | 'api',
): Promise<{ url: string; stop(): Promise<void> }> {
  const child: ChildProcess = spawn(process.execPath, [CLI, 'start', '--role', role], {
    env: { PATH: process.env.PATH, ...environment },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const url = `http://127.0.0.1:${environment.PORT}`;
  await untilReady(url);
  return {
    url,
    async stop() {
      child.kill('SIGTERM');
      await once(child, 'exit');
    },
  };
}

async function untilReady(url: string): Promise<void> {
  for (let tries = 0; tries < 300; tries++) {
    const answer = await fetch(`${url}/readyz`).catch(() => undefined);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('the shop did not become ready within 30 s');
}

/** The same shop's rooms, opened here without workers: to write orders as the checkout does. */
export async function openBenchShop(environment: Record<string, string>): Promise<Shop> {
  return openShop(readEnv(environment), { role: 'api' });
}

/** One license product with a small file, sold through Dodo. */
export async function stockShelf(shop: Shop, url: string): Promise<{ productId: string; priceId: string }> {
  const uploaded = await fetch(`${url}/api/admin/artifacts?name=bench&version=1.0.0&file_name=bench.zip`, {
    method: 'POST',
    headers: { authorization: `Bearer ${OWNER_KEY}`, 'content-type': 'application/octet-stream' },
    body: new Uint8Array(64),
  });
  if (!uploaded.ok) throw new Error(`artifact: ${uploaded.status} ${await uploaded.text()}`);
  await importProducts(shop, {
    products: [
      {
        slug: 'bench',
        name: 'Bench',
        delivery_model: 'self_hosted_license',
        fulfillment_driver: 'license_download',
        fulfillment_config: { artifact_source: 'bench' },
        enabled_payment_gateways: ['dodo'],
        default_payment_gateway: 'dodo',
        status: 'published',
        prices: [
          {
            name: 'One',
            billing: 'one_time',
            amount_minor: 4900,
            currency: 'USD',
            mappings: { dodo: { product_id: GATEWAY_PRODUCT } },
          },
        ],
      },
    ],
  });
  const price = await shop.db.read.selectFrom('prices').select(['id', 'product_id']).executeTakeFirstOrThrow();
  return { productId: price.product_id, priceId: price.id };
}

/** Pending orders, each as one checkout leaves it. */
export async function placeOrders(
  shop: Shop,
  shelf: { productId: string; priceId: string },
  count: number,
): Promise<string[]> {
  const ids: string[] = [];
  for (let i = 0; i < count; i++) {
    ids.push(
      await shop.db.inOneTransaction(async (tx) => {
        const customer = await customerFor(tx, {
          email: `buyer-${Math.floor(i / 10)}@example.test`,
          name: 'Bench Buyer',
          now: shop.clock.now(),
          newId: shop.newId,
        });
        const { orderId } = await createOrder(shop, tx, {
          customerId: customer.id,
          paymentGateway: 'dodo',
          currency: 'USD',
          metadata: {},
          couponCode: null,
          tax: UNTAXED,
          items: [
            {
              productId: shelf.productId,
              priceId: shelf.priceId,
              productName: 'Bench',
              priceName: 'One',
              billing: 'one_time',
              quantity: 1,
              unitAmountMinor: 4900,
              discountMinor: 0,
              taxMinor: 0,
              path: null,
              deliveryModel: 'self_hosted_license',
              driver: 'license_download',
              externalProvider: null,
              choices: {},
              terms: {},
              gatewayProductId: GATEWAY_PRODUCT,
              dueHours: null,
              policies: ProductPolicies.parse({}),
              recurring: null,
            },
          ],
        });
        return orderId;
      }),
    );
  }
  return ids;
}
