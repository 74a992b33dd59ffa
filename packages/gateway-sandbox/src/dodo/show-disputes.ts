import type { World } from '../world.ts';
import { findCustomer, showCustomerShortly } from './customers.ts';
import { createdWithin, newestFirst, pageOf } from './read.ts';
import { notFound } from './refusal.ts';
import type { Dispute, Payment } from './state.ts';

export function findDispute(world: World, id: string): Dispute {
  const dispute = world.state.dodo.disputes[id];
  if (!dispute) throw notFound('dispute', id);
  return dispute;
}

/** Oldest first. */
export function disputesOf(world: World, payment: Payment): Dispute[] {
  return Object.values(world.state.dodo.disputes).filter(({ payment_id }) => payment_id === payment.payment_id);
}

export function listDisputes(world: World, query: Record<string, string | undefined>) {
  const equals = (asked: string | undefined, actual: string | undefined) => asked === undefined || asked === actual;
  const wanted = newestFirst(world.state.dodo.disputes).filter(
    (dispute) =>
      createdWithin(dispute.created_at, query) &&
      equals(query.dispute_status, dispute.dispute_status) &&
      equals(query.dispute_stage, dispute.dispute_stage) &&
      equals(query.customer_id, world.state.dodo.payments[dispute.payment_id]?.customer_id),
  );
  return { items: pageOf(wanted, query).map((dispute) => showDisputeShortly(world, dispute)) };
}

/** The form inside lists and payments: without the reason. */
export function showDisputeShortly(world: World, dispute: Dispute) {
  const { reason: _, ...rest } = dispute;
  return { ...rest, business_id: world.state.dodo.business_id, is_resolved_by_rdr: null, payment_provider: 'dodo' };
}

/** The full form: `GET /disputes/{id}` and the `data` of every dispute event. */
export function showDispute(world: World, dispute: Dispute) {
  const payment = world.state.dodo.payments[dispute.payment_id];
  return {
    ...showDisputeShortly(world, dispute),
    reason: dispute.reason,
    brand_id: world.state.dodo.brand_id,
    customer: showCustomerShortly(findCustomer(world, payment?.customer_id ?? '')),
  };
}
