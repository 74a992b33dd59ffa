import type { Ask, FulfillmentStatus, OperationAction, OperationOutcome, ServiceState } from '@vozex/domain';
import { secondsAfter } from '../kernel/clock.ts';
import type { Found, Outcome } from './adapter.ts';
import { askAgainAfter, lookAgainAfter, OPERATION_OVERDUE_SECONDS, retryAfter } from './retry-policy.ts';

/** Where the record stood when the adapter answered. */
export type Situation = {
  status: FulfillmentStatus;
  /** What is being worked towards. */
  action: OperationAction;
  /** Attempts made at this operation, the present one included. */
  attempts: number;
  /** Set when the adapter was asked after an earlier call rather than called. */
  pending?: { startedAt: Date; lastHeardAt: Date; asks: number; settleSeconds: number };
  /** Seconds after a call during which an absence proves nothing. */
  settleSeconds: number;
  now: Date;
  /** 0 to 1, for jitter. */
  random: number;
};

/** What the router writes: nothing else turns an answer into a move. */
export type Decision = {
  status: FulfillmentStatus;
  serviceState?: ServiceState;
  /** Null: nothing more is due. */
  nextAttemptAt: Date | null;
  attempts: number;
  because: string;
  error: { code: string; class: string; detail: string; customerMessage?: string } | null;
  ask: Ask | null;
  /** How the operation row of this run ends. */
  operation: OperationOutcome;
  /** What is now known of the earlier call that was asked after; absent while that is nothing new. */
  pendingOperation?: OperationOutcome;
  delivered: boolean;
  /** The terms of this operation are what the customer has from now on. */
  termsInForce: boolean;
  needsTask: boolean;
  deadLetter: boolean;
};

/** Turns what an adapter reports into the one move that follows. Pure: the property tests call it a million times. */
export function decide(situation: Situation, found: Found): Decision {
  if (found.kind === 'absent') return decideAbsent(situation);
  // A question that failed in passing has told nothing of the call it asked after.
  if (found.kind === 'try_again' && situation.pending) return stayUnknown(situation, found);
  const decision = decideOutcome(situation, found);
  if (!situation.pending || decision.pendingOperation || found.kind === 'unknown') return decision;
  return { ...decision, pendingOperation: decision.operation };
}

function decideOutcome(situation: Situation, outcome: Outcome): Decision {
  switch (outcome.kind) {
    case 'delivered':
    case 'done':
      return succeed(situation, outcome.kind);
    case 'not_yet':
      return wait(situation, outcome.lookAgainAfterSeconds);
    case 'needs_customer':
      // The money has moved and the old terms serve on: people talk to the customer, no screen waits for an answer.
      if (situation.action === 'upgrade') {
        return leaveToPeople(situation, outcome.kind, { code: outcome.code, reason: outcome.ask.text });
      }
      return {
        ...base(situation, 'needs_customer', `customer is asked: ${outcome.code}`),
        status: isUndelivered(situation) ? 'awaiting_customer' : situation.status,
        error: { code: outcome.code, class: 'needs_customer', detail: outcome.ask.text },
        ask: { ...outcome.ask, since: situation.now.toISOString() },
      };
    case 'needs_operator':
      return {
        ...base(situation, 'needs_operator', outcome.reason),
        status: isUndelivered(situation) ? 'manual_pending' : situation.status,
        // A task the adapter opens itself is its way of delivering, and no fault. What was delivered before and is
        // changed by people says so: only then may their task complete it.
        error:
          outcome.within && isUndelivered(situation)
            ? null
            : { code: outcome.code, class: 'needs_operator', detail: outcome.reason },
        needsTask: outcome.within === undefined,
      };
    case 'try_again':
      return tryAgain(situation, outcome);
    case 'give_up':
      return giveUp(situation, 'give_up', 'permanent', outcome);
    case 'unknown':
      return stayUnknown(situation, outcome);
  }
}

const SUCCESS = {
  fulfill: { status: 'active', service: 'running' },
  resume: { status: 'active', service: 'running' },
  suspend: { status: 'suspended', service: 'suspended' },
  cancel: { status: 'cancelled', service: 'terminated' },
  upgrade: { status: 'active', service: 'running' },
} as const satisfies Record<Exclude<OperationAction, 'sync'>, { status: FulfillmentStatus; service: ServiceState }>;

function succeed(situation: Situation, outcome: 'delivered' | 'done'): Decision {
  if (situation.action === 'sync') return { ...base(situation, outcome, 'all is as it should be'), attempts: 0 };
  const success = SUCCESS[situation.action];
  return {
    ...base(situation, outcome, `${situation.action} took effect`),
    status: success.status,
    serviceState: success.service,
    attempts: 0,
    delivered: situation.action === 'fulfill',
    termsInForce: situation.action === 'fulfill' || situation.action === 'upgrade',
  };
}

