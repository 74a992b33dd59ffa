import { parseArgs } from 'node:util';
import { type ApiClient, openApi } from '../api-client.ts';
import { temporaryFolder } from '../end-with-us.ts';
import { freePort } from '../free-port.ts';
import { PEOPLE, type Person, signIn } from '../people.ts';
import { guestbookVersions } from '../seed/seed-instances.ts';
import type { Gateway } from '../shapes.ts';
import { keptFolder, keysIn, portsFromEnvironment, sandboxesAt, startWholeProduct } from '../whole-product.ts';
import { liveThroughSubscriptions } from './demo-billing.ts';
import { giveBack, liveInGuestbooks } from './demo-installations.ts';
import { moveBetweenPaths } from './demo-moves.ts';
import { buyOneOfEverything } from './demo-purchases.ts';
import type { DemoRow, LifeRow } from './demo-steps.ts';

/**
 * `npm run demo [-- --json]`: buys one of everything, lives through what may happen to it, and proves from outside what came
 * of it. Ends with 1 when something does not hold.
 */

const say = (text: string) => process.stdout.write(`${text}\n`);

type Place = { owner: ApiClient; sandboxes: Record<Gateway, string>; leave(): Promise<void> };

/** The shop that `npm start` runs, or one of our own for as long as we need it. */
async function openPlace(): Promise<Place> {
  const kept = portsFromEnvironment();
  const url = `http://localhost:${kept.shop}`;
  const isRunning = await fetch(`${url}/healthz`).then(
    (answer) => answer.ok,
    () => false,
  );
  if (isRunning) {
    const owner = openApi(url, { bearer: keysIn(keptFolder()).VOZEX_OWNER_API_KEY });
    return { owner, sandboxes: sandboxesAt(kept), leave: async () => {} };
  }
  const folder = temporaryFolder('demo');
  const ports = {
    shop: await freePort(),
    dodo: await freePort(),
    paypal: await freePort(),
    pos: await freePort(),
    instances: await freePort(),
  };
  const product = await startWholeProduct(folder, ports, { pastOrders: false });
  return { owner: product.owner, sandboxes: product.urls, leave: () => product.stop() };
}

const PURCHASE_COLUMNS = {
  product: 'Product',
  delivery_model: 'Delivered as',
  gateway: 'Paid with',
  status: 'Status',
  paid_to_delivered_ms: 'ms',
  proof: 'Seen from outside',
} as const satisfies Partial<Record<keyof DemoRow, string>>;

const LIFE_COLUMNS = {
  what: 'What happens',
  product: 'Product',
  gateway: 'Paid with',
  ok: 'Holds',
  ms: 'ms',
  proof: 'Seen from outside',
} as const satisfies Partial<Record<keyof LifeRow, string>>;

function table<Row extends object>(columns: Partial<Record<keyof Row, string>>, rows: Row[]): string {
  const keys = Object.keys(columns) as (keyof Row)[]; // because they are the columns' own
  const cells = [keys.map((key) => columns[key] ?? ''), ...rows.map((row) => keys.map((key) => cellOf(row[key])))];
  const widths = keys.map((_, column) => Math.max(...cells.map((line) => line[column]?.length ?? 0)));
  return cells
    .map((line) =>
      line
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function cellOf(value: unknown): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'NO';
  return String(value ?? '-').replace(/\s+/g, ' ');
}

async function* allOf(lives: Promise<LifeRow[]>[]): AsyncGenerator<LifeRow> {
  for (const life of lives) yield* await life;
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { json: { type: 'boolean', default: false } } });
  const place = await openPlace();
  const collect = async <Row>(rows: AsyncIterable<Row>): Promise<Row[]> => {
    const all: Row[] = [];
    for await (const row of rows) {
      all.push(row);
      if (values.json) say(JSON.stringify(row));
    }
    return all;
  };
  try {
    const { owner: operator, sandboxes } = place;
    const as = async (person: Person) => operator.as({ cookie: await signIn(operator, person) });
    const buyers = { dodo: await as(PEOPLE.Ada), paypal: await as(PEOPLE.Ben) };
    const around = { buyers, operator, sandboxes };
    const versions = await guestbookVersions(operator);
    await versions.withdraws('2.0.0'); // it is not out yet, so that there is something to upgrade to
    const purchases = await collect(buyOneOfEverything(around)).finally(() => versions.releases('2.0.0'));
    if (!values.json) say(`${table(PURCHASE_COLUMNS, purchases)}\n`);
    const lived = await collect(
      allOf([
        ...liveInGuestbooks(around, purchases),
        ...moveBetweenPaths(around, purchases),
        ...liveThroughSubscriptions(around),
      ]),
    );
    if (!values.json) say(table(LIFE_COLUMNS, lived));
    await giveBack(around, [...purchases, ...lived]);
    if (purchases.some((row) => row.status !== 'delivered') || lived.some((row) => !row.ok)) process.exitCode = 1;
  } finally {
    await place.leave();
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exit(1);
});
