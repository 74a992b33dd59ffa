import { parseArgs } from 'node:util';
import { type ApiClient, openApi } from './api-client.ts';
import { buyOneOfEverything, type DemoRow } from './demo-purchases.ts';
import { temporaryFolder } from './end-with-us.ts';
import { freePort } from './free-port.ts';
import { PEOPLE, signIn } from './people.ts';
import { keptFolder, keysIn, portsFromEnvironment, startWholeProduct } from './whole-product.ts';

/** `npm run demo [-- --json]`: buys one of everything and proves from outside that it was delivered. */

const say = (text: string) => process.stdout.write(`${text}\n`);

type Place = { owner: ApiClient; leave(): Promise<void> };

/** The shop that `npm start` runs, or one of our own for as long as we need it. */
async function openPlace(): Promise<Place> {
  const url = `http://localhost:${portsFromEnvironment().shop}`;
  const isRunning = await fetch(`${url}/healthz`).then(
    (answer) => answer.ok,
    () => false,
  );
  if (isRunning) {
    return { owner: openApi(url, { bearer: keysIn(keptFolder()).VOZEX_OWNER_API_KEY }), leave: async () => {} };
  }
  const folder = temporaryFolder('demo');
  const [shop, dodo, paypal, pos] = [await freePort(), await freePort(), await freePort(), await freePort()];
  const product = await startWholeProduct(folder, { shop, dodo, paypal, pos }, { pastOrders: false });
  return { owner: product.owner, leave: () => product.stop() };
}

const COLUMNS = {
  product: 'Product',
  delivery_model: 'Delivered as',
  gateway: 'Paid with',
  status: 'Status',
  paid_to_delivered_ms: 'ms',
  proof: 'Seen from outside',
} as const satisfies Partial<Record<keyof DemoRow, string>>;

function table(rows: DemoRow[]): string {
  const keys = Object.keys(COLUMNS) as (keyof typeof COLUMNS)[]; // because they are the literal's own
  const cells = [Object.values(COLUMNS), ...rows.map((row) => keys.map((key) => String(row[key] ?? '-')))];
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

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { json: { type: 'boolean', default: false } } });
  const place = await openPlace();
  const rows: DemoRow[] = [];
  try {
    const buyer = place.owner.as({ cookie: await signIn(place.owner, PEOPLE.Ada) });
    for await (const row of buyOneOfEverything(buyer, place.owner)) {
      rows.push(row);
      if (values.json) say(JSON.stringify(row));
    }
  } finally {
    await place.leave();
  }
  if (!values.json) say(table(rows));
  if (rows.some((row) => row.status !== 'delivered')) process.exitCode = 1;
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exit(1);
});
