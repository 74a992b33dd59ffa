import type { Db } from '../kernel/database.ts';
import type { CatalogPorts } from './catalog-app.ts';
import { type Availability, waysOf } from './path.ts';
import type { Room } from './ports.ts';
import type { ProductRow } from './product.ts';

/** What may run out: a product, or one of its paths. Null, of a hybrid product: whichever of its paths. */
export type Offered = { product: ProductRow; path: string | null };

/** What is left of each, in their order: a fixed number of statements, however many there are. */
export async function roomOf({ drivers }: Pick<CatalogPorts, 'drivers'>, db: Db, offered: Offered[]): Promise<Room[]> {
  const ways = offered.map(({ product, path }) => waysOf(product).filter((way) => path === null || way.path === path));
  const rooms = await drivers.roomFor(
    db,
    ways.flat().map(({ fulfillment_driver: driver, fulfillment_config: config }) => ({ driver, config })),
  );
  let from = 0;
  return ways.map(({ length }) => {
    const own = rooms.slice(from, from + length);
    from += length;
    return together(own);
  });
}

/** A product and each of its paths, in their order. */
export function offeredBy(product: ProductRow): Offered[] {
  return [{ product, path: null }, ...product.paths.map((path) => ({ product, path: path.name }))];
}

/** Ways of which the buyer takes one. */
function together(rooms: Room[]): Room {
  if (rooms.some((room) => room.places === null)) return { places: null, because: null };
  const places = rooms.reduce((sum, room) => sum + (room.places ?? 0), 0);
  return { places, because: places > 0 ? null : (rooms[0]?.because ?? 'nothing delivers it any more') };
}

export function availabilityOf(room: Room | undefined): Availability {
  return room?.places === 0 ? 'sold_out' : 'available';
}
