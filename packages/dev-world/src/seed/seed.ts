import type { ApiClient } from '../api-client.ts';
import { type Buyer, openBuyer } from '../buyer.ts';
import { type CatalogEntry, CURRENCY, catalogWith, POS_SECRET_NAME, sha256Of } from '../catalog.ts';
import { leaveEntry } from '../guestbook.ts';
import { openOperator } from '../operator.ts';
import { PEOPLE, type Person, seedPeople, signIn } from '../people.ts';
import type { AdminTask, Page } from '../shapes.ts';
import { until } from '../until.ts';
import { GERMAN_TEXTS, type GermanTexts } from './german-texts.ts';
import { PRESENTATIONS, type Presented, pictureBytes } from './presentation.ts';
import { seedArtifacts } from './seed-artifacts.ts';
import { guestbookVersions, seedInstances } from './seed-instances.ts';

/** What the seed must know of the world around the shop. */
export type Surroundings = {
  /** The Dodo sandbox, where products are made that prices map to. */
  dodo: { baseUrl: string; apiKey: string };
  pos: { url: string; secret: string };
};

/** A first start on a busy machine. */
const INSTALLATION_SECONDS_MAX = 60;

type Stored = {
  id: string;
  slug: string;
  status: string;
  fulfillment_config: Record<string, unknown>;
  prices: unknown;
  created_at: string;
  updated_at: string;
};

/**
 * Fills an empty shop: people, files, secrets, products and their prices at both gateways. Run again it adds what is
 * missing, and tells the Point of Sale's product where its provider is now.
 *
 * @param owner the owner's client, by API key.
 */
export async function seedShop(owner: ApiClient, around: Surroundings): Promise<void> {
  await seedPeople(owner.as({}), owner);
  await owner.put(`/api/admin/secrets/${POS_SECRET_NAME}`, {
    value: around.pos.secret,
    purpose: 'Signs our calls to the Point of Sale',
  });
  await seedArtifacts(owner);
  await seedInstances(owner);
  const stored = await storedProducts(owner);
  for (const entry of catalogWith(around.pos.url)) {
    if (!stored.has(entry.slug)) await putOnSale(owner, around.dodo, entry);
  }
  await moveProvider(owner, around.pos.url);
}

async function storedProducts(owner: ApiClient): Promise<Map<string, Stored>> {
  const { items } = await owner.get<Page<Stored>>('/api/admin/products?limit=100');
  return new Map(items.map((product) => [product.slug, product]));
}

/** Makes a product and its prices, at Dodo too, and publishes it. @returns the product's id. */
export async function putOnSale(owner: ApiClient, dodo: Surroundings['dodo'], entry: CatalogEntry): Promise<string> {
  const { prices, trial_days, ...product } = entry;
  const shown = PRESENTATIONS[entry.slug];
  const german = GERMAN_TEXTS[entry.slug];
  const { id } = await owner.post<Stored>('/api/admin/products', {
    ...product,
    ...(shown && (await presented(owner, shown, german))),
    is_recurring: prices.some((price) => price.every !== undefined),
    supports_trial: trial_days !== undefined,
    trial_days: trial_days ?? null,
    enabled_payment_gateways: ['dodo', 'paypal'],
    default_payment_gateway: 'dodo',
  });
  for (const { name, amount_minor, plan, every, path } of prices) {
    const price = await owner.post<{ id: string }>('/api/admin/prices', {
      product_id: id,
      name,
      billing: every ? 'recurring' : 'one_time',
      ...(every ? { billing_interval: every, interval_count: 1 } : {}),
      amount_minor,
      currency: CURRENCY,
      plan: plan ?? null,
      features: shown?.features?.[name] ?? [],
      translations: german?.prices[name] ? { de: german.prices[name] } : {},
      path: path ?? null,
      mappings: every ? {} : { dodo: { product_id: await makeAtDodo(dodo, `${entry.name}: ${name}`, amount_minor) } },
    });
    if (!every) continue;
    for (const gateway of ['dodo', 'paypal']) await owner.post(`/api/admin/prices/${price.id}/mappings/${gateway}`);
  }
  await owner.post(`/api/admin/products/${id}/publish`);
  return id;
}

/** The part of a product that is shown, its pictures uploaded. */
async function presented(owner: ApiClient, shown: Presented, german: GermanTexts | undefined) {
  const { description, features: _, pictures, ...words } = shown;
  const used: { sha256: string; alt: string }[] = [];
  for (const { file, alt } of pictures) {
    const bytes = pictureBytes(file);
    const { status, body } = await owner.ask('POST', '/api/admin/pictures', undefined, { bytes });
    if (status !== 201) throw new Error(`${file} could not be uploaded: ${status} ${JSON.stringify(body)}`);
    used.push({ sha256: sha256Of(bytes), alt });
  }
  const presentation = { ...words, pictures: used };
  return { description, presentation, translations: german ? { de: translated(german, used) } : {} };
}

