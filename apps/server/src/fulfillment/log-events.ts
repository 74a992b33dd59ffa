import { errorFields, type Log } from '../kernel/log.ts';
import type { Decision } from './decide.ts';
import type { Claimed } from './turn.ts';

/** A delivery as its lines name it. */
export type DeliveryRef = {
  id: string;
  order_id: string;
  order_item_id: string;
  driver: string;
  external_reference_id: string | null;
};

/** For a line about several, or about none yet. */
const NO_ONE_DELIVERY = { order_id: null, order_item_id: null, driver: null, external_reference: null };

/** The plan's fields (section 10), on every line about a delivery. */
function fieldsOf(delivery: DeliveryRef) {
  return {
    order_id: delivery.order_id,
    order_item_id: delivery.order_item_id,
    driver: delivery.driver,
    external_reference: delivery.external_reference_id,
    fulfillment_id: delivery.id,
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
export function logMoveNotStarted(log: Log, delivery: DeliveryRef, priceId: string, fault: unknown): void {
  log.error('fulfillment.move_not_started', { ...fieldsOf(delivery), price_id: priceId, ...errorFields(fault) });
}

/** What an open move did by itself. */
export function logMoveStep(
  log: Log,
  to: DeliveryRef,
  move: { id: string; to_path: string; status: string; because: string },
): void {
  const { id, to_path, status, because } = move;
  log.info('fulfillment.move_stepped', { ...fieldsOf(to), move_id: id, to_path, status, reason: because });
}

/** A result that came after somebody else had taken the record over: dropped, never written. */
export function logFenced(log: Log, claimed: Claimed): void {
  log.warn('fulfillment.fenced', fieldsOf(claimed));
}

/** A delivery that could not be made together with the payment: a worker tries, with the usual patience. */
export function logNotDeliveredAtOnce(
  log: Log,
  record: Omit<DeliveryRef, 'external_reference_id'>,
  error: unknown,
): void {
  const fields = fieldsOf({ ...record, external_reference_id: null });
  log.warn('fulfillment.not_delivered_at_once', { ...fields, ...errorFields(error) });
}

/** Units were refunded of an order in which several lines give units back: a person must say which. */
export function logUnitsNotTaken(log: Log, refund: { orderId: string; quantity: number }): void {
  const { orderId, quantity } = refund;
  log.warn('fulfillment.refunded_units_not_taken', { ...NO_ONE_DELIVERY, order_id: orderId, quantity });
}

/** More was to be taken away within an hour than may be: a second person must decide. Once for each batch. */
export function logGuardHolds(log: Log, batchId: string, causedBy: string): void {
  log.error('fulfillment.guard_holds', { ...NO_ONE_DELIVERY, batch_id: batchId, caused_by: causedBy });
}