function wait(situation: Situation, seconds: number): Decision {
  const startedAt = situation.pending?.startedAt ?? situation.now;
  if (situation.now >= secondsAfter(startedAt, OPERATION_OVERDUE_SECONDS)) {
    return giveUp(situation, 'not_yet', 'unknown', {
      code: 'OPERATION_OVERDUE',
      reason: 'the provider accepted the operation and has not finished it within a day',
    });
  }
  return {
    ...base(situation, 'not_yet', 'the provider is working on it'),
    nextAttemptAt: secondsAfter(situation.now, lookAgainAfter(seconds)),
  };
}

function tryAgain(situation: Situation, fault: { code: string; reason: string; retryAfterSeconds?: number }): Decision {
  const seconds = retryAfter(Math.max(1, situation.attempts), situation.random, fault.retryAfterSeconds);
  if (seconds === undefined) {
    return giveUp(situation, 'try_again', 'retryable', { ...fault, reason: `${fault.reason} (attempts are spent)` });
  }
  return {
    ...base(situation, 'try_again', fault.reason),
    status: isUndelivered(situation) ? 'queued' : situation.status,
    nextAttemptAt: secondsAfter(situation.now, seconds),
    error: { code: fault.code, class: 'retryable', detail: fault.reason },
  };
}

function stayUnknown(situation: Situation, fault: { code: string; reason: string }): Decision {
  const seconds = situation.pending ? askAgainAfter(situation.pending.asks) : situation.settleSeconds;
  const error = { code: fault.code, class: 'unknown', detail: fault.reason };
  if (seconds === undefined) {
    return giveUp(situation, 'unknown', 'unknown', {
      ...fault,
      reason: `${fault.reason} (the provider does not answer questions)`,
    });
  }
  return {
    ...base(situation, 'unknown', fault.reason),
    serviceState: 'unknown',
    nextAttemptAt: secondsAfter(situation.now, seconds),
    error,
  };
}

/**
 * The provider does not know the operation: believed only once a late effect can no longer appear. Then it is sent
 * again under the same key, after the wait that its attempts so far have earned.
 */
function decideAbsent(situation: Situation): Decision {
  const { pending, now, action, status } = situation;
  const lastHeardAt = pending?.lastHeardAt ?? now;
  const settledAt = pending ? secondsAfter(lastHeardAt, pending.settleSeconds) : now;
  if (now < settledAt) {
    return {
      ...base(situation, 'not_yet', 'the provider does not know it yet; a late effect is still possible'),
      nextAttemptAt: settledAt,
    };
  }
  const seconds = retryAfter(Math.max(1, situation.attempts), situation.random);
  if (seconds === undefined) {
    return giveUp(situation, 'try_again', 'unknown', {
      code: 'NEVER_ARRIVED',
      reason: 'the provider knows of none of the attempts, and attempts are spent',
    });
  }
  const waitedFor = secondsAfter(lastHeardAt, situation.attempts > 1 ? seconds : 0);
  return {
    ...base(situation, 'done', 'the provider does not know it: to be sent again under the same key'),
    status: isUndelivered(situation) ? 'queued' : status,
    serviceState: action === 'fulfill' ? 'none' : status === 'suspended' ? 'suspended' : 'running',
    nextAttemptAt: new Date(Math.max(waitedFor.getTime(), now.getTime())),
    pendingOperation: 'try_again',
  };
}

function giveUp(
  situation: Situation,
  operation: OperationOutcome,
  errorClass: string,
  fault: { code: string; reason: string; customerMessage?: string },
): Decision {
  if (situation.action === 'upgrade') {
    const decision = leaveToPeople(situation, operation, fault);
    return situation.pending ? { ...decision, pendingOperation: 'give_up' } : decision;
  }
  return {
    ...base(situation, operation, fault.reason),
    status: isUndelivered(situation) ? 'failed' : situation.status,
    error: {
      code: fault.code,
      class: errorClass,
      detail: fault.reason,
      ...(fault.customerMessage ? { customerMessage: fault.customerMessage } : {}),
    },
    ...(situation.pending ? { pendingOperation: 'give_up' as const } : {}),
    deadLetter: true,
  };
}

/** An upgrade that cannot be made: what was delivered serves on by its old terms, and people find a task. */
function leaveToPeople(
  situation: Situation,
  operation: OperationOutcome,
  fault: { code: string; reason: string },
): Decision {
  return {
    ...base(situation, operation, fault.reason),
    error: { code: fault.code, class: 'needs_operator', detail: fault.reason },
    needsTask: true,
  };
}

/** Before the first delivery a fault moves the record; what was delivered, or stands with people, stays there. */
function isUndelivered(situation: Situation): boolean {
  return situation.status === 'processing';
}

function base(situation: Situation, operation: OperationOutcome, because: string): Decision {
  return {
    status: situation.status,
    nextAttemptAt: null,
    attempts: situation.attempts,
    because: because.slice(0, 500),
    error: null,
    ask: null,
    operation,
    delivered: false,
    termsInForce: false,
    needsTask: false,
    deadLetter: false,
  };
}
