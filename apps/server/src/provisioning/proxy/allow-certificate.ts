import { sql } from 'kysely';
import type { Db } from '../../kernel/database.ts';
import { rememberAnswers } from './remember-answers.ts';

/** A flood of handshakes for made-up names shall not become a flood of look-ups, milliseconds. */
const REMEMBERED_MS = 1_000;

/** Whether a name may have a certificate; remembered for a moment. */
export type CertificateGate = (host: string) => Promise<boolean>;

/**
 * Says for which names a proxy may get certificates: those that lead here, by proof, and have an installation. Without
 * this, anybody could make the shop ask for certificates until its authority refuses it.
 */
export function openCertificateGate(db: Db): CertificateGate {
  return rememberAnswers((host) => mayHaveCertificate(db, host), { ttlMs: REMEMBERED_MS });
}

async function mayHaveCertificate(db: Db, host: string): Promise<boolean> {
  const { rows } = await sql`
    select from instance_domains d
    where d.host = ${host} and d.status in ('verified', 'issuing', 'active') and exists (
      select from instances i where i.order_item_id = d.order_item_id and i.ended_at is null)`.execute(db);
  return rows.length > 0;
}
