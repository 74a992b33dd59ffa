import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { GatewaySandbox } from '@vozex/gateway-sandbox';
import { OWNER } from './people.ts';

/** The environment of a shop, as `readEnv` takes it and a child process inherits it. */
export type ShopEnvironment = Record<string, string>;

/** The stage's own keys. They guard nothing but shops on this machine that are thrown away. */
const MASTER_KEY = Buffer.alloc(32, 7).toString('base64');
export const OWNER_API_KEY = 'stage-owner-api-key-0123456789';

/** Our clients come from many addresses: X-Forwarded-For is believed from this machine. */
export const OURSELVES = '127.0.0.1/32';

/**
 * @param folder where the shop keeps its files; the sandbox's certificates are written there, too.
 * @param posUrl undefined when no provider takes part.
 */
export function shopEnvironment(parts: {
  folder: string;
  port: number;
  /** Of the proxy before dedicated instances. */
  instancePort: number;
  sandbox: Pick<GatewaySandbox, 'environment' | 'paypal'>;
  posUrl?: string | undefined;
  databaseUrl?: string | undefined;
}): ShopEnvironment {
  const certificates = join(parts.folder, 'paypal-ca.pem');
  writeFileSync(certificates, parts.sandbox.paypal.caPem);
  return {
    ...parts.sandbox.environment(),
    PAYPAL_CA_FILE: certificates,
    VOZEX_DATA_DIR: parts.folder,
    ...(parts.databaseUrl ? { DATABASE_URL: parts.databaseUrl } : {}),
    HOST: '127.0.0.1',
    PORT: String(parts.port),
    VOZEX_INSTANCE_PORT: String(parts.instancePort),
    VOZEX_PUBLIC_URL: `http://127.0.0.1:${parts.port}`,
    VOZEX_MASTER_KEY: MASTER_KEY,
    VOZEX_OWNER_EMAIL: OWNER.email,
    VOZEX_OWNER_PASSWORD: OWNER.password,
    VOZEX_OWNER_API_KEY: OWNER_API_KEY,
    VOZEX_TRUST_PROXY: OURSELVES,
    ...(parts.posUrl ? { VOZEX_EGRESS_ALLOW: new URL(parts.posUrl).host } : {}),
    VOZEX_DEVELOPMENT: 'true',
    LOG_LEVEL: process.env.STAGE_LOG ?? 'silent',
  };
}
