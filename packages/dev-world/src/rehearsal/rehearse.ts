import { createInterface } from 'node:readline';
import type { RehearsalDocument, RehearsalLine } from '@vozex/server';
import { Refused } from '../api-client.ts';
import type { Gateway, Product } from '../shapes.ts';
import { liveThrough } from './rehearsal-life.ts';
import type { Rehearsed } from './rehearsal-purchase.ts';
import { openRehearsalReport, type RehearsalReport, StepFailed, StepSkipped } from './rehearsal-report.ts';
import { openRehearsalShop, type RehearsalShop } from './rehearsal-shop.ts';

/**
 * The stage on which a shop has its products rehearsed: reads a document from its input, one line of JSON, opens a shop
 * for itself, lives through the product there, and writes each step as it comes, a line of JSON each. When its input
 * closes, the shop that asked is gone: it gives back what it bought and ends.
 */

const write = (line: RehearsalLine) => process.stdout.write(`${JSON.stringify(line)}\n`);

const BEFORE = { life: null, gateway: null, path: null };

type Sold = Product['prices'][number];

async function rehearse(document: RehearsalDocument, report: RehearsalReport, isOver: () => boolean): Promise<void> {
  const { enabled_payment_gateways: gateways, policies } = document.product;
  let shop: RehearsalShop | undefined;
  try {
    const impossible = new Map(document.impossible.map(({ path, reason }) => [path, reason]));
    let product: Product | undefined;
    const isOpen = await report.takes(BEFORE, { what: 'shop', title: 'A shop opens for the rehearsal' }, async () => {
      shop = await openRehearsalShop(document.egress_allow);
      product = await shop.sells(document).catch((error: unknown) => {
        if (!(error instanceof Refused)) throw error;
        throw new StepFailed(error.message, 'Correct what is named, then rehearse again.');
      });
      return [{ what: 'sold through', value: product.payment_gateways.map(({ title }) => title).join(', ') }];
    });
    if (!isOpen || !shop || !product) return;
    const rehearsed: Rehearsed = { shop, product, policies, isOver };
    for (const [i, price] of onePerPath(product.prices).entries()) {
      for (const gateway of gateways) {
        if (isOver()) return;
        const why = impossible.get(price.path);
        if (why) await skip(report, { gateway, price, why });
        else await liveThrough(report, rehearsed, { gateway, price, mark: markOf(document, gateway, i) });
      }
    }
  } finally {
    await shop?.close();
  }
}

/** The price that stands first buys each path; of a product without paths, the product. */
function onePerPath(prices: Sold[]): Sold[] {
  return [...new Map(prices.toReversed().map((price) => [price.path, price])).values()].toReversed();
}

/** Unlike that of every other purchase: names that buyers choose are taken but once, and providers show what is a test. */
function markOf({ rehearsal_id }: RehearsalDocument, gateway: Gateway, number: number): string {
  return `test-${rehearsal_id.slice(-10)}-${gateway[0]}${number}`;
}

async function skip(report: RehearsalReport, sold: { gateway: Gateway; price: Sold; why: string }): Promise<void> {
  const { gateway, price, why } = sold;
  const about = { life: `${price.name} through ${gateway}`, gateway, path: price.path };
  await report.takes(about, { what: 'buy', title: 'It is bought and paid' }, async () => {
    throw new StepSkipped(why);
  });
}

function endOf(report: RehearsalReport): Extract<RehearsalLine, { end: unknown }>['end'] {
  const { failed, passed, skipped } = report.summary();
  if (failed) return { status: 'failed', detail: `${failed.title}: ${failed.detail}` };
  const [first] = skipped;
  // Opening the shop is no proof of anything.
  if (passed < 2) return { status: 'skipped', detail: first?.detail ?? 'There is nothing to rehearse.' };
  return { status: 'passed', detail: first ? `Not all of it could be rehearsed: ${first.detail}` : null };
}

async function main(): Promise<void> {
  const input = createInterface({ input: process.stdin });
  let isOver = false;
  input.once('line', (line) => {
    const report = openRehearsalReport(write);
    rehearse(JSON.parse(line) as RehearsalDocument, report, () => isOver) // because the shop wrote it
      .then(() => write({ end: endOf(report) }))
      .catch((error: unknown) => {
        process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
        process.exitCode = 1;
      })
      .finally(() => process.exit());
  });
  input.once('close', () => {
    isOver = true;
  });
}

await main();
