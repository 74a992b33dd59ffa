import type { Db } from '../kernel/database.ts';
import type { CatalogPorts } from './catalog-app.ts';
import type { Room } from './ports.ts';
import type { Availability } from './product.ts';

/** What is delivered by a driver with its settings: a product, or one of its paths. */
type Delivered = { fulfillment_driver: string; fulfillment_config: Record<string, unknown> };

/** What is left of each, in their order: a fixed number of statements, however many there are. */
export async function roomOf({ drivers }: Pick<CatalogPorts, 'drivers'>, db: Db, sold: Delivered[]): Promise<Room[]> {
  return drivers.roomFor(
    db,
    sold.map(({ fulfillment_driver: driver, fulfillment_config: config }) => ({ driver, config })),
  );
}

export function availabilityOf(room: Room | undefined): Availability {
  return room?.places === 0 ? 'sold_out' : 'available';
}
