import { PaymentGatewayKey } from '@vozex/domain';
import type { z } from 'zod';
import { wordIssue } from '../../kernel/word-issue.ts';
import { type CatalogProblem, problem } from '../errors.ts';
import { ProductWrite } from '../product.ts';

type Path = readonly PropertyKey[];
type Place = { path: Path; message: string };
type Json = Record<PropertyKey, unknown>;

type ReadDraft = {
  /** As far as it can be read, with something in the place of what cannot; undefined where that does not help. */
  product: ProductWrite | undefined;
  problems: CatalogProblem[];
  /** The fields in whose place something stands: what the rules say of them is nobody's concern. */
  stoodIn: string[];
};

/** Reads what an operator has written so far: one field that is missing must not silence what can be said of the rest. */
export function readDraft(raw: unknown): ReadDraft {
  const parsed = ProductWrite.safeParse(raw);
  if (parsed.success) return { product: parsed.data, problems: [], stoodIn: [] };
  const places = oncePerField(parsed.error.issues.flatMap(placesOf));
  const problems = places.map(({ path, message }) =>
    problem('FIELD_INVALID', nameOf(path), isEmpty(valueAt(raw, path)) ? 'is required' : message),
  );
  const mended = structuredClone(raw) as Json; // because only an object has more places than its own
  const stoodIn = places.map(({ path }) => nameOf(standIn(mended, path)));
  const product = ProductWrite.safeParse(mended).data;
  if (product && stoodIn.includes('enabled_payment_gateways')) product.enabled_payment_gateways = [];
  return { product, problems, stoodIn };
}

const nameOf = (path: Path) => path.map(String).join('.');

/** What is too short has the wrong form, too; once is enough. */
function oncePerField(places: Place[]): Place[] {
  return [...new Map(places.toReversed().map((place) => [nameOf(place.path), place])).values()].toReversed();
}

/** Where an issue is to be told: what a shape does not know is told at its own name. */
function placesOf(issue: z.core.$ZodIssue): Place[] {
  if (issue.code !== 'unrecognized_keys') return [{ path: issue.path, message: wordIssue(issue) }];
  return issue.keys.map((key) => ({ path: [...issue.path, key], message: 'is not known here' }));
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
}

function valueAt(raw: unknown, path: Path): unknown {
  return path.reduce<unknown>((at, key) => (at as Json | null | undefined)?.[key], raw);
}

/** Texts of a product and of its paths that have no default. */
const TEXTS = new Set<PropertyKey>(['slug', 'name', 'title', 'fulfillment_driver']);

/** Puts something acceptable in a field's place, or takes the field away, so that its default counts. */
function standIn(document: Json, path: Path): Path {
  const key = path.at(-1);
  const parent = valueAt(document, path.slice(0, -1));
  if (key === undefined || typeof parent !== 'object' || parent === null) return path;
  if (Array.isArray(parent)) return standIn(document, path.slice(0, -1));
  const place = parent as Json;
  if (TEXTS.has(key)) place[key] = ['draft', ...path.filter((step) => typeof step === 'number')].join('-');
  else if (key === 'enabled_payment_gateways') place[key] = [...PaymentGatewayKey.options];
  else if (key === 'default_payment_gateway') place[key] = PaymentGatewayKey.options[0];
  else delete place[key];
  return path;
}
