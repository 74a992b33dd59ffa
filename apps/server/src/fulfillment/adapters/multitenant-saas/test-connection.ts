import type { ProviderAction, ProviderCapabilities, ProviderClient, Refused } from '@vozex/provider-contract';
import type { DeliveryTools } from '../../delivery-tools.ts';
import type { MultitenantSaasConfig } from './config.ts';
import { openProvider } from './open-provider.ts';

type Verdict = { ok: boolean; detail: string };

/** What a provider must offer, by the contract. */
const REQUIRED: readonly ProviderAction[] = ['onboard', 'suspend', 'resume', 'cancel'];

/** Signatures are refused when clocks are five minutes apart; one minute is worth a word. */
const CLOCK_SKEW_SECONDS_MAX = 60;

/** An instance that nobody has bought: asking after it shows whether we are let in, and changes nothing. */
const NOBODYS_INSTANCE = 'vozex:connection-test';

/** Asks what the provider can do, or failing that after an instance nobody has; says what is wrong in one sentence. */
export async function testConnection(tools: DeliveryTools, config: MultitenantSaasConfig): Promise<Verdict> {
  const signal = AbortSignal.timeout(2 * config.timeout_seconds * 1000);
  const provider = await openProvider(tools, config, { audience: 'connection-test', signal });
  if ('kind' in provider) return { ok: false, detail: provider.reason };
  const reply = await provider.capabilities();
  if (reply.kind === 'refused') return { ok: false, detail: sentenceOf(reply) };
  return reply.kind === 'capabilities' ? judge(tools, reply.capabilities) : askPlainly(provider);
}

function judge(tools: DeliveryTools, can: ProviderCapabilities): Verdict {
  if (!can.contract_versions.includes(1)) {
    return { ok: false, detail: `The provider speaks contract version ${can.contract_versions.join(', ')}, not 1.` };
  }
  const lacking = REQUIRED.filter((action) => !can.actions.includes(action));
  if (lacking.length > 0) return { ok: false, detail: `The provider does not offer ${lacking.join(', ')}.` };
  const skew =
    can.server_time === null ? 0 : (Date.parse(can.server_time) - tools.outside.clock.now().getTime()) / 1000;
  if (Math.abs(skew) > CLOCK_SKEW_SECONDS_MAX) {
    return {
      ok: false,
      detail: `The provider's clock differs from ours by ${Math.round(skew)} s; signatures will fail.`,
    };
  }
  const plans = can.plans.map((plan) => `${plan.external_product_ref}/${plan.plan}`).join(', ');
  return { ok: true, detail: `Connected to ${can.audience}${plans === '' ? '' : `, which sells ${plans}`}.` };
}

/** A provider with only the plan's five endpoints: it lets us in when it says that it does not know nobody's instance. */
async function askPlainly(provider: ProviderClient): Promise<Verdict> {
  const reply = await provider.status({ instanceKey: NOBODYS_INSTANCE });
  if (reply.kind === 'refused') return { ok: false, detail: sentenceOf(reply) };
  return { ok: true, detail: 'Connected. The provider does not tell its capabilities, so only the basics are known.' };
}

/** In our words: what a stranger's server answers is for the log, not for whoever may press this button. */
function sentenceOf({ code, status }: Refused): string {
  switch (code) {
    case 'connection_failed':
      return 'Nothing answers at the provider address; check it, and whether the provider is up.';
    case 'egress_refused':
      return 'VOZEX does not connect to this address: it is not a public https address. Allow it exactly with VOZEX_EGRESS_ALLOW=host:port.';
    case 'timeout':
      return 'The provider did not answer within the time limit.';
    case 'auth_failed':
      return 'The provider does not accept the signing secret or token.';
    case 'redirected':
      return 'The provider address redirects elsewhere; enter the address it leads to.';
    case 'answer_invalid':
      return 'Something answers, but not in the words of the provider contract; check the address.';
    default:
      return `The provider refused with ${code}${status === undefined ? '' : ` (HTTP ${status})`}.`;
  }
}
