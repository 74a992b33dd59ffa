import type { PaymentGatewayKey } from '@vozex/domain';
import type { App } from '../../kernel/app.ts';
import type { GatewayCheck } from '../gateway-setup.ts';
import type { GatewayRouter } from '../open-gateways.ts';
import { countWarnings } from './count-warnings.ts';

/** One finding; `priceId` where it is about one price. */
export type Finding = GatewayCheck & { priceId: string | null };

/** What was found about a gateway, and when it was asked. `compared`: the prices that were looked at. */
export type GatewayChecks = {
  gateway: PaymentGatewayKey;
  checkedAt: Date;
  compared: string[];
  findings: Finding[];
};

/** What this process knows of one gateway: the newest findings about itself, and about each price by its id. */
type Memory = {
  checkedAt: Date;
  general: Finding[];
  prices: Map<string, { checkedAt: Date; findings: Finding[] }>;
  /** Where the round through all prices stands. */
  round: { after: string; startedAt: Date };
};

type ChecksApp = Pick<App, 'clock' | 'metrics'> & { gateways: GatewayRouter };

/** By gateway, for each shop that runs in this process. */
const memories = new WeakMap<GatewayRouter, Map<PaymentGatewayKey, Memory>>();

/** What the newest checks of this process found, by gateway; none for a gateway that was not asked yet. */
export function lastGatewayChecks(app: Pick<ChecksApp, 'gateways'>): GatewayChecks[] {
  return [...(memories.get(app.gateways) ?? [])].map(([gateway, { checkedAt, general, prices }]) => ({
    gateway,
    checkedAt,
    compared: [...prices.keys()],
    findings: [...general, ...[...prices.values()].flatMap(({ findings }) => findings)],
  }));
}

/**
 * Puts newer findings in the place of older ones. Findings about prices that an operator tried by hand, drafts perhaps,
 * count only where the round has come by: there they clear what was mended.
 */
export function rememberChecks(app: ChecksApp, checks: GatewayChecks, of: 'round' | 'trial'): void {
  const memory = memoryOf(app, checks.gateway);
  memory.checkedAt = checks.checkedAt;
  memory.general = checks.findings.filter(({ priceId }) => priceId === null);
  for (const id of checks.compared) {
    if (of === 'trial' && !memory.prices.has(id)) continue;
    const findings = checks.findings.filter(({ priceId }) => priceId === id);
    memory.prices.set(id, { checkedAt: checks.checkedAt, findings });
  }
  count(app, checks.gateway, memory);
}

/** Goes on with the round through all prices, or begins the next. @returns after which price; the empty text at its start. */
export function startTurn(app: ChecksApp, gateway: PaymentGatewayKey): string {
  const { round } = memoryOf(app, gateway);
  if (round.after === '') round.startedAt = app.clock.now();
  return round.after;
}

/** @param last the price the round has come to; undefined at its end, when what it did not meet any more is forgotten. */
export function endTurn(app: ChecksApp, gateway: PaymentGatewayKey, last: string | undefined): void {
  const memory = memoryOf(app, gateway);
  if (last !== undefined) {
    memory.round.after = last;
    return;
  }
  for (const [priceId, { checkedAt }] of memory.prices) {
    if (checkedAt < memory.round.startedAt) memory.prices.delete(priceId);
  }
  memory.round.after = '';
  count(app, gateway, memory);
}

function memoryOf(app: ChecksApp, gateway: PaymentGatewayKey): Memory {
  const ofShop = memories.get(app.gateways) ?? new Map<PaymentGatewayKey, Memory>();
  memories.set(app.gateways, ofShop);
  const now = app.clock.now();
  const memory = ofShop.get(gateway) ?? {
    checkedAt: now,
    general: [],
    prices: new Map(),
    round: { after: '', startedAt: now },
  };
  ofShop.set(gateway, memory);
  return memory;
}

function count(app: ChecksApp, gateway: PaymentGatewayKey, { general, prices }: Memory): void {
  countWarnings(app.metrics, gateway, [...general, ...[...prices.values()].flatMap(({ findings }) => findings)]);
}
