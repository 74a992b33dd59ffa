import type { PaymentGatewayKey } from '@vozex/domain';
import {
  mappingOf,
  neededMapping,
  pricesSoldThrough,
  type SellablePrice,
  type ShopGateway,
} from '../../catalog/index.ts';
import { PaymentError } from '../errors.ts';
import type { PaymentGateway } from '../gateway.ts';
import type { GatewayCheck } from '../gateway-setup.ts';
import type { Finding, GatewayChecks } from './last-checks.ts';
import { priceToMap } from './price-to-map.ts';
import type { SetupApp } from './setup-app.ts';
import { isPublicAddress, webhookUrl } from './webhook-url.ts';

/**
 * Asks a gateway whether it works for this shop, and whether it knows the prices as we sell them. Changes nothing.
 *
 * @throws PaymentError GATEWAY_NOT_CONFIGURED
 */
export async function checkGateway(
  app: SetupApp,
  key: PaymentGatewayKey,
  prices: SellablePrice[],
): Promise<GatewayChecks> {
  const gateway = app.gateways.of(key);
  const described = describeGateway(app, key);
  const own = await gateway.setup.check(webhookUrl(app, key));
  const playMoney = await playMoneyProblem(app, described);
  const general = playMoney ? [...own.filter(({ check }) => check !== 'mode'), playMoney] : own;
  const reachable = !own.some(({ check, level }) => check === 'credentials' && level === 'error');
  const compared = reachable ? await comparePrices(gateway, described, prices) : { ids: [], findings: [] };
  return {
    gateway: key,
    checkedAt: app.clock.now(),
    compared: compared.ids,
    findings: [...general.map((check) => ({ ...check, priceId: null })), ...compared.findings],
  };
}

/** The gateway as the shop describes it: every key of the domain is. */
export function describeGateway(app: Pick<SetupApp, 'gateways'>, key: PaymentGatewayKey): ShopGateway {
  const described = app.gateways.catalog.describe().find(({ gateway }) => gateway === key);
  if (!described) throw new PaymentError('GATEWAY_NOT_CONFIGURED', key);
  return described;
}

/** Test mode is right until something is for sale where anybody can buy it. */
async function playMoneyProblem(app: SetupApp, gateway: ShopGateway): Promise<GatewayCheck | undefined> {
  if (!gateway.test_mode || !isPublicAddress(app.publicUrl)) return undefined;
  const [sold] = await pricesSoldThrough(app.db.read, gateway.gateway, '', 1);
  if (!sold) return undefined;
  return {
    check: 'mode',
    level: 'warning',
    detail: `${gateway.title} is in test mode while "${sold.product_name}" is for sale at ${app.publicUrl}: buyers get it for play money.`,
    fix: `Give the live address and live credentials of ${gateway.title}, or take it out of the published products.`,
  };
}

async function comparePrices(
  gateway: PaymentGateway,
  described: ShopGateway,
  prices: SellablePrice[],
): Promise<{ ids: string[]; findings: Finding[] }> {
  const ids: string[] = [];
  const findings: Finding[] = [];
  for (const price of prices) {
    try {
      const checks = await comparePrice(gateway, described, price);
      findings.push(...checks.map((check) => ({ ...check, priceId: price.id })));
      ids.push(price.id);
    } catch (error) {
      if (!(error instanceof PaymentError) || error.code !== 'GATEWAY_UNAVAILABLE') throw error;
      const detail = `${described.title} stopped answering; not every price was compared.`;
      findings.push({ check: 'price', level: 'warning', detail, fix: 'Try again in a moment.', priceId: null });
      break; // because the next one would wait as long, for nothing
    }
  }
  return { ids, findings };
}

async function comparePrice(
  gateway: PaymentGateway,
  described: ShopGateway,
  price: SellablePrice,
): Promise<GatewayCheck[]> {
  const needed = neededMapping(described, price);
  if (!needed) return []; // because the gateway is told this price anew with each order
  const name = `"${price.product_name}: ${price.name}"`;
  if (!mappingOf(price.mappings, gateway.key)[needed]) {
    const fix = `Have it made at ${described.title}, or write the ${needed} it has there into the price.`;
    return [{ check: 'price', level: 'error', detail: `${name} has no ${needed} at ${described.title}.`, fix }];
  }
  const checks = await gateway.setup.checkPrice(priceToMap(price, gateway.key));
  return checks.map((check) => ({ ...check, detail: `${name}: ${check.detail}` }));
}
