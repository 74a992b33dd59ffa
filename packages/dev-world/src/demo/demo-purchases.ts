import { randomBytes } from 'node:crypto';
import { openBuyer } from '../buyer.ts';
import { sha256Of } from '../catalog.ts';
import { type Operator, openOperator } from '../operator.ts';
import type { PlacedOrder } from '../placed-order.ts';
import { artifactContent } from '../seed/seed-artifacts.ts';
import type { Fulfillment, Gateway } from '../shapes.ts';
import { until } from '../until.ts';
import { visit } from '../visit.ts';
import { proveGuestbook } from './demo-installations.ts';
import { attempt, type Delivered, expect, NotProven, type Proof } from './demo-proof.ts';
import { type Around, type DemoRow, GATEWAYS } from './demo-steps.ts';

type Plan = {
  product: string;
  /** The price's name; the product's first where absent. */
  price?: string;
  choices(): Record<string, string>;
  /** What people must do before it is delivered. */
  byHand?(operator: Operator, orderId: string): Promise<void>;
  prove: Proof;
};

const DELIVERY_SECONDS_MAX = 60;

const NOTE = 'Your store is set up: https://store.example.test, sign in with your e-mail address.';

const proveLicense =
  (product_slug: string): Proof =>
  async (order, delivery) => {
    const [license] = delivery.licenses;
    const [download] = delivery.downloads;
    if (!license || !download) throw new NotProven('there is no license, or no file');
    const key = await order.reveals(license.id);
    const answer = await order.api.as({}).post<{ valid: boolean; code: string }>('/api/licenses/validate', {
      license_key: key,
      product_slug,
    });
    expect(answer.valid, `the key is not valid: ${answer.code}`);
    const digest = await fileArrives(order, download);
    return `key ${license.hint} validates; ${download.file_name} has sha256 ${digest.slice(0, 12)}…`;
  };

const proveFile: Proof = async (order, delivery) => {
  const [download] = delivery.downloads;
  if (!download) throw new NotProven('there is no file');
  const digest = await fileArrives(order, download);
  return `${download.file_name} has sha256 ${digest.slice(0, 12)}…`;
};

/** @returns the digest of what arrived. */
async function fileArrives(order: PlacedOrder, download: Fulfillment['downloads'][number]): Promise<string> {
  const digest = sha256Of(await order.downloads(download.id));
  expect(digest === download.sha256, `the file is ${digest}, the shop says ${download.sha256}`);
  expect(digest === sha256Of(await artifactContent(download.file_name)), 'the file is not the one that was uploaded');
  return digest;
}

const proveWorkspace: Proof = async (_order, delivery) => {
  if (!delivery.workspace_url) throw new NotProven('there is no workspace address');
  const name = new URL(delivery.workspace_url).pathname.split('/').at(-1) ?? '';
  const owner = await visit(delivery.workspace_url);
  expect(owner.status === 200 && owner.text.includes(name), `the owner is answered ${owner.status}`);
  const stranger = await visit(new URL(`/w/${name}`, delivery.workspace_url).href);
  expect(stranger.status === 403, `a stranger is answered ${stranger.status}`);
  return `workspace "${name}" opens for its owner; a stranger gets 403`;
};

const proveNote: Proof = async (_order, delivery) => {
  expect(delivery.note === NOTE, `the note is ${JSON.stringify(delivery.note)}`);
  return 'an operator completed the task; the note arrived';
};

async function completeTask(operator: Operator, orderId: string): Promise<void> {
  const task = await until(
    'a task for the team',
    async () => (await operator.tasksOf(orderId)).find(({ status }) => status === 'open'),
    { seconds: DELIVERY_SECONDS_MAX },
  );
  await operator.completes(task.id, NOTE);
}

const PLANS: Plan[] = [
  { product: 'Lumen Notes', choices: () => ({}), prove: proveLicense('lumen-notes') },
  { product: 'Quiet Icons', choices: () => ({}), prove: proveFile },
  {
    product: 'Point of Sale',
    choices: () => ({ workspace_name: `demo-${randomBytes(5).toString('hex')}` }),
    prove: proveWorkspace,
  },
  { product: 'Guestbook', choices: () => ({}), prove: proveGuestbook },
  {
    product: 'Store Setup',
    choices: () => ({ notes: 'A flower shop with two counters.' }),
    byHand: completeTask,
    prove: proveNote,
  },
  {
    product: 'Guestbook Anywhere',
    price: 'Program and license',
    choices: () => ({}),
    prove: proveLicense('guestbook-anywhere'),
  },
  {
    product: 'Guestbook Anywhere',
    price: 'Installation, first year',
    choices: () => ({}),
    prove: proveGuestbook,
  },
];

/** Buys one of every kind through each gateway, as a buyer would, and proves each delivery from outside. */
export async function* buyOneOfEverything(around: Around): AsyncGenerator<DemoRow> {
  for (const plan of PLANS) {
    const before: Delivered[] = [];
    for (const gateway of GATEWAYS) yield await buyOne(around, plan, gateway, before);
  }
}

/** @param before is added to. */
async function buyOne(around: Around, plan: Plan, gateway: Gateway, before: Delivered[]): Promise<DemoRow> {
  const operator = openOperator(around.operator);
  const buyer = openBuyer(around.buyers[gateway]);
  const { price } = plan;
  const order = await buyer.buys(plan.product, {
    payingWith: gateway,
    choices: plan.choices(),
    ...(price === undefined ? {} : { price }),
  });
  const failed = await attempt(async () => {
    await plan.byHand?.(operator, order.id);
    await order.becomes('active', DELIVERY_SECONDS_MAX);
  });
  const { paid_at, items } = await order.read();
  const [item] = items;
  const [delivery] = item?.fulfillments ?? [];
  const [record] = await operator.driversOf(order.id);
  const proof =
    failed ?? (delivery ? await prove(plan.prove, order, delivery, before) : { failed: 'nothing was delivered' });
  return {
    product: plan.product,
    delivery_model: delivery ? modelOf(delivery) : 'none',
    path: delivery?.path?.name ?? null,
    driver: record ?? 'none',
    gateway,
    order_id: order.id,
    order_item_id: item?.id ?? 'none',
    status: 'failed' in proof ? 'not delivered' : 'delivered',
    paid_to_delivered_ms:
      paid_at && delivery?.delivered_at ? Date.parse(delivery.delivered_at) - Date.parse(paid_at) : null,
    proof: 'failed' in proof ? proof.failed : proof.shown,
  };
}

/** What was bought, and by which of its ways. */
function modelOf({ delivery_model, path }: Fulfillment): string {
  return path ? `hybrid: ${delivery_model}` : delivery_model;
}

async function prove(
  proof: Proof,
  order: PlacedOrder,
  delivery: Fulfillment,
  before: Delivered[],
): Promise<{ shown: string } | { failed: string }> {
  let shown = '';
  const failed = await attempt(async () => {
    shown = await proof(order, delivery, before);
    before.push({ order, delivery });
  });
  return failed ?? { shown };
}
