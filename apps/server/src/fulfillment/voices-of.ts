import type { FaultVoices } from '@vozex/domain';
import { findAdapter } from './drivers.ts';
import { ROUTER_FAULTS } from './router-faults.ts';

/**
 * A fault in the words of three. The driver knows its own codes best, then the router; of a code that a provider made up
 * itself, at least what it means to whom is said.
 */
export function voicesOf(driver: string, code: string): FaultVoices {
  return findAdapter(driver)?.faults[code] ?? ROUTER_FAULTS[code] ?? strange(code);
}

function strange(code: string): FaultVoices {
  const status = /^http_(\d{3})$/.exec(code)?.[1];
  return {
    customer: 'We could not deliver this yet. We are on it, and nothing you paid is lost.',
    operator: status
      ? `The provider answered HTTP ${status} without saying more. Hand the details to its developer, then retry.`
      : 'The provider gave a reason of its own; the detail has its words. Settle it there, then retry.',
    developer: status
      ? `HTTP ${status} without a code of the contract: answer with application/problem+json (provider contract).`
      : `${code} is no code of the contract: clients branch on code and class (provider contract).`,
  };
}
