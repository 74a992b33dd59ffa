import { languageFrom } from '@vozex/domain';
import { secondsAfter } from '../../kernel/clock.ts';
import { announce } from '../../kernel/events.ts';
import type { CatalogApp } from '../catalog-app.ts';
import type { ProductRow } from '../product.ts';
import { roomOf } from '../room.ts';
import { productsById } from '../store.ts';
import { roomAgain } from './events.ts';
import { leaveUrl } from './leave.ts';
import { deleteDone, holdLine, type Line, linesOfPublished, takeFirst, toldSince } from './store.ts';

/** Who was told has so long before the next in line is told of the same place. */
const HEAD_START_SECONDS = 6 * 3_600;
/** Told at once; the rest of a long line follows with the next look. */
const BATCH = 200;
const KEPT_AFTER_SECONDS = 30 * 86_400;

/**
 * Tells who waits that there is room again: oldest first, each once, and no more of them than there is room for. A
 * place is promised to nobody: who buys first has it.
 *
 * @returns how many were told.
 */
export async function tellWaiting(app: CatalogApp): Promise<number> {
  const lines = await linesOfPublished(app.db.read);
  if (lines.length === 0) return 0;
  const products = await productsById(app.db.read, [...new Set(lines.map((line) => line.product_id))]);
  const waitedFor = lines.flatMap((line) => {
    const product = products.find(({ id }) => id === line.product_id);
    return product ? [{ line, product }] : [];
  });
  const offered = waitedFor.map(({ line, product }) => ({ product, path: line.path }));
  const rooms = await roomOf(app, app.db.read, offered);
  let told = 0;
  for (const [i, { line, product }] of waitedFor.entries()) {
    const places = rooms[i]?.places ?? BATCH;
    if (places > 0) told += await tellLine(app, line, product, places);
  }
  return told;
}

async function tellLine(app: CatalogApp, line: Line, product: ProductRow, places: number): Promise<number> {
  return app.db.inOneTransaction(async (tx) => {
    await holdLine(tx, product.id);
    const now = app.clock.now();
    const ahead = await toldSince(tx, line, secondsAfter(now, -HEAD_START_SECONDS));
    const limit = Math.min(places - ahead, BATCH);
    if (limit <= 0) return 0;
    const next = await takeFirst(tx, line, { limit, now });
    for (const { id, email, language } of next) {
      await announce(app, tx, roomAgain, {
        waitingId: id,
        email,
        language: languageFrom(language) ?? 'en',
        productName: product.translations[languageFrom(language) ?? 'en']?.name ?? product.name,
        productUrl: new URL(`/products/${product.slug}`, app.publicUrl).href,
        leaveUrl: leaveUrl(app, id),
      });
    }
    return next.length;
  });
}

/** Forgets addresses that wait for nothing any more; for a loop. @returns how many. */
export async function forgetWaiting(app: Pick<CatalogApp, 'db' | 'clock'>): Promise<number> {
  return deleteDone(app.db.read, secondsAfter(app.clock.now(), -KEPT_AFTER_SECONDS));
}
