import type { PostgresPool } from 'kysely';
import type pg from 'pg';

/** More texts than the rooms have statements; a caller that builds texts without end is not prepared any further. */
const PREPARED_MAX = 1_000;

/**
 * Lets every connection of the pool prepare a statement once and only bind it afterwards: parsing and planning is most
 * of what a small statement costs the server. PostgreSQL itself falls back to planning anew where a general plan is worse.
 */
export function preparing(pool: pg.Pool): PostgresPool {
  const names = new Map<string, string>();
  const nameOf = (text: string): string | undefined => {
    const known = names.get(text);
    if (known !== undefined || names.size >= PREPARED_MAX) return known;
    const name = `vozex_${names.size}`;
    names.set(text, name);
    return name;
  };
  return {
    options: {},
    end: () => pool.end(),
    async connect() {
      const client = await pool.connect();
      const query = (text: string, values: readonly unknown[]) => {
        const name = values.length > 0 ? nameOf(text) : undefined;
        return client.query({ text, values: [...values], ...(name === undefined ? {} : { name }) });
      };
      const prepared: unknown = { query, release: (destroy?: boolean) => client.release(destroy) };
      return prepared as Awaited<ReturnType<PostgresPool['connect']>>; // because nobody asks for a cursor
    },
  };
}
