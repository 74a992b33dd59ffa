import { z } from 'zod';
import { readEnv } from './env.ts';
import { startPos } from './start-pos.ts';

try {
  const env = readEnv();
  const pos = await startPos({
    host: env.POS_HOST,
    port: env.POS_PORT,
    dataDir: env.POS_DATA_DIR,
    signingSecrets: env.POS_SIGNING_SECRET.split(',').map((secret) => secret.trim()),
    bearerToken: env.POS_BEARER_TOKEN,
    audience: env.POS_AUDIENCE,
    publicUrl: env.POS_PUBLIC_URL,
    control: env.POS_CONTROL === '1',
    log: process.stdout,
  });
  console.log(`Point of Sale listens on ${pos.url}`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void pos.close());
} catch (fault) {
  const text = fault instanceof z.ZodError ? z.prettifyError(fault) : fault instanceof Error ? fault.message : fault;
  console.error(`Point of Sale cannot start: ${text}`);
  process.exitCode = 1;
}
