import { pricesSoldThrough } from '../../catalog/index.ts';
import { checkGateway } from './check-gateway.ts';
import { endTurn, rememberChecks, startTurn } from './last-checks.ts';
import { logGatewayFinding } from './log-events.ts';
import type { SetupApp } from './setup-app.ts';

/** Gateways allow about a hundred calls a minute, and buyers come first; a larger catalog takes several turns. */
const PRICES_A_TURN = 60;

/**
 * Asks every configured gateway whether all is well: what is not is logged, counted and remembered for the overview.
 * Each turn compares the next of the prices that are for sale; what a gateway did not answer is asked again.
 */
export async function checkGateways(app: SetupApp): Promise<void> {
  for (const { gateway, configured } of app.gateways.catalog.describe()) {
    if (!configured) continue;
    const prices = await pricesSoldThrough(app.db.read, gateway, startTurn(app, gateway), PRICES_A_TURN);
    const checks = await checkGateway(app, gateway, prices);
    rememberChecks(app, checks, 'round');
    if (checks.compared.length === prices.length) {
      endTurn(app, gateway, prices.length < PRICES_A_TURN ? undefined : prices.at(-1)?.id);
    }
    for (const finding of checks.findings) if (finding.level !== 'ok') logGatewayFinding(app.log, gateway, finding);
  }
}
