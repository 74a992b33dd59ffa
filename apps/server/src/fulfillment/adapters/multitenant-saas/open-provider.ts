import { createProviderClient, type OutgoingAuth, type ProviderClient } from '@vozex/provider-contract';
import { EgressRefused } from '../../../kernel/egress.ts';
import { VozexError } from '../../../kernel/errors.ts';
import type { DeliveryTools } from '../../delivery-tools.ts';
import type { MultitenantSaasConfig } from './config.ts';

/** The settings themselves are at fault: nothing was sent. The text holds no secret. */
export type Unusable = { kind: 'unusable'; code: string; reason: string };

/**
 * A client for the provider a config describes.
 *
 * @param audience the provider's id, as it knows itself.
 */
export async function openProvider(
  tools: DeliveryTools,
  config: MultitenantSaasConfig,
  { audience, signal }: { audience: string; signal: AbortSignal },
): Promise<ProviderClient | Unusable> {
  try {
    return createProviderClient({
      baseUrl: config.base_url,
      endpoints: {
        onboard: config.onboard_endpoint,
        status: config.status_endpoint,
        suspend: config.suspend_endpoint,
        resume: config.resume_endpoint,
        cancel: config.cancel_endpoint,
        upgrade: config.upgrade_endpoint,
      },
      auth: await authOf(tools, config),
      timeoutSeconds: config.timeout_seconds,
      audience,
      fetch: guardedFetch(tools, signal),
      clock: tools.outside.clock,
    });
  } catch (error) {
    if (error instanceof VozexError && error.code === 'SECRET_UNKNOWN') {
      return {
        kind: 'unusable',
        code: 'SECRET_UNKNOWN',
        reason: `The secret ${config.credentials_ref} is not stored.`,
      };
    }
    if (error instanceof TypeError) return { kind: 'unusable', code: 'SETTINGS_INVALID', reason: error.message };
    throw error;
  }
}

async function authOf(tools: DeliveryTools, config: MultitenantSaasConfig): Promise<OutgoingAuth> {
  const secret = (await tools.secretBehind(config.credentials_ref)).reveal().trim();
  if (config.auth_mode === 'bearer') return { mode: 'bearer', token: secret.split(/\s+/)[0] ?? '' };
  return { mode: 'hmac', secrets: secret.split(/\s+/) };
}

type ContractFetch = (url: string, init: RequestInit) => Promise<Response>;

/** Our guarded fetch in the contract's words: its refusals by code, and cut off when the router's patience ends. */
function guardedFetch(tools: DeliveryTools, signal: AbortSignal): ContractFetch {
  return async (url, init) => {
    try {
      return await tools.fetchOutside(url, {
        method: init.method ?? 'GET',
        headers: init.headers as Record<string, string>, // because the client sends a plain object
        ...(typeof init.body === 'string' ? { body: init.body } : {}),
        signal: init.signal ? AbortSignal.any([init.signal, signal]) : signal,
      });
    } catch (error) {
      const refused = [error, (error as Error).cause].find((one) => one instanceof EgressRefused);
      throw refused ? Object.assign(new Error(refused.message), { code: 'EGRESS_REFUSED' }) : error;
    }
  };
}
