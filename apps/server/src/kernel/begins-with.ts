import { type RawBuilder, sql } from 'kysely';

/**
 * True where a text begins with another. By bytes, so that an index over the same expression `collate "C"` finds it
 * whatever language the database sorts by; a language may put the last letter of all before the first.
 */
export function beginsWith(text: RawBuilder<unknown>, beginning: string): RawBuilder<boolean> {
  return sql`(${text} collate "C" >= ${beginning} and ${text} collate "C" < ${`${beginning}\u{10ffff}`})`;
}
