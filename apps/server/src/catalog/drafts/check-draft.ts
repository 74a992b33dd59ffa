import type { CatalogApp } from '../catalog-app.ts';
import { usedWayProblems } from '../check-paths.ts';
import { checkWithSecrets, pricesToCheck } from '../check-stored-product.ts';
import { CatalogError, type CatalogProblem, problem } from '../errors.ts';
import { columnsOf, type ProductWrite, writeOf } from '../product.ts';
import { pricesOf, productById, productOfSlug } from '../store.ts';
import { type TranslationState, translationStates } from '../translations/translation-state.ts';
import { readDraft } from './read-draft.ts';

export type DraftCheck = {
  /** What keeps it from being saved as it is. */
  problems: CatalogProblem[];
  /** What, besides, keeps it from being published. */
  missing: CatalogProblem[];
  /** What of it is not translated, or no more; advice. */
  translations: TranslationState[];
};

/**
 * Says of a product that is still being written what saving and publishing it would say, by the very rules that refuse
 * it then. Nothing is written or held.
 *
 * @param raw what an operator has written so far; a field that is not acceptable does not silence the others.
 * @param id of the stored product it would replace; absent for a new one.
 * @throws CatalogError PRODUCT_UNKNOWN
 */
export async function checkDraft(app: CatalogApp, raw: unknown, id: string | undefined): Promise<DraftCheck> {
  const stored = id === undefined ? undefined : await productById(app.db.read, id);
  if (id !== undefined && !stored) throw new CatalogError('PRODUCT_UNKNOWN', id);
  const { product, problems, stoodIn } = readDraft(raw);
  if (!product) return { problems, missing: [], translations: [] };
  const storedPrices = stored ? await pricesOf(app.db.read, [stored.id]) : [];
  const prices = pricesToCheck(storedPrices);
  const own = (found: CatalogProblem[]) => found.filter(({ field }) => !stoodIn.some((one) => isWithin(field, one)));
  const draft = own((await checkWithSecrets(app, app.db.read, product, prices, 'draft')).problems);
  const complete = own((await checkWithSecrets(app, app.db.read, product, prices, 'published')).problems);
  const past = stored
    ? usedWayProblems(product, await app.drivers.inUse(app.db.read, stored.id), (field) => field)
    : [];
  problems.push(
    ...(stored?.status === 'published' ? complete : draft),
    ...past,
    ...own(await slugProblems(app, product, id)),
  );
  return {
    problems,
    missing: complete.filter((found) => !problems.some((known) => isSame(known, found))),
    translations: await translationStates(
      app.db.read,
      columnsOf(product),
      stored && { id: stored.id, product: writeOf(stored), prices: storedPrices },
    ),
  };
}

async function slugProblems(
  app: CatalogApp,
  { slug }: ProductWrite,
  id: string | undefined,
): Promise<CatalogProblem[]> {
  const owner = await productOfSlug(app.db.read, slug);
  return owner === undefined || owner === id ? [] : [problem('SLUG_TAKEN', 'slug', `"${slug}" is taken`)];
}

const isWithin = (field: string, other: string) => field === other || field.startsWith(`${other}.`);

const isSame = (one: CatalogProblem, other: CatalogProblem) =>
  one.code === other.code && one.field === other.field && one.message === other.message;
