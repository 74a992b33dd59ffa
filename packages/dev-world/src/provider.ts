import type { Ledger, Misbehaviour, Pos } from '@vozex/pos';

/** The Point of Sale, seen from behind its counter. */
export type Provider = {
  readonly url: string;
  misbehaves(rule: Misbehaviour): Promise<void>;
  /** It answers 503 for so long, by the world's clock. */
  isDownFor(seconds: number): Promise<void>;
  behaves(): void;
  ledger(): Promise<Ledger>;
  /** The workspaces that really exist for an order; the provider's word, not the shop's. */
  workspacesOf(orderId: string): Promise<Ledger['tenants']>;
};

export function providerOf(pos: Pos, clock: { now(): Date }): Provider {
  return {
    url: pos.url,
    misbehaves: (rule) => pos.misbehave(rule),
    isDownFor: (seconds) =>
      pos.misbehave({ kind: 'down', until: new Date(clock.now().getTime() + seconds * 1000).toISOString() }),
    behaves: () => pos.clearMisbehaviour(),
    ledger: () => pos.ledger(),
    async workspacesOf(orderId) {
      const { tenants } = await pos.ledger();
      return tenants.filter(({ instance_key }) => instance_key.startsWith(`${orderId}:`));
    },
  };
}
