import { sql } from 'kysely';
import type { Database } from './database.ts';

/** The tables whose plans turn bad when their statistics are old; a backlog drains many times slower then. */
const TABLES = [
  'jobs.job',
  'webhook_events',
  'fulfillment_records',
  'fulfillment_operations',
  'orders',
  'payments',
  'mails',
];

/** Keeps the planner informed: the embedded engine has no autovacuum, and PostgreSQL's comes late for a young backlog. */
export async function analyzeTables(db: Database): Promise<void> {
  for (const table of TABLES) {
    await sql.raw(`analyze ${table}`).execute(db.read);
  }
}
