import type { BillingInterval, DeliveryModel, PaymentGatewayKey, PriceBilling } from '@vozex/domain';
import type { Db, Tx } from '../kernel/database.ts';
import type { MappingField } from './price.ts';

/** A JSON Schema document, as made by `z.toJSONSchema`. */
export type JsonSchema = Record<string, unknown>;

/** One fulfillment driver as the catalog, the admin form, the checkout and the docs see it. */
export type DriverDescription = {
  driver: string;
  title: string;
  description: string;
  delivers: DeliveryModel[];
  /** Billing it can serve. */
  billing: PriceBilling[];
  /** Whether a product of this driver must name an external provider and product. */
  needs_external_product: boolean;
  config_schema: JsonSchema;
  choices_schema: JsonSchema;
  can_test_connection: boolean;
  /** What a customer may find in the customer center once it is delivered; at least one. */
  hands_out: HandOut[];
  /** Page of the documentation that says what to do when a delivery of this driver fails. */
  runbook: string;
};

/** What customers are handed, each with a place of its own in the customer center. */
export const HAND_OUTS = ['workspace', 'installation', 'license', 'download', 'note'] as const;
export type HandOut = (typeof HAND_OUTS)[number];

/**
 * One call of the admin API that a shop without anything needs before it can deliver: with a body, or with a stored file.
 * `as` names the id that it answers; later paths may name it in braces.
 */
export type Preparation =
  | { path: string; body: Record<string, unknown>; as?: string }
  | { path: string; stored: { key: string; sha256: string } };

/** What must be brought along to deliver somewhere else; where that cannot be, why not. */
export type Equipment = { possible: true; preparations: Preparation[] } | { possible: false; reason: string };

/** An order item as it is being placed, for its driver; `under` is where its fields are in the request. */
export type ItemSale = {
  under: string;
  driver: string;
  orderItemId: string;
  quantity: number;
  config: Record<string, unknown>;
  choices: Record<string, unknown>;
  terms: Record<string, unknown>;
};

/** A way in which something that still lives was delivered: the path, null for a product's own, with what delivers it. */
export type WayInUse = { path: string | null; driver: string; delivery_model: DeliveryModel };
/** How many more could be sold now; `places` is null for what cannot run out. `because` tells operators why none can. */
export type Room = { places: number | null; because: string | null };

/** What the catalog needs to know of drivers, in the catalog's own words; fulfillment/drivers.ts answers. */
export type DriverCatalog = {
  manifest(): DriverDescription[];
  /** @throws CatalogError DRIVER_UNKNOWN, DRIVER_CANNOT_DELIVER, CONFIG_INVALID with paths below `fulfillment_config`. */
  acceptConfig(driver: string, model: DeliveryModel, raw: unknown): Record<string, unknown>;
  /** What the buyer picked. @throws CatalogError CHOICES_INVALID with paths below `under`. */
  acceptChoices(driver: string, raw: unknown, under: string): Record<string, unknown>;
  /** The part of a config that is a term of sale: frozen into the order item at purchase. */
  frozenTerms(driver: string, config: Record<string, unknown>): Record<string, unknown>;
  /** Within how many hours of payment this config promises delivery; null where it promises none. */
  dueHours(driver: string, config: Record<string, unknown>): number | null;
  /**
   * Sets aside what the deliveries of an order will need, in the transaction that places it.
   *
   * @throws CatalogError SOLD_OUT; CHOICES_INVALID for what another buyer has taken, with paths below each item's `under`.
   */
  reserve(tx: Tx, order: { orderId: string; customerId: string; items: ItemSale[] }): Promise<void>;
  /** The ways of a product by which something is delivered that has not ended. */
  inUse(db: Db, productId: string): Promise<WayInUse[]>;
  /** What is left of each, in the order asked: a fixed number of statements, so that lists can ask. Promises nothing. */
  roomFor(db: Db, sold: { driver: string; config: Record<string, unknown> }[]): Promise<Room[]>;
  /** Tries the connection a product's config describes, without changing anything. */
  testConnection(driver: string, config: Record<string, unknown>): Promise<{ ok: boolean; detail: string }>;
  /** What a rehearsal must bring along beside the config itself. */
  equipment(db: Db, driver: string, config: Record<string, unknown>): Promise<Equipment>;
};

/** What a gateway needs of a price before it can sell it. */
export type GatewayDescription = {
  gateway: PaymentGatewayKey;
  title: string;
  /** False when the environment does not configure it: it can stand in a product but not at a checkout. */
  configured: boolean;
  /** Whether a one-time price needs a product made at the gateway. */
  one_time_needs_product: boolean;
  recurring: boolean;
  trials: boolean;
  /** The most of each interval that one period may have; absent where the gateway sets no limit. */
  interval_count_max?: Record<BillingInterval, number> | undefined;
};

/** A gateway as it stands in this shop: what it can do, what a mapping of it takes, and whose money it moves. */
export type ShopGateway = GatewayDescription & {
  /** What a price's mapping of this gateway is made of, in the order in which it is filled in. */
  mapping_fields: MappingField[];
  /** True while it is configured and moves play money. */
  test_mode: boolean;
};

/** Which gateways exist, for the catalog and the checkout; payments/gateways/index.ts answers. */
export type GatewayCatalog = {
  describe(): ShopGateway[];
};
