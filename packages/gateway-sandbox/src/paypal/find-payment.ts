import type { World } from '../world.ts';
import { subjectsOfSale } from './announce-subscription.ts';
import { minorOf } from './money.ts';
import { subjectsOfOrder } from './order-events.ts';
import type { Payment } from './payment.ts';
import { isSale } from './payment.ts';
import { notFoundAtPayPal } from './refusal.ts';
import { findOrder, refundsOf } from './show.ts';

export function findPayment(world: World, id: string): Payment {
  const payment = world.state.paypal.captures[id] ?? world.state.paypal.sales[id];
  if (!payment) throw notFoundAtPayPal();
  return payment;
}

/** By which a misbehaviour rule can name it. */
export function subjectsOfPayment(world: World, payment: Payment): string[] {
  if (isSale(payment)) return subjectsOfSale(world, payment);
  return [payment.id, ...subjectsOfOrder(findOrder(world, payment.order_id))];
}

/** What is not yet given back, in the smallest unit. A pending refund counts: its money is already promised. */
export function amountLeft(world: World, payment: Payment): number {
  const given = refundsOf(world, payment).filter(({ status }) => status !== 'FAILED');
  return given.reduce((left, { amount }) => left - minorOf(amount), minorOf(payment.amount));
}
