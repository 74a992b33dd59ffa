import { writeFileSync } from 'node:fs';
import type { GatewaySandboxOptions } from './start-gateway-sandbox.ts';
import { startGatewaySandbox } from './start-gateway-sandbox.ts';

/** Longer than in tests: a shop that is being restarted shall not miss its webhook. Together about nine minutes. */
const RETRY_DELAYS_MS = [1_000, 5_000, 30_000, 120_000, 360_000];

/** Trials end and subscriptions renew within a second of their time. */
const TICK_EVERY_MS = 1_000;

const { env } = process;
const options: GatewaySandboxOptions = {
  ...(env.SANDBOX_HOST ? { host: env.SANDBOX_HOST } : {}),
  dodoPort: Number(env.SANDBOX_DODO_PORT ?? 4010),
  paypalPort: Number(env.SANDBOX_PAYPAL_PORT ?? 4020),
  retryDelaysMs: RETRY_DELAYS_MS,
  tickEveryMs: TICK_EVERY_MS,
  ...(env.SANDBOX_STATE_FILE ? { stateFile: env.SANDBOX_STATE_FILE } : {}),
  dodo: {
    ...(env.DODO_API_KEY ? { apiKey: env.DODO_API_KEY } : {}),
    ...(env.DODO_WEBHOOK_SECRET ? { webhookSecret: env.DODO_WEBHOOK_SECRET } : {}),
    ...(env.SANDBOX_DODO_WEBHOOK_URL ? { webhookUrl: env.SANDBOX_DODO_WEBHOOK_URL } : {}),
  },
  paypal: {
    ...(env.PAYPAL_CLIENT_ID ? { clientId: env.PAYPAL_CLIENT_ID } : {}),
    ...(env.PAYPAL_CLIENT_SECRET ? { clientSecret: env.PAYPAL_CLIENT_SECRET } : {}),
    ...(env.PAYPAL_WEBHOOK_ID ? { webhookId: env.PAYPAL_WEBHOOK_ID } : {}),
    ...(env.SANDBOX_PAYPAL_WEBHOOK_URL ? { webhookUrl: env.SANDBOX_PAYPAL_WEBHOOK_URL } : {}),
  },
};

const sandbox = await startGatewaySandbox(options);
if (env.SANDBOX_CA_FILE) writeFileSync(env.SANDBOX_CA_FILE, sandbox.paypal.caPem);
// The sandbox's keys open nothing but the sandbox, so they may be shown.
for (const [name, value] of Object.entries(sandbox.environment())) console.log(`${name}=${value}`);
if (env.SANDBOX_CA_FILE) console.log(`PAYPAL_CA_FILE=${env.SANDBOX_CA_FILE}`);

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void sandbox.close().then(() => process.exit(0)));
}
