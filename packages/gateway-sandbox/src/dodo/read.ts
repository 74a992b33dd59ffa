import { BodyReader } from '../read-body.ts';
import { malformed } from './refusal.ts';

/** Reads a request body as Dodo does: what does not fit is answered 422. */
export function readDodoBody(body: unknown): BodyReader {
  return new BodyReader(body, (field, expected) => malformed(`${field} must be ${expected}.`));
}

/** The part of a list that the query asks for. Dodo's pages start at 0, with 10 items unless told, 100 at most. */
export function pageOf<T>(items: T[], query: Record<string, string | undefined>): T[] {
  const size = Math.min(Number(query.page_size ?? 10), 100);
  const page = Number(query.page_number ?? 0);
  return items.slice(page * size, (page + 1) * size);
}

/** True when the object was created within the query's `created_at_gte` and `created_at_lte`, both included. */
export function createdWithin(createdAt: string, query: Record<string, string | undefined>): boolean {
  const at = Date.parse(createdAt);
  if (query.created_at_gte !== undefined && at < Date.parse(query.created_at_gte)) return false;
  return query.created_at_lte === undefined || at <= Date.parse(query.created_at_lte);
}

export function newestFirst<T extends { created_at: string }>(items: Record<string, T>): T[] {
  return Object.values(items).reverse();
}
