import { Webhook } from 'standardwebhooks';

/** `current`: the one we expect; `older`: accepted, but another one is meant to be in use; `unknown`: not accepted. */
type SecretVerdict = 'current' | 'older' | 'unknown';

/** The secrets whose signatures are accepted: those of the settings, newest first, and those of endpoints we made. */
export type WebhookSecrets = {
  signers(): readonly Webhook[];
  /** Accepts an endpoint's secret as well. Said again with another one, both are accepted. @throws when it is none. */
  trust(endpointId: string, secret: string): void;
  judge(endpointId: string, secret: string): SecretVerdict;
};

/** @param configured newest first: the first is the one to use, the others end with a rotation. */
export function openWebhookSecrets(configured: readonly string[]): WebhookSecrets {
  const signers = new Map(configured.map((secret) => [plain(secret), new Webhook(secret)]));
  const newest = new Map<string, string>();
  return {
    signers: () => [...signers.values()],
    trust(endpointId, secret) {
      signers.set(plain(secret), new Webhook(secret));
      newest.set(endpointId, plain(secret));
    },
    judge(endpointId, secret) {
      const expected = [newest.get(endpointId), plain(configured[0] ?? '')];
      if (expected.includes(plain(secret))) return 'current';
      return signers.has(plain(secret)) ? 'older' : 'unknown';
    },
  };
}

/** The same secret with and without its prefix is one. */
function plain(secret: string): string {
  return secret.replace(/^whsec_/, '');
}
