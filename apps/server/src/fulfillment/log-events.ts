import { errorFields, type Log } from '../kernel/log.ts';
import type { Decision } from './decide.ts';
import type { Claimed } from './turn.ts';

/** The plan's fields (section 10), on every line about a delivery. */
function fieldsOf(claimed: Claimed) {
  return {
    order_id: claimed.order_id,
    order_item_id: claimed.order_item_id,
    driver: claimed.driver,
    external_reference: claimed.external_reference_id,
    fulfillment_id: claimed.id,
  };
}

/** One line a run: what was done and what it came to. */
export function logRun(log: Log, claimed: Claimed, decision: Decision, milliseconds: number): void {
  const line = {
    ...fieldsOf(claimed),
    action: claimed.action,
    asked_after: claimed.pending !== null,
    attempt: claimed.attempts,
    outcome: decision.operation,
    status: decision.status,
    ms: Math.round(milliseconds),
    ...(decision.error ? { error_code: decision.error.code, reason: decision.error.detail } : {}),
  };
  if (decision.deadLetter) log.error('fulfillment.dead_letter', line);
  else if (decision.error) log.warn('fulfillment.faulted', line);
  else log.info('fulfillment.settled', line);
}

/** The result could not be written as it is (a listener threw, a constraint refused it): its fault is recorded instead. */
export function logNotRecorded(log: Log, claimed: Claimed, error: unknown): void {
  log.error('fulfillment.not_recorded', { ...fieldsOf(claimed), ...errorFields(error) });
}

/** A subscription is billed by a price of another path, and its delivery could not be moved there. */
export function logMoveNotStarted(log: Log, fulfillmentId: string, priceId: string, fault: unknown): void {
  log.error('fulfillment.move_not_started', {
    fulfillment_id: fulfillmentId,
    price_id: priceId,
    ...errorFields(fault),
  });
}

/** What an open move did by itself. */
export function logMoveStep(
  log: Log,
  move: { id: string; order_id: string; order_item_id: string; to_path: string; status: string; because: string },
): void {
  const { id, order_id, order_item_id, to_path, status, because } = move;
  log.info('fulfillment.move_stepped', { order_id, order_item_id, move_id: id, to_path, status, reason: because });
}

/** A result that came after somebody else had taken the record over: dropped, never written. */
export function logFenced(log: Log, claimed: Claimed): void {
  log.warn('fulfillment.fenced', fieldsOf(claimed));
}

/** A delivery that could not be made together with the payment: a worker tries, with the usual patience. */
export function logNotDeliveredAtOnce(
  log: Log,
  record: { id: string; order_id: string; order_item_id: string; driver: string },
  error: unknown,
): void {
  log.warn('fulfillment.not_delivered_at_once', {
    order_id: record.order_id,
    order_item_id: record.order_item_id,
    driver: record.driver,
    external_reference: null,
    fulfillment_id: record.id,
    ...errorFields(error),
  });
}

/** Units were refunded of an order in which several lines give units back: a person must say which. */
export function logUnitsNotTaken(log: Log, refund: { orderId: string; quantity: number }): void {
  log.warn('fulfillment.refunded_units_not_taken', { order_id: refund.orderId, quantity: refund.quantity });
}

/** More was to be taken away within an hour than may be: a second person must decide. Once for each batch. */
export function logGuardHolds(log: Log, batchId: string, causedBy: string): void {
  log.error('fulfillment.guard_holds', { batch_id: batchId, caused_by: causedBy });
}
