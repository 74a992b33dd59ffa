/** The gateways this sandbox plays. */
export type Gateway = 'dodo' | 'paypal';

/** Everything that can be made to go wrong, and what it does. The README's table repeats these sentences. */
export const MISBEHAVIOURS = {
  declined: 'The payment is refused: Dodo makes a failed payment, PayPal answers the capture with INSTRUMENT_DECLINED.',
  capture_declined: 'PayPal answers the capture 201, but the capture in it is DECLINED.',
  capture_pending: 'The money is not there yet: Dodo payment `processing`, PayPal capture `PENDING`.',
  refund_pending: 'A refund is accepted but not settled: Dodo `pending`, PayPal `PENDING`.',
  wrong_amount: 'The payment is recorded with half the amount.',
  wrong_currency: 'The payment is recorded in another currency.',
  webhook_twice: 'The webhook is sent twice at the same moment.',
  webhook_n_times: 'The webhook is sent `count` times (default 3) at the same moment.',
  webhook_before_redirect: 'The webhook is delivered before the buyer is redirected (or the call answered).',
  webhook_never: 'The webhook is never sent. It can still be replayed.',
  webhook_late: 'The webhook is first sent after `ms` milliseconds (default 2000).',
  webhook_out_of_order: 'The webhook is held back until a later one of the same gateway has been sent.',
  bad_signature_first: 'The first delivery carries a wrong signature; a good one follows.',
  altered_body: 'The body is altered after it was signed.',
  stale_timestamp: 'The delivery is properly signed for a time long past.',
  wrong_certificate: "PayPal only: signed by a certificate with the right name whose chain is not PayPal's.",
  wrong_name_certificate: 'PayPal only: the chain is valid, but the certificate is for another name.',
  wrong_host_certificate: 'PayPal only: everything is valid, but the certificate is offered on another host.',
  expired_certificate: 'PayPal only: the right name and chain, but the certificate ended yesterday.',
  api_slow: 'The call is answered after `ms` milliseconds (default 2000).',
  api_500_before: 'The call is answered 500 and has no effect.',
  api_500_after_effect: 'The call takes effect, but is answered 500.',
  api_hang_up_after_effect: 'The call takes effect, but the connection is cut instead of an answer.',
} as const;
export type MisbehaviourName = keyof typeof MISBEHAVIOURS;

/** One thing that shall go wrong. It holds until it has happened `times` times, or until it is cleared. */
export type MisbehaviourRule = {
  gateway: Gateway;
  what: MisbehaviourName;
  /** How often it happens; without it, until cleared. */
  times?: number;
  /** For `api_slow` and `webhook_late`. */
  ms?: number;
  /** For `webhook_n_times`. */
  count?: number;
  /** Narrows it. Every given part must fit. */
  match?: {
    /** Part of "METHOD /path", for example "POST /refunds". Only calls of the API have one. */
    path?: string;
    /** The webhook's event type, for example "payment.succeeded". Only webhooks have one. */
    event?: string;
    /**
     * The id of a checkout, order, subscription, payment, capture, refund or dispute, or a value of its metadata or
     * custom_id. A subscription's id also means everything that belongs to it.
     */
    subject?: string;
  };
};

/** What is known at the place where something may go wrong. */
export type Circumstances = { path?: string; event?: string; subjects?: string[] };

const BY_AMOUNT_ENDING: Record<number, MisbehaviourName> = {
  13: 'declined',
  21: 'webhook_twice',
  34: 'webhook_before_redirect',
  55: 'webhook_never',
  89: 'bad_signature_first',
};

/**
 * What a payment's amount asks for by its last two digits, so that a person can choose with a price.
 *
 * @param amountMinor in the currency's smallest unit as the gateway counts it: 1013 for 10.13 USD.
 */
export function misbehaviourOfAmount(amountMinor: number): MisbehaviourName | undefined {
  return BY_AMOUNT_ENDING[Math.abs(amountMinor) % 100];
}

/** The rules in force. `take` finds a fitting one and counts its use. */
export class RuleBook {
  #rules: { rule: MisbehaviourRule; left: number }[] = [];

  /** @throws Error when `what` is unknown, or is only for the other gateway. */
  add(rule: MisbehaviourRule): void {
    if (!Object.hasOwn(MISBEHAVIOURS, rule.what)) throw new Error(`unknown misbehaviour "${rule.what}"`);
    if (rule.gateway === 'dodo' && MISBEHAVIOURS[rule.what].startsWith('PayPal')) {
      throw new Error(`"${rule.what}" is for PayPal only`);
    }
    this.#rules.push({ rule, left: rule.times ?? Number.POSITIVE_INFINITY });
  }

  clear(gateway?: Gateway): void {
    this.#rules = gateway ? this.#rules.filter(({ rule }) => rule.gateway !== gateway) : [];
  }

  inForce(): MisbehaviourRule[] {
    return this.#rules.map(({ rule }) => rule);
  }

  take(gateway: Gateway, what: MisbehaviourName, circumstances: Circumstances): MisbehaviourRule | undefined {
    const found = this.#rules.find(
      ({ rule }) => rule.gateway === gateway && rule.what === what && fits(rule.match, circumstances),
    );
    if (!found) return undefined;
    found.left -= 1;
    if (found.left <= 0) this.#rules = this.#rules.filter((entry) => entry !== found);
    return found.rule;
  }
}

function fits(match: MisbehaviourRule['match'], { path, event, subjects }: Circumstances): boolean {
  if (!match) return true;
  if (match.path !== undefined && !path?.includes(match.path)) return false;
  if (match.event !== undefined && event !== match.event) return false;
  return match.subject === undefined || (subjects?.includes(match.subject) ?? false);
}
