import type { AlertRule } from '../rule.ts';
import { deliveryRules } from './delivery-rules.ts';
import { houseRules } from './house-rules.ts';
import { paymentRules } from './payment-rules.ts';

/** Everything that is watched, each with a page under docs/runbooks named for its key. */
export const ALERT_RULES: readonly AlertRule[] = [...deliveryRules, ...paymentRules, ...houseRules];

export function ruleOf(key: string): AlertRule {
  const rule = ALERT_RULES.find((one) => one.key === key);
  if (!rule) throw new Error(`there is no alert rule ${key}`);
  return rule;
}
