import type { Clock } from '../../kernel/clock.ts';
import type { Log } from '../../kernel/log.ts';
import type { PaymentGateway } from '../gateway.ts';

/** What a gateway may use of the process it runs in. */
export type GatewayParts = { clock: Clock; log: Log };

/** A gateway before it is configured: what it can do, and how it is opened. */
export type GatewayDefinition<Settings> = {
  readonly title: string;
  readonly capabilities: PaymentGateway['capabilities'];
  /** @throws when a setting cannot be used, so that a mistake is said at start. */
  open(settings: Settings, parts: GatewayParts): PaymentGateway;
};

export function defineGateway<Settings>(definition: GatewayDefinition<Settings>): GatewayDefinition<Settings> {
  return definition;
}
