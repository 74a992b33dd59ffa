import type { IdKind } from '@vozex/domain';
import { sql } from 'kysely';
import type { Db } from '../kernel/database.ts';

export type Customer = { id: string; email: string; name: string };

/**
 * The customer of an address, made where there is none. Belongs to a user at once when one has proven the address;
 * otherwise it is a guest's. A name already known stays: whoever types an address at the checkout does not rename its
 * owner. Any number may ask at once.
 */
export async function customerFor(
  db: Db,
  buyer: { email: string; name: string; now: Date; newId: (kind: IdKind) => string },
): Promise<Customer> {
  const email = buyer.email.trim().toLowerCase();
  const user = sql`(select id from users where email = ${email} and email_verified)`;
  // A conflict with whichever unique index: an arbiter of one would leave the user's to fail where two ask at once.
  const { rows: made } = await sql<Customer>`
    insert into customers (id, email, name, user_id, created_at)
    values (${buyer.newId('customer')}, ${email}, ${buyer.name},
            ${user}, ${buyer.now})
    on conflict do nothing
    returning id, email, name`.execute(db);
  if (made[0]) return made[0];
  const { rows: known } = await sql<Customer>`
    update customers set user_id = coalesce(user_id, ${user}) where lower(email) = ${email}
    returning id, email, name`.execute(db);
  return known[0]!; // because the address is what it was in conflict over
}
