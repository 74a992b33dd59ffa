import type { ProviderReply } from '@vozex/provider-contract';
import type { MayUpgrade } from '../../adapter.ts';

export const CANNOT_BE_ASKED =
  'We could not ask the provider of your workspace whether it can make this change. Please try again later.';

const NOT_OFFERED = 'The provider of your workspace does not offer this change.';

/** What the answer to a dry run says about the real thing. Whatever is no plain word is unclear: money may not follow it. */
export function readDryRun(reply: ProviderReply): MayUpgrade {
  switch (reply.kind) {
    case 'done':
    case 'accepted':
      return { kind: 'possible' };
    case 'not_found':
      return { kind: 'unclear', reason: CANNOT_BE_ASKED };
    case 'refused':
      break;
  }
  const { code, errorClass, userMessage: reason = NOT_OFFERED } = reply;
  // Not offered at all, or not this plan: an operator may mend it one day, the customer gets a plain no today.
  if (code === 'endpoint_missing') return { kind: 'refused', code: 'PLAN_CHANGE_UNSUPPORTED', reason };
  if (code === 'plan_unknown' || errorClass === 'needs_customer' || errorClass === 'permanent') {
    return { kind: 'refused', code, reason };
  }
  return { kind: 'unclear', reason: CANNOT_BE_ASKED };
}
