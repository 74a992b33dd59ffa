import type { OperationAction } from '@vozex/domain';
import type { ProviderAnswer, ProviderReply, ProviderStatus, Refused } from '@vozex/provider-contract';
import type { Delivery, Found, Outcome } from '../../adapter.ts';
import { askAboutRefusal, askForInput } from './ask-customer.ts';
import type { MultitenantSaasChoices, MultitenantSaasConfig } from './config.ts';
import { exchangeOf } from './exchange-of.ts';

export type SaasDelivery = Delivery<MultitenantSaasConfig, MultitenantSaasChoices>;

type Done = Extract<ProviderReply, { kind: 'done' }>;

/** Where an instance stands once each action has taken effect. */
const REACHED: Record<OperationAction, readonly ProviderStatus[]> = {
  fulfill: ['active', 'degraded'],
  resume: ['active', 'degraded'],
  upgrade: ['active', 'degraded'],
  sync: ['active', 'degraded'],
  suspend: ['suspended'],
  cancel: ['cancelled', 'purged'],
};

/** What the provider's answer to an action came to: the contract's table, as outcomes. */
export function readActionReply(action: OperationAction, delivery: SaasDelivery, reply: ProviderReply): Outcome {
  switch (reply.kind) {
    case 'done':
      return readDone(action, delivery, reply) ?? unexpectedState(action, reply);
    case 'accepted':
      return accepted(reply);
    case 'not_found':
      return action === 'cancel' ? { kind: 'done', ...exchangeOf(reply.exchange) } : missing(delivery, reply.exchange);
    case 'refused':
      if (action === 'cancel' && reply.code === 'terminated') return { kind: 'done', ...exchangeOf(reply.exchange) };
      return readRefusal(reply);
  }
}

/**
 * What asking where the instance stands says about an action. An instance that is fine, only not where the action
 * would have brought it, means that the action did not take effect: `absent`.
 */
export function readStatusReply(action: OperationAction, delivery: SaasDelivery, reply: ProviderReply): Found {
  switch (reply.kind) {
    case 'done':
      if (action === 'upgrade' && !showsUpgrade(delivery, reply.answer)) {
        return { kind: 'absent', ...exchangeOf(reply.exchange) };
      }
      return readDone(action, delivery, reply) ?? { kind: 'absent', ...exchangeOf(reply.exchange) };
    case 'accepted':
      return accepted(reply);
    case 'not_found':
      // An onboard that we have not heard of may still be on its way: a cancel must reach the provider, so that it
      // remembers the revision and finds the late onboard stale.
      if (delivery.externalReference === null) return { kind: 'absent', ...exchangeOf(reply.exchange) };
      return action === 'cancel' ? { kind: 'done', ...exchangeOf(reply.exchange) } : missing(delivery, reply.exchange);
    case 'refused':
      if (action === 'cancel' && reply.code === 'terminated') return { kind: 'done', ...exchangeOf(reply.exchange) };
      if (reply.errorClass === 'retryable' || reply.errorClass === 'unknown') {
        return {
          kind: 'unknown',
          code: reply.code,
          reason: `asked how it stands: ${reply.detail}`,
          ...exchangeOf(reply.exchange),
        };
      }
      return readRefusal(reply);
  }
}

/** @returns undefined when the instance is alive and not where the action leads. */
function readDone(action: OperationAction, delivery: SaasDelivery, { answer, exchange }: Done): Outcome | undefined {
  const told = exchangeOf(exchange);
  if (REACHED[action].includes(answer.status)) {
    if (action === 'fulfill' || action === 'sync') return delivered(delivery, answer, told);
    return mismatchOf(action, delivery, answer, told) ?? { kind: 'done', ...told };
  }
  if (answer.status === 'failed' || failedHere(action, answer)) return failed(answer, told);
  switch (answer.status) {
    case 'awaiting_input':
      return askForInput(answer, exchange);
    case 'awaiting_operator':
      return {
        kind: 'needs_operator',
        code: 'AWAITING_OPERATOR',
        reason: noticeOf(answer, 'The provider waits for a person.'),
        ...told,
      };
    case 'cancelled':
    case 'purged':
      return {
        kind: 'give_up',
        code: 'TERMINATED',
        reason: `the instance ${answer.external_reference} is ${answer.status}`,
        ...told,
      };
    default:
      return undefined;
  }
}

type Told = ReturnType<typeof exchangeOf>;

function delivered(delivery: SaasDelivery, answer: ProviderAnswer, told: Told): Outcome {
  const mismatch = mismatchOf('fulfill', delivery, answer, told);
  if (mismatch) return mismatch;
  if (answer.workspace_url === null) {
    const reason = `the provider reports ${answer.external_reference} as ${answer.status} without the address of its workspace`;
    return { kind: 'needs_operator', code: 'WORKSPACE_URL_MISSING', reason, ...told };
  }
  const { external_reference: reference, external_customer_id: user, external_subscription_id: subscription } = answer;
  return {
    kind: 'delivered',
    externalReference: reference,
    workspaceUrl: answer.workspace_url,
    ...(user === null ? {} : { externalCustomerId: user }),
    tenant: {
      tenantId: reference,
      ...(subscription === null ? {} : { subscriptionId: subscription }),
      ...(user === null ? {} : { userId: user }),
    },
    snapshot: {
      plan: answer.plan,
      limits: answer.limits,
      notice: answer.notice,
      degraded: answer.status === 'degraded',
    },
    ...told,
  };
}

