import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Tx } from '../database.ts';
import { newId } from '../ids.ts';

export type Member = { id: string; tenantId: string; email: string; name: string | null; role: 'owner' | 'cashier' };

/** A cashier signs in once a month, not every morning. */
export const SESSION_SECONDS = 30 * 86_400;

type Row = { id: string; tenant_id: string; email: string; name: string | null; role: Member['role'] };

function memberOf(row: Row): Member {
  return { id: row.id, tenantId: row.tenant_id, email: row.email, name: row.name, role: row.role };
}

/** @returns undefined when that e-mail address is a member already */
export async function addMember(
  tx: Tx,
  tenantId: string,
  person: { email: string; name: string | null; role: Member['role'] },
  now: Date,
): Promise<Member | undefined> {
  const { rows } = await tx.sql<Row>`
    insert into members (id, tenant_id, email, name, role, created_at)
    values (${newId('mem')}, ${tenantId}, ${person.email}, ${person.name}, ${person.role}, ${now})
    on conflict (tenant_id, email) do nothing
    returning *`;
  return rows[0] && memberOf(rows[0]);
}

export async function membersOf(tx: Tx, tenantId: string): Promise<Member[]> {
  const { rows } =
    await tx.sql<Row>`select * from members where tenant_id = ${tenantId} order by role desc, created_at`;
  return rows.map(memberOf);
}

/** The key from which invitations are derived; made at first use and kept with the tenants it opens. */
export async function invitationKey(tx: Tx): Promise<string> {
  await tx.sql`insert into invitation_key (key) values (${randomBytes(32).toString('hex')}) on conflict do nothing`;
  const { rows } = await tx.sql<{ key: string }>`select key from invitation_key`;
  return rows[0]!.key; // because the row was there or has just been made
}

/**
 * The unguessable part of a member's address. Derived rather than stored, so that the same
 * address can be told again in every answer and none can be read out of the database.
 */
export function invitationOf(member: Member, key: string): string {
  const mac = createHmac('sha256', key).update(`${member.tenantId}:${member.id}`).digest('base64url');
  return `${member.id}.${mac}`;
}

export async function memberByInvitation(tx: Tx, tenantId: string, invitation: string): Promise<Member | undefined> {
  const id = invitation.split('.')[0] ?? '';
  const { rows } = await tx.sql<Row>`select * from members where tenant_id = ${tenantId} and id = ${id}`;
  if (!rows[0]) return undefined;
  const member = memberOf(rows[0]);
  const expected = Buffer.from(invitationOf(member, await invitationKey(tx)));
  const given = Buffer.from(invitation);
  return given.length === expected.length && timingSafeEqual(given, expected) ? member : undefined;
}

/** @returns the cookie's value, told this once */
export async function openSession(tx: Tx, member: Member, now: Date): Promise<string> {
  const cookie = randomBytes(32).toString('base64url');
  const expiresAt = new Date(now.getTime() + SESSION_SECONDS * 1000);
  await tx.sql`delete from sessions where expires_at <= ${now}`;
  await tx.sql`
    insert into sessions (cookie_hash, tenant_id, member_id, expires_at)
    values (${sha256(cookie)}, ${member.tenantId}, ${member.id}, ${expiresAt})`;
  return cookie;
}

export async function memberBySession(
  tx: Tx,
  tenantId: string,
  cookie: string,
  now: Date,
): Promise<Member | undefined> {
  const { rows } = await tx.sql<Row>`
    select m.* from members m join sessions s on s.tenant_id = m.tenant_id and s.member_id = m.id
    where m.tenant_id = ${tenantId} and s.cookie_hash = ${sha256(cookie)} and s.expires_at > ${now}`;
  return rows[0] && memberOf(rows[0]);
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
