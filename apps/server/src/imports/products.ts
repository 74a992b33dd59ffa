import { BillingInterval, DeliveryModel, LANGUAGES, type Language, PaymentGatewayKey } from '@vozex/domain';
import { type BroughtProduct, importDraft } from '../catalog/index.ts';
import { type Cells, openCells } from './cells.ts';
import type { ProductDecision } from './decisions.ts';
import type { TRANSLATED_TEXTS } from './formats.ts';
import { type Clues, type Proposal, proposeDeliveryModel, USUAL_DRIVER } from './propose-delivery.ts';
import { type Batch, bad, type End, type Item, type RowKind } from './row-kind.ts';

type Price = {
  name: string;
  amountMinor: number;
  currency: string;
  interval: BillingInterval | null;
  plan: string | null;
};

/** What a row says in a further language; empty where it says nothing. */
type Translation = { language: Language } & Record<(typeof TRANSLATED_TEXTS)[number], string>;

/** What a row says of a product. */
export type ProductRow = {
  slug: string;
  name: string;
  summary: string;
  description: string;
  category: string | null;
  publish: boolean;
  price: Price | null;
  translations: Translation[];
  /** What the row itself says of the delivery. */
  said: ProductDecision;
  clues: Clues;
};

/** What a driver cannot do without, as a shop would have it anyway; whoever publishes the draft has seen it. */
const USUAL_CONFIG: Record<string, (product: ProductRow) => Record<string, unknown>> = {
  license_download: ({ slug }) => ({ artifact_source: slug }),
  manual_fulfillment: () => ({
    team_queue: 'setup',
    sla_hours: 72,
    instruction_template: 'Do for {{customer_name}} what {{product_name}} promises.',
  }),
};

/** Until somebody says how it is delivered, people would deliver it; it is not sold before. */
const UNDECIDED = {
  delivery_model: 'managed_setup',
  fulfillment_driver: 'manual_fulfillment',
  fulfillment_config: {
    team_queue: 'undecided',
    sla_hours: 72,
    instruction_template: 'Say how {{product_name}} is delivered: it came in by import and nobody has decided yet.',
  },
};

export const products: RowKind<ProductRow> = {
  manyRows: false,
  toldInFull: true,

  read([row], { now }) {
    const cells = openCells(row!.cells, now); // because no thing is without a row
    const id = cells.required('id', 200);
    const name = cells.required('name', 200);
    const slug = cells.text('slug', 80) ?? slugOf(name, id);
    return {
      externalId: id === '' ? null : id,
      alsoOnce: [{ field: 'slug', value: slug }],
      value: {
        slug,
        name,
        summary: cells.text('summary', 500) ?? '',
        description: cells.text('description', 50_000) ?? '',
        category: cells.text('category', 60),
        publish: cells.text('status', 40)?.toLowerCase() === 'published',
        price: readPrice(cells),
        translations: LANGUAGES.map((language) => readTranslation(cells, language)),
        said: readSaid(cells),
        clues: readClues(cells, name),
      },
      problems: [cells.problems],
    };
  },

  async bring(batch, items) {
    const ends = new Map<string, End>();
    for (const item of items) ends.set(item.externalId, await bringOne(batch, item));
    return ends;
  },
};

function readPrice(cells: Cells): Price | null {
  const currency = cells.text('currency', 20) === null ? '' : cells.currency('currency');
  const amountMinor = cells.amount(currency);
  const interval = cells.oneOf('billing_interval', BillingInterval.options);
  const name = cells.text('price_name', 120) ?? 'Standard';
  const plan = cells.text('plan', 200);
  if (amountMinor === null) return null;
  if (currency === '') {
    cells.problem('VALUE_MISSING', 'currency', 'is empty, and the price needs it');
    return null;
  }
  return { name, amountMinor, currency, interval, plan };
}

function readTranslation(cells: Cells, language: Language): Translation {
  const text = (name: (typeof TRANSLATED_TEXTS)[number], max: number) => cells.text(`${name}_${language}`, max) ?? '';
  return {
    language,
    name: text('name', 200),
    summary: text('summary', 500),
    description: text('description', 50_000),
    category: text('category', 60),
    price_name: text('price_name', 120),
  };
}

function readSaid(cells: Cells): ProductDecision {
  const said = {
    delivery_model: cells.oneOf('delivery_model', DeliveryModel.options),
    fulfillment_driver: cells.text('fulfillment_driver', 80),
    fulfillment_config: cells.json('fulfillment_config'),
    external_provider: cells.text('provider', 200),
    external_product_ref: cells.text('provider_product', 200),
  };
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== null));
}

function readClues(cells: Cells, name: string): Clues {
  return {
    name,
    summary: cells.text('summary', 500) ?? '',
    type: cells.text('type', 120) ?? '',
    tags: cells.text('tags', 500) ?? '',
    downloadUrl: cells.text('download_url', 2_000),
    license: cells.yes('license'),
    webhookUrl: cells.webAddress('webhook_url'),
    tenant: cells.text('tenant', 200),
    dockerImage: cells.text('docker_image', 300),
    service: cells.yes('service'),
    recurring: cells.text('billing_interval', 20) !== null,
  };
}

