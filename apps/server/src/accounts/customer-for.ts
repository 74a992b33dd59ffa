import type { IdKind } from '@vozex/domain';
import { sql } from 'kysely';
import type { Db } from '../kernel/database.ts';

export type Customer = { id: string; email: string; name: string };

/**
 * The customer of an address, made where there is none, in one statement. Belongs to a user at once when one has
 * proven the address; otherwise it is a guest's. A name already known stays: whoever types an address at the checkout
 * does not rename its owner.
 */
export async function customerFor(
  db: Db,
  buyer: { email: string; name: string; now: Date; newId: (kind: IdKind) => string },
): Promise<Customer> {
  const email = buyer.email.trim().toLowerCase();
  const { rows } = await sql<Customer>`
    insert into customers (id, email, name, user_id, created_at)
    values (${buyer.newId('customer')}, ${email}, ${buyer.name},
            (select id from users where email = ${email} and email_verified), ${buyer.now})
    on conflict (lower(email)) do update set user_id = coalesce(customers.user_id, excluded.user_id)
    returning id, email, name`.execute(db);
  return rows[0]!; // because the upsert returns its row in either case
}
