import { BodyReader } from '../read-body.ts';
import type { BillingAddress } from './record-parts.ts';
import { malformed } from './refusal.ts';

/** Reads a request body as Dodo does: what does not fit is answered 422. */
export function readDodoBody(body: unknown): BodyReader {
  return new BodyReader(body, (field, expected) => malformed(`${field} must be ${expected}.`));
}

/** A billing address; the United States when none is given. @throws DodoRefusal 422 for one without a country */
export function readBilling(address: BodyReader | undefined): BillingAddress {
  return {
    country: address?.requiredText('country') ?? 'US',
    city: address?.text('city') ?? null,
    state: address?.text('state') ?? null,
    street: address?.text('street') ?? null,
    zipcode: address?.text('zipcode') ?? null,
  };
}

/** A URL, or null when there is none. @throws DodoRefusal 422 for a text that is no URL */
export function readUrl(url: string | undefined, field: string): string | null {
  if (url === undefined) return null;
  if (!URL.canParse(url)) throw malformed(`${field} must be a URL.`);
  return url;
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
