import { type At, type CatalogProblem, problem } from './errors.ts';
import type { DriverDescription } from './ports.ts';
import type { ProductWrite } from './product.ts';

/** Policies that this product's delivery could not keep. Those of subscriptions count for recurring products only. */
export function* policyProblems(
  product: ProductWrite,
  driver: DriverDescription | undefined,
  at: At,
): Generator<CatalogProblem> {
  const { policies } = product;
  if (policies.partial_refund === 'revoke_quantity' && product.delivery_model === 'self_hosted_download') {
    const message = 'a download has no units that could be taken back; choose "keep"';
    yield problem('POLICY_UNSUPPORTED', at('policies.partial_refund'), message);
  }
  if (!product.is_recurring) return;
  if (policies.subscription_cancelled === 'perpetual_fallback' && !grantsLicenses(product, driver)) {
    const message = 'perpetual fallback needs a driver and a delivery model that hand out licenses';
    yield problem('POLICY_UNSUPPORTED', at('policies.subscription_cancelled'), message);
  }
  if (policies.give_up_after_days < policies.grace_days) {
    const message = `must be at least the ${policies.grace_days} days of grace`;
    yield problem('POLICY_UNSUPPORTED', at('policies.give_up_after_days'), message);
  }
}

/** A driver that delivers license products hands out licenses, in a hybrid product, too. */
function grantsLicenses(product: ProductWrite, driver: DriverDescription | undefined): boolean {
  const licensed = product.delivery_model === 'self_hosted_license' || product.delivery_model === 'hybrid';
  return licensed && driver?.delivers.includes('self_hosted_license') === true;
}
