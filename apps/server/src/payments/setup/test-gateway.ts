import type { PaymentGatewayKey } from '@vozex/domain';
import { offeredPricesOf, readProduct } from '../../catalog/index.ts';
import { checkGateway } from './check-gateway.ts';
import { type GatewayChecks, rememberChecks } from './last-checks.ts';
import type { SetupApp } from './setup-app.ts';

/**
 * What the button says (plan 7.3): whether the gateway works, and whether it knows the active prices of the product,
 * draft or not. Of a product that is not sold through it, no price is looked at.
 *
 * @throws CatalogError PRODUCT_UNKNOWN; PaymentError GATEWAY_NOT_CONFIGURED
 */
export async function testGateway(
  app: SetupApp,
  key: PaymentGatewayKey,
  productId: string | undefined,
): Promise<GatewayChecks> {
  const prices = productId === undefined ? [] : await pricesAt(app, key, productId);
  const checks = await checkGateway(app, key, prices);
  rememberChecks(app, checks, 'trial');
  return checks;
}

async function pricesAt(app: SetupApp, key: PaymentGatewayKey, productId: string) {
  const { enabled_payment_gateways: enabled } = await readProduct(app, productId);
  return enabled.includes(key) ? offeredPricesOf(app.db.read, productId) : [];
}
