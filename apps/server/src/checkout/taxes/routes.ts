import { idSchema } from '@vozex/domain';
import { z } from 'zod';
import { audit } from '../../accounts/index.ts';
import type { App } from '../../kernel/app.ts';
import { defineRoute } from '../../kernel/route.ts';
import { CheckoutError } from '../errors.ts';
import { createTaxRule } from './create-tax-rule.ts';
import { deleteTaxRule, taxRules } from './store.ts';
import { rulesInForce, TaxRule, type TaxRuleRow, TaxRuleWrite } from './tax-rule.ts';

const tag = 'admin: selling';

const list = defineRoute({
  method: 'GET',
  path: '/api/admin/tax-rules',
  access: 'read_only',
  tag,
  summary: 'By which rates the shop taxes what is paid through a gateway that leaves the tax to it',
  output: z.object({ items: z.array(TaxRule) }),
  async handle(app: App) {
    const rules = await taxRules(app.db.read);
    return { items: viewsOf(rules, rules, app.clock.now()) };
  },
});

const create = defineRoute({
  method: 'POST',
  path: '/api/admin/tax-rules',
  access: 'operator',
  tag,
  summary: 'Add a rule, also one that takes the place of another from a day on',
  body: TaxRuleWrite,
  output: TaxRule,
  status: 201,
  throws: [CheckoutError],
  async handle(app: App, { body }, { actor }) {
    const made = await createTaxRule(app, actor, body);
    return viewsOf([made], await taxRules(app.db.read, made.country), app.clock.now())[0]!; // because it was just made
  },
});

const remove = defineRoute({
  method: 'DELETE',
  path: '/api/admin/tax-rules/{id}',
  access: 'operator',
  tag,
  summary: 'Take a rule away; orders keep the rates they were sold at',
  params: z.object({ id: idSchema('tax_rule') }),
  output: z.object({ deleted: z.literal(true) }),
  throws: [CheckoutError],
  handle: (app: App, { params }, { actor }) =>
    app.db.inOneTransaction(async (tx) => {
      const rule = await deleteTaxRule(tx, params.id);
      if (!rule) throw new CheckoutError('TAX_RULE_UNKNOWN', params.id);
      await audit(app, tx, actor, 'checkout.tax_rule_deleted', params.id, { rule });
      return { deleted: true } as const;
    }),
});

function viewsOf(rules: TaxRuleRow[], all: TaxRuleRow[], now: Date): TaxRule[] {
  const inForce = new Set(rulesInForce(all, now).map(({ id }) => id));
  return rules.map((rule) => ({
    ...rule,
    valid_from: rule.valid_from.toISOString(),
    in_force: inForce.has(rule.id),
  }));
}

export const taxRoutes = [list, create, remove];
