import type { App } from '../../kernel/app.ts';
import type { GatewayRouter } from '../../payments/index.ts';
import type { InstanceProxy } from '../../provisioning/index.ts';

export type Severity = 'critical' | 'warning' | 'info';

/** What alerts need beside the kernel. */
export type AlertsApp = App & {
  readonly gateways: GatewayRouter;
  readonly proxy: InstanceProxy;
  /** The folder whose disk must not run full. */
  readonly dataDir: string;
  readonly development: boolean;
};

/** Something that is wrong now. */
export type Sighting = {
  /** Whom it is about; of one rule and subject, one alert is open. Empty: the shop. */
  subject: string;
  /** How much of it, in the rule's own measure. */
  value: number;
  /** One sentence for people. No secrets, no addresses of customers. */
  summary: string;
  detail?: Record<string, unknown>;
};

/** Thresholds by name; the name says the unit. */
export type Limits = Record<string, number>;

/**
 * What is watched, as data. A rule finds what is wrong now; opening, telling, reminding and resolving are the same for
 * all.
 */
export type AlertRule<L extends Limits = Limits> = {
  readonly key: string;
  readonly title: string;
  readonly severity: Severity;
  /** What it means to customers, for the list of rules. */
  readonly about: string;
  /** The default of each threshold, and what it says on the settings page. */
  readonly limits: { readonly [K in keyof L]: { readonly value: L[K]; readonly title: string } };
  /**
   * `shop`: about the shared rows, asked by one worker a turn. `machine`: about the machine of the asking worker, asked
   * by each. `told`: somebody else looks, and reports.
   */
  readonly scope: 'shop' | 'machine' | 'told';
  /** Everything that is wrong now; undefined where it cannot be told: nothing changes then. */
  find(app: AlertsApp, limits: { readonly [K in keyof L]: number }): Promise<Sighting[] | undefined>;
};

export function defineRule<L extends Limits>(rule: AlertRule<L>): AlertRule {
  return rule as unknown as AlertRule; // because a list of rules forgets each one's thresholds
}
