import type { DrivenWay } from './check-way.ts';
import { type At, type CatalogProblem, problem } from './errors.ts';
import type { ProductWrite } from './product.ts';

/**
 * Policies that this product's delivery could not keep. Those of subscriptions count for recurring products only. Of a
 * hybrid product it is enough that one path can keep a policy, except where another could not tell what to take back.
 */
export function* policyProblems(product: ProductWrite, ways: DrivenWay[], at: At): Generator<CatalogProblem> {
  const { policies } = product;
  if (
    policies.partial_refund === 'revoke_quantity' &&
    ways.some(({ way }) => way.delivery_model === 'self_hosted_download')
  ) {
    const message = 'a download has no units that could be taken back; choose "keep"';
    yield problem('POLICY_UNSUPPORTED', at('policies.partial_refund'), message);
  }
  if (!product.is_recurring) return;
  if (policies.subscription_cancelled === 'perpetual_fallback' && !ways.some(grantsLicenses)) {
    const message = 'perpetual fallback needs a driver and a delivery model that hand out licenses';
    yield problem('POLICY_UNSUPPORTED', at('policies.subscription_cancelled'), message);
  }
  if (policies.give_up_after_days < policies.grace_days) {
    const message = `must be at least the ${policies.grace_days} days of grace`;
    yield problem('POLICY_UNSUPPORTED', at('policies.give_up_after_days'), message);
  }
}

/** A driver that delivers license products hands out licenses where it delivers one. */
function grantsLicenses({ way, driver }: DrivenWay): boolean {
  return way.delivery_model === 'self_hosted_license' && driver?.delivers.includes('self_hosted_license') === true;
}