async function bringOne(batch: Batch, { externalId, value }: Item<ProductRow>): Promise<End> {
  const decided = batch.decisions.products[externalId] ?? {};
  if (decided.skip) return { outcome: 'skipped', detail: { said: 'skip' } };
  const said = { ...value.said, ...decided };
  const proposal = said.delivery_model === undefined ? proposeDeliveryModel(value.clues) : undefined;
  const model = said.delivery_model ?? (proposal?.confidence === 'unclear' ? undefined : proposal?.model);
  const detail = {
    slug: value.slug,
    name: value.name,
    delivery_model: said.delivery_model ?? null,
    proposal: told(proposal),
  };
  let missing: string[] = [];
  if (model) {
    const way = wayOf(batch, externalId, value, said, model);
    const brought = await importDraft(
      batch.app,
      batch.tx,
      batch.actor,
      documentOf(batch, value, way, said),
      value.publish,
    );
    if (brought.kind !== 'refused') return endOf(brought, detail, false);
    missing = brought.problems.map(({ field, message }) => `${field}: ${message}`);
  }
  const undecided = documentOf(batch, value, UNDECIDED, {});
  const brought = await importDraft(batch.app, batch.tx, batch.actor, undecided, false);
  if (brought.kind !== 'refused') return endOf(brought, { ...detail, missing }, true);
  return {
    ...bad(
      ...brought.problems.map(({ field, message }) => ({
        code: 'PRODUCT_REFUSED' as const,
        field: COLUMN_OF[field] ?? field,
        message,
      })),
    ),
    detail,
  };
}

/** Fields of the catalog that a file calls otherwise. */
const COLUMN_OF: Record<string, string> = {
  'prices.0.amount_minor': 'amount',
  'prices.0.currency': 'currency',
  'prices.0.name': 'price_name',
  'prices.0.plan': 'plan',
};

function endOf(
  brought: Exclude<BroughtProduct, { kind: 'refused' }>,
  detail: Record<string, unknown>,
  undecided: boolean,
): End {
  if (brought.kind === 'known') return { outcome: 'linked', targetId: brought.id, detail };
  const missing = [
    ...(Array.isArray(detail.missing) ? detail.missing : []),
    ...(undecided ? [] : brought.missing.map(({ field, message }) => `${field}: ${message}`)),
  ];
  return {
    outcome: 'created',
    targetId: brought.id,
    undecided,
    detail: { ...detail, undecided, status: brought.status, missing },
  };
}

function told(proposal: Proposal | undefined) {
  return proposal
    ? {
        delivery_model: proposal.model,
        fulfillment_driver: proposal.driver,
        confidence: proposal.confidence,
        reason: proposal.reason,
      }
    : null;
}

function wayOf(
  { app }: Batch,
  externalId: string,
  product: ProductRow,
  said: ProductDecision,
  model: DeliveryModel,
): Record<string, unknown> {
  if (model === 'hybrid') return { delivery_model: model, paths: said.paths ?? [] };
  const driver = said.fulfillment_driver ?? USUAL_DRIVER[model];
  const usual = Object.hasOwn(USUAL_CONFIG, driver) ? USUAL_CONFIG[driver] : undefined;
  const needsExternal = app.drivers.manifest().find((one) => one.driver === driver)?.needs_external_product ?? false;
  return {
    delivery_model: model,
    fulfillment_driver: driver,
    fulfillment_config: said.fulfillment_config ?? usual?.(product) ?? {},
    external_provider: said.external_provider ?? null,
    external_product_ref: said.external_product_ref ?? (needsExternal ? externalId : null),
  };
}

function documentOf(batch: Batch, value: ProductRow, way: Record<string, unknown>, said: ProductDecision) {
  const recurring = value.price?.interval != null;
  const gateways = gatewaysFor(batch, recurring);
  return {
    product: {
      slug: value.slug,
      name: value.name,
      summary: value.summary,
      description: value.description,
      ...(value.category === null ? {} : { presentation: { category: value.category } }),
      translations: byLanguage(value, ({ name, summary, description, category }) => ({
        ...{ name, summary, description },
        presentation: { category },
      })),
      ...way,
      is_recurring: recurring,
      enabled_payment_gateways: gateways,
      default_payment_gateway: gateways[0],
    },
    prices:
      value.price === null
        ? []
        : [{ ...priceOf(value.price, said), translations: byLanguage(value, ({ price_name: name }) => ({ name })) }],
  };
}

/** The catalog leaves out what says nothing. */
function byLanguage<T>({ translations }: ProductRow, say: (one: Translation) => T): Partial<Record<Language, T>> {
  return Object.fromEntries(translations.map((one) => [one.language, say(one)]));
}

function priceOf({ name, amountMinor, currency, interval, plan }: Price, { price_path }: ProductDecision) {
  return {
    name,
    path: price_path ?? null,
    billing: interval === null ? 'one_time' : 'recurring',
    amount_minor: amountMinor,
    currency,
    billing_interval: interval,
    interval_count: interval === null ? null : 1,
    plan,
  };
}

/** Every gateway that the shop has; before one is configured, every one that there is. */
function gatewaysFor({ app }: Batch, recurring: boolean): PaymentGatewayKey[] {
  const able = app.gateways.catalog.describe().filter((gateway) => !recurring || gateway.recurring);
  const configured = able.filter((gateway) => gateway.configured);
  const keys = (configured.length > 0 ? configured : able).map(({ gateway }) => gateway);
  return keys.length > 0 ? keys : [...PaymentGatewayKey.options];
}

/** "Größe & Maß" is `grosse-mass`. */
function slugOf(name: string, id: string): string {
  const slug = (text: string) =>
    text
      .replaceAll('ß', 'ss')
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 80)
      .replace(/-+$/, '');
  const own = slug(name);
  return own.length >= 2 ? own : slug(`product-${id}`);
}
