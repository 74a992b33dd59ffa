import type { Language, Role } from '@vozex/domain';
import { sql } from 'kysely';
import type { Db, Tx } from '../kernel/database.ts';

export type SessionRow = {
  user_id: string;
  email: string;
  name: string;
  role: Role;
  two_factor_enabled: boolean;
  customer_id: string | null;
  language: string | null;
};

/**
 * Who a session token belongs to, in one statement. An unproven address has no role and no customer: whoever signed
 * up with somebody else's address sees nothing of theirs.
 */
export async function findSession(db: Db, token: string, now: Date): Promise<SessionRow | undefined> {
  const { rows } = await sql<SessionRow>`
    select u.id as user_id, u.email, u.name, u.two_factor_enabled, u.language,
           case when u.email_verified then u.role else 'customer' end as role,
           case when u.email_verified then coalesce(
             (select c.id from customers c where c.user_id = u.id),
             (select c.id from customers c where lower(c.email) = lower(u.email) and c.user_id is null)
           ) end as customer_id
    from sessions s join users u on u.id = s.user_id
    where s.token = ${token} and s.expires_at > ${now}`.execute(db);
  return rows[0];
}

export async function findUser(db: Db, userId: string): Promise<UserRow | undefined> {
  return await selectUsers(db).where('id', '=', userId).executeTakeFirst();
}

export type UserRow = {
  id: string;
  email: string;
  name: string;
  role: Role;
  email_verified: boolean;
  two_factor_enabled: boolean;
  created_at: Date;
};

function selectUsers(db: Db) {
  return db
    .selectFrom('users')
    .select(['id', 'email', 'name', 'role', 'email_verified', 'two_factor_enabled', 'created_at']);
}

/** More people than this do not run one shop. */
const TEAM_MAX = 500;

/** Everybody who runs the shop, newest first. */
export async function selectTeam(db: Db): Promise<UserRow[]> {
  return await selectUsers(db)
    .where('role', '<>', 'customer')
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .limit(TEAM_MAX)
    .execute();
}

/** Puts an address on the team; returns nothing when somebody of that address is on it and has signed in. */
export async function insertMember(
  db: Db,
  member: { id: string; email: string; name: string; role: Role; now: Date },
): Promise<UserRow | undefined> {
  const { now, ...user } = member;
  return await db
    .insertInto('users')
    .values({ ...user, email: user.email.toLowerCase(), created_at: now, updated_at: now })
    .onConflict((conflict) =>
      conflict
        .column('email')
        .doUpdateSet({ role: member.role, updated_at: now })
        .where((eb) => eb.or([eb('users.role', '=', 'customer'), eb('users.email_verified', '=', false)])),
    )
    .returning(['id', 'email', 'name', 'role', 'email_verified', 'two_factor_enabled', 'created_at'])
    .executeTakeFirst();
}

/** Locks the owners who can act, so that two owners cannot remove each other at the same moment. */
export async function lockOwners(tx: Tx): Promise<string[]> {
  const owners = await tx
    .selectFrom('users')
    .select('id')
    .where('role', '=', 'owner')
    .where('email_verified', '=', true)
    .orderBy('id')
    .forUpdate()
    .execute();
  return owners.map((owner) => owner.id);
}

/** How many others of the team can sign in and may do what needs this role. */
export async function othersWho(db: Db, least: 'operator' | 'owner', userId: string): Promise<number> {
  const { n } = await db
    .selectFrom('users')
    .select(sql<number>`count(*)::int`.as('n'))
    .where('role', 'in', least === 'owner' ? ['owner'] : ['operator', 'owner'])
    .where('email_verified', '=', true)
    .where('id', '<>', userId)
    .executeTakeFirstOrThrow();
  return n;
}

export async function updateRole(tx: Tx, userId: string, role: Role, now: Date): Promise<void> {
  await tx.updateTable('users').set({ role, updated_at: now }).where('id', '=', userId).execute();
}

export async function ownerExists(db: Db): Promise<boolean> {
  const owner = await db.selectFrom('users').select('id').where('role', '=', 'owner').limit(1).executeTakeFirst();
  return owner !== undefined;
}

/** Makes a proven owner of an address, whatever was there before under it. */
export async function upsertOwner(tx: Tx, owner: { id: string; email: string; now: Date }): Promise<string> {
  const { id } = await tx
    .insertInto('users')
    .values({
      id: owner.id,
      name: 'Owner',
      email: owner.email.toLowerCase(),
      email_verified: true,
      role: 'owner',
      created_at: owner.now,
      updated_at: owner.now,
    })
    .onConflict((conflict) =>
      conflict.column('email').doUpdateSet({ role: 'owner', email_verified: true, updated_at: owner.now }),
    )
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Replaces every way into an account by one password. */
export async function replaceSignIns(
  tx: Tx,
  userId: string,
  account: { id: string; passwordHash: string },
): Promise<void> {
  await tx.deleteFrom('sessions').where('user_id', '=', userId).execute();
  await tx.deleteFrom('accounts').where('user_id', '=', userId).execute();
  await tx
    .insertInto('accounts')
    .values({
      id: account.id,
      account_id: userId,
      provider_id: 'credential',
      user_id: userId,
      password: account.passwordHash,
    })
    .execute();
}

export async function updateLanguage(db: Db, userId: string, language: Language, now: Date): Promise<void> {
  await db.updateTable('users').set({ language, updated_at: now }).where('id', '=', userId).execute();
}

/** Gives a proven user the customer of the same address. */
export async function linkCustomer(db: Db, userId: string): Promise<void> {
  await sql`
    update customers set user_id = u.id
    from users u
    where u.id = ${userId} and u.email_verified and lower(customers.email) = lower(u.email) and customers.user_id is null
  `.execute(db);
}

/** Ends all sessions of a user but one. */
export async function deleteOtherSessions(db: Db, userId: string, keptToken: string): Promise<void> {
  await db.deleteFrom('sessions').where('user_id', '=', userId).where('token', '<>', keptToken).execute();
}
