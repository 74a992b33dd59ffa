import { sql } from 'kysely';
import type { Db, Tx } from '../../kernel/database.ts';
import type { TaxRuleRow } from './tax-rule.ts';

/** A few hundred at most: one for each place that is taxed, and its history. */
export async function taxRules(db: Db, country?: string): Promise<TaxRuleRow[]> {
  const { rows } = await sql<TaxRuleRow>`
    select id, country, region, category, name, rate_bp, valid_from from tax_rules
    where (${country ?? null}::text is null or country = ${country ?? null})
    order by country, region nulls first, category nulls first, valid_from desc`.execute(db);
  return rows;
}

/** Whether any rule has begun: only then a checkout has to know where its customer is. */
export async function hasTaxRules(db: Db, now: Date): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`
    select exists (select from tax_rules where valid_from <= ${now}) as found`.execute(db);
  return rows[0]?.found ?? false;
}

/** `false`: there is one of this place, category and day. */
export async function insertTaxRule(tx: Tx, rule: TaxRuleRow & { now: Date }): Promise<boolean> {
  const { rows } = await sql`
    insert into tax_rules (id, country, region, category, name, rate_bp, valid_from, created_at)
    values (${rule.id}, ${rule.country}, ${rule.region}, ${rule.category}, ${rule.name}, ${rule.rate_bp},
      ${rule.valid_from}, ${rule.now})
    on conflict do nothing returning id`.execute(tx);
  return rows.length === 1;
}

export async function deleteTaxRule(tx: Tx, id: string): Promise<TaxRuleRow | undefined> {
  const { rows } = await sql<TaxRuleRow>`
    delete from tax_rules where id = ${id}
    returning id, country, region, category, name, rate_bp, valid_from`.execute(tx);
  return rows[0];
}