/** As a product has it: what is beside its name and its summary belongs to its presentation. */
function translated(
  { name, summary, description, pictures, paths, prices: _, ...presentation }: GermanTexts,
  used: { sha256: string }[],
) {
  const described = used.map(({ sha256 }, place) => ({ sha256, alt: pictures[place] ?? '' }));
  return { name, summary, description, paths, presentation: { ...presentation, pictures: described } };
}

async function makeAtDodo(dodo: Surroundings['dodo'], name: string, amountMinor: number): Promise<string> {
  const answer = await fetch(`${dodo.baseUrl}/products`, {
    method: 'POST',
    headers: { authorization: `Bearer ${dodo.apiKey}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      name,
      tax_category: 'digital_products',
      price: {
        type: 'one_time_price',
        price: amountMinor,
        currency: CURRENCY,
        discount: 0,
        purchasing_power_parity: false,
      },
    }),
  });
  if (!answer.ok) throw new Error(`Dodo did not make "${name}": ${answer.status} ${await answer.text()}`);
  return ((await answer.json()) as { product_id: string }).product_id; // because that is what Dodo answers
}

/** Tells every hosted product where its provider is now; nothing changes when it is where it was. */
export async function moveProvider(owner: ApiClient, baseUrl: string): Promise<void> {
  for (const stored of (await storedProducts(owner)).values()) {
    const { id, status: _s, prices: _p, created_at: _c, updated_at: _u, ...product } = stored;
    const { base_url: before } = product.fulfillment_config;
    if (before === undefined || before === baseUrl) continue;
    const fulfillment_config = { ...product.fulfillment_config, base_url: baseUrl };
    await owner.put(`/api/admin/products/${id}`, { ...product, fulfillment_config });
  }
}

/**
 * A few purchases from before, so that nobody is met by empty lists: some delivered, one waiting for the team, one
 * refunded, one never paid.
 */
export async function seedPastOrders(owner: ApiClient): Promise<void> {
  const buyerOf = async (person: Person) => openBuyer(owner.as({ cookie: await signIn(owner, person) }));
  const ada = await buyerOf(PEOPLE.Ada);
  const ben = await buyerOf(PEOPLE.Ben);
  const installation = seedInstallation(owner, ada);
  await ada.buys('Lumen Notes', { payingWith: 'dodo' });
  await ada.buys('Point of Sale', { payingWith: 'paypal', choices: { workspace_name: 'ada-corner-shop' } });
  await ben.buys('Quiet Icons', { payingWith: 'paypal' });
  await ben.buys('Store Setup', {
    payingWith: 'dodo',
    choices: { notes: 'A bakery with one counter, open from May.' },
  });
  await ada.buys('Migration Day', { payingWith: 'dodo', choices: { notes: 'About 400 items, from a spreadsheet.' } });
  const returned = await ben.buys('Hookbox', { payingWith: 'dodo' });
  await ben.orders('Hookbox', { payingWith: 'paypal', price: 'Whole team' });
  await completeFirstTask(owner, 'Migration Day');
  await openOperator(owner).refundsOrder(returned.id, 'Bought twice by mistake.');
  await installation;
}

/** An installation of the version before the newest, with a few entries in it: there is something to upgrade. */
async function seedInstallation(owner: ApiClient, buyer: Buyer): Promise<void> {
  const versions = await guestbookVersions(owner);
  await versions.withdraws('2.0.0');
  const order = await buyer.buys('Guestbook', { payingWith: 'paypal' });
  const { workspace_url } = await order.becomes('active', INSTALLATION_SECONDS_MAX);
  await versions.releases('2.0.0');
  if (!workspace_url) throw new Error(`the guestbook of ${order.id} has no address`);
  await leaveEntry(workspace_url, { name: 'Ben', text: 'Lovely opening night. The plum cake was gone by nine.' });
  await leaveEntry(workspace_url, { name: 'Rhea', text: 'Found you by accident, stayed for three hours.' });
}

async function completeFirstTask(owner: ApiClient, product: string): Promise<void> {
  const task = await until(`a task for ${product}`, async () => {
    const { items } = await owner.get<Page<AdminTask & { product_name: string }>>('/api/admin/tasks?status=open');
    return items.find((one) => one.product_name === product);
  });
  await owner.post(`/api/admin/tasks/${task.id}/complete`, {
    note: 'All 412 items are in, checked against your spreadsheet. Three prices differed; we took yours.',
  });
}
