import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import type { Database, Tx } from './database.ts';

const FOLDER = fileURLToPath(new URL('../../migrations/', import.meta.url));

/** One process migrates, the others wait. Any number will do, as long as it stays the same. */
const MIGRATION_LOCK = 7_301_000;

/**
 * Brings the database to the newest schema. Each file is one transaction together with its note, so that a crash in
 * between is finished by the next start. Safe to call from several processes at once.
 *
 * @returns the names of the files that were applied now.
 */
export async function migrate(db: Database): Promise<string[]> {
  await sql`create table if not exists migrations (name text primary key, applied_at timestamptz not null default now())`
    .execute(db.read)
    .catch(async (error) => {
      // Two processes may create it at the same moment; the loser sees a unique violation in the catalog.
      await sql`select from migrations limit 1`.execute(db.read).catch(() => Promise.reject(error));
    });
  const applied: string[] = [];
  for (const name of knownMigrations()) {
    if (await db.inOneTransaction((tx) => applyOnce(tx, name))) applied.push(name);
  }
  return applied;
}

/** The migrations of this version, in their order. */
export function knownMigrations(): string[] {
  return readdirSync(FOLDER)
    .filter((file) => file.endsWith('.sql'))
    .sort();
}

/** Makes the schema of another time in an empty database: with just these migrations, or not at all. */
export async function applyMigrations(tx: Tx, names: readonly string[]): Promise<void> {
  await sql`create table migrations (name text primary key, applied_at timestamptz not null default now())`.execute(tx);
  for (const name of names) await applyOnce(tx, name);
}

/** True when every known migration is applied. */
export async function isMigrated(db: Database): Promise<boolean> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from migrations`.execute(db.read);
  return (rows[0]?.n ?? 0) >= knownMigrations().length;
}

async function applyOnce(tx: Tx, name: string): Promise<boolean> {
  await sql`select pg_advisory_xact_lock(${sql.lit(MIGRATION_LOCK)})`.execute(tx);
  const { rows } = await sql`select from migrations where name = ${name}`.execute(tx);
  if (rows.length > 0) return false;
  for (const statement of statementsOf(readFileSync(`${FOLDER}${name}`, 'utf8'))) {
    await sql.raw(statement).execute(tx);
  }
  await sql`insert into migrations (name) values (${name})`.execute(tx);
  return true;
}

/** Splits at semicolons that end a line, except inside comments and $$ bodies: all that our own files need. */
export function statementsOf(text: string): string[] {
  const statements: string[] = [];
  let current = '';
  let inBody = false;
  for (const line of text.split('\n')) {
    current += `${line}\n`;
    if ((line.match(/\$\$/g) ?? []).length % 2 === 1) inBody = !inBody;
    if (!inBody && line.replace(/--.*$/, '').trimEnd().endsWith(';')) {
      statements.push(current.trim());
      current = '';
    }
  }
  if (current.replace(/--.*$/gm, '').trim() !== '') statements.push(current.trim());
  return statements;
}
