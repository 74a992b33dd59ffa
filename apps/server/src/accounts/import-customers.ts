import { randomBytes } from 'node:crypto';
import { makeId } from '@vozex/domain';
import { sql } from 'kysely';
import type { Tx } from '../kernel/database.ts';
import { json } from '../kernel/database.ts';

/** Of an earlier shop. `email` is in small letters. */
export type ImportedCustomer = { email: string; name: string; createdAt: Date };

/**
 * Customers of an earlier shop, by their address, in two statements. Who is here already stays as they are: nobody is
 * renamed, and nobody is given a password or an account. Who has proven the address is who it belongs to.
 *
 * @returns what each address is here, and whether it came just now.
 */
export async function importCustomers(
  tx: Tx,
  customers: ImportedCustomer[],
): Promise<Map<string, { id: string; created: boolean }>> {
  if (customers.length === 0) return new Map();
  // In one order, so that two imports do not wait for each other in a circle.
  const sorted = customers.toSorted((one, other) => (one.email < other.email ? -1 : 1));
  const rows = sorted.map(({ email, name, createdAt }) => ({
    id: makeId('customer', createdAt, randomBytes(10)), // its age is its place in lists
    email,
    name,
    created_at: createdAt,
  }));
  const created = await sql<{ id: string; email: string }>`
    insert into customers (id, email, name, user_id, created_at)
    select c.id, c.email, coalesce(u.name, c.name), u.id, c.created_at
    from jsonb_to_recordset(${json(rows)}::jsonb) as c (id text, email text, name text, created_at timestamptz)
    left join users u on u.email = c.email and u.email_verified
    on conflict do nothing
    returning id, email`.execute(tx);
  const found = new Map(created.rows.map(({ id, email }) => [email, { id, created: true }]));
  const others = sorted.map(({ email }) => email).filter((email) => !found.has(email));
  if (others.length === 0) return found;
  const known = await sql<{ id: string; email: string }>`
    select id, lower(email) as email from customers where lower(email) = any(${others})`.execute(tx);
  for (const { id, email } of known.rows) found.set(email, { id, created: false });
  return found;
}
