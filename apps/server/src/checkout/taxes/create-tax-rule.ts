import { audit } from '../../accounts/index.ts';
import type { App } from '../../kernel/app.ts';
import type { Actor } from '../../kernel/route.ts';
import { CheckoutError } from '../errors.ts';
import { insertTaxRule } from './store.ts';
import type { TaxRuleRow, TaxRuleWrite } from './tax-rule.ts';

/** @throws CheckoutError TAX_RULE_TAKEN */
export function createTaxRule(app: App, actor: Actor, rule: TaxRuleWrite): Promise<TaxRuleRow> {
  return app.db.inOneTransaction(async (tx) => {
    const now = app.clock.now();
    const { valid_from, ...rest } = rule;
    const row = { ...rest, id: app.newId('tax_rule'), valid_from: valid_from ? new Date(valid_from) : now };
    if (!(await insertTaxRule(tx, { ...row, now }))) throw new CheckoutError('TAX_RULE_TAKEN', rule.country);
    await audit(app, tx, actor, 'checkout.tax_rule_created', row.id, { rule: row });
    return row;
  });
}
