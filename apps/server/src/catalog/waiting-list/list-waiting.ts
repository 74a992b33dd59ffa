import { idSchema } from '@vozex/domain';
import { z } from 'zod';
import { cutPage, type PageQuery, pageOf } from '../../kernel/page.ts';
import type { CatalogApp } from '../catalog-app.ts';
import { roomOf } from '../room.ts';
import { productsById } from '../store.ts';
import { linesOfPublished, type WaitingRow, waitingPage } from './store.ts';

const Time = z.iso.datetime();
const ProductName = z.object({ id: idSchema('product'), name: z.string() });

const Waiting = z
  .object({
    id: idSchema('waiting'),
    product: ProductName,
    path: z.string().nullable(),
    email: z.string(),
    status: z.enum(['waiting', 'told', 'left']),
    created_at: Time,
    told_at: Time.nullable(),
  })
  .meta({ id: 'Waiting' });

export const WaitingList = pageOf(Waiting).extend({
  lines: z
    .array(
      z.object({
        product: ProductName,
        path: z.string().nullable(),
        waiting: z.int(),
        places: z.int().nullable().meta({ description: 'How many could be sold now; null: it cannot run out.' }),
        because: z.string().nullable().meta({ description: 'Why none can be sold, in words for operators.' }),
      }),
    )
    .meta({ description: 'What is waited for now, whatever page is asked for.' }),
});

/** Who waits and who was told, newest first; and each line with what there is room for, and why not. */
export async function listWaiting(
  app: CatalogApp,
  query: PageQuery & { product_id?: string | undefined },
): Promise<z.input<typeof WaitingList>> {
  const page = cutPage(await waitingPage(app.db.read, query), query.limit);
  return { items: page.items.map(waitingAnswer), next: page.next, lines: await linesNow(app) };
}

async function linesNow(app: CatalogApp): Promise<z.input<typeof WaitingList>['lines']> {
  const lines = await linesOfPublished(app.db.read);
  const products = await productsById(
    app.db.read,
    lines.map((line) => line.product_id),
  );
  const waitedFor = lines.flatMap(({ product_id, path, waiting }) => {
    const product = products.find(({ id }) => id === product_id);
    return product ? [{ product, path, waiting }] : [];
  });
  const rooms = await roomOf(app, app.db.read, waitedFor);
  return waitedFor.map(({ product, path, waiting }, i) => ({
    product: { id: product.id, name: product.name },
    path,
    waiting,
    ...rooms[i]!, // because each line was asked after
  }));
}

function waitingAnswer(row: WaitingRow): z.input<typeof Waiting> {
  return {
    id: row.id,
    product: { id: row.product_id, name: row.product_name },
    path: row.path,
    email: row.email,
    status: row.left_at ? 'left' : row.told_at ? 'told' : 'waiting',
    created_at: row.created_at.toISOString(),
    told_at: row.told_at?.toISOString() ?? null,
  };
}