/** Something else was set up than was bought: a person must look before the customer does. */
function mismatchOf(
  action: OperationAction,
  delivery: SaasDelivery,
  answer: ProviderAnswer,
  told: Told,
): Outcome | undefined {
  if (action !== 'fulfill' && action !== 'upgrade') return undefined;
  const wrongPlan = delivery.plan !== null && answer.plan !== null && answer.plan !== delivery.plan;
  const wrongQuantity = answer.quantity !== null && answer.quantity !== delivery.quantity;
  if (!wrongPlan && !wrongQuantity) return undefined;
  const reason =
    `bought: plan ${delivery.plan ?? 'any'}, quantity ${delivery.quantity}; ` +
    `the provider answers: plan ${answer.plan ?? 'untold'}, quantity ${answer.quantity ?? 'untold'}`;
  return { kind: 'needs_operator', code: 'ANSWER_MISMATCH', reason, ...told };
}

/**
 * Whether a status shows that an upgrade took effect. Only what was to change can show it, and only where the provider
 * tells it: while it still tells the old value, or none, the upgrade is sent again under its key, which cannot hurt. An
 * instance with a value that nobody asked for is not overlooked: it is read as an upgrade, and found not to match.
 */
function showsUpgrade({ plan, quantity, previous }: SaasDelivery, answer: ProviderAnswer): boolean {
  if (!REACHED.upgrade.includes(answer.status) || failedHere('upgrade', answer)) return true;
  const values = [
    { wanted: plan, before: previous?.plan ?? null, told: answer.plan },
    { wanted: quantity, before: previous?.quantity ?? null, told: answer.quantity },
  ];
  const strange = values.some(({ wanted, before, told }) => told !== null && told !== wanted && told !== before);
  return strange || values.every(({ wanted, before, told }) => wanted === before || told === wanted);
}

/** The contract calls the first action `onboard`. */
function failedHere(action: OperationAction, { operation }: ProviderAnswer): boolean {
  return operation?.status === 'failed' && operation.action === (action === 'fulfill' ? 'onboard' : action);
}

function failed(answer: ProviderAnswer, told: Told): Outcome {
  const reason = answer.operation?.message ?? noticeOf(answer, 'The provider reports that it failed.');
  const customerMessage = answer.notice?.message;
  return { kind: 'give_up', code: 'PROVIDER_FAILED', reason, ...(customerMessage ? { customerMessage } : {}), ...told };
}

function noticeOf(answer: ProviderAnswer, otherwise: string): string {
  return answer.notice ? `${answer.notice.title}: ${answer.notice.message}` : otherwise;
}

function accepted(reply: Extract<ProviderReply, { kind: 'accepted' }>): Outcome {
  return {
    kind: 'not_yet',
    externalReference: reply.answer.external_reference,
    lookAgainAfterSeconds: reply.lookAgainAfterSeconds,
    ...exchangeOf(reply.exchange),
  };
}

function unexpectedState(action: OperationAction, { answer, exchange }: Done): Outcome {
  const reason = `the provider says that ${action} is done, and that the instance is ${answer.status}`;
  return { kind: 'needs_operator', code: 'UNEXPECTED_STATE', reason, ...exchangeOf(exchange) };
}

/** An instance that should be there is not. Never made anew by itself: what was in it would seem lost without a trace. */
function missing(delivery: SaasDelivery, exchange: Parameters<typeof exchangeOf>[0]): Outcome {
  const what = delivery.externalReference ?? delivery.instanceKey;
  return {
    kind: 'needs_operator',
    code: 'MISSING',
    reason: `the provider does not know ${what}`,
    ...exchangeOf(exchange),
  };
}

function readRefusal(refused: Refused): Outcome {
  const { code, detail: reason } = refused;
  const told = exchangeOf(refused.exchange);
  switch (refused.errorClass) {
    case 'retryable': {
      const { retryAfterSeconds } = refused;
      return {
        kind: 'try_again',
        code,
        reason,
        ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
        ...told,
      };
    }
    case 'unknown':
      return { kind: 'unknown', code, reason, ...told };
    case 'needs_customer':
      return askAboutRefusal(refused);
    case 'needs_operator':
      return { kind: 'needs_operator', code, reason, ...told };
    case 'permanent': {
      const { userMessage: customerMessage } = refused;
      return { kind: 'give_up', code, reason, ...(customerMessage === undefined ? {} : { customerMessage }), ...told };
    }
    case 'stale':
      // Ours was overtaken by a newer wish of ours, and the router drops this answer; else the two records disagree.
      return { kind: 'needs_operator', code, reason: `the provider has seen a newer revision: ${reason}`, ...told };
  }
}
