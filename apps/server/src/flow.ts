import {
  cancelFulfillments,
  completeByOperator,
  type FulfillmentApp,
  fulfillmentFailed,
  fulfillmentReady,
  fulfillmentWaiting,
  openFulfillments,
} from './fulfillment/index.ts';
import { type FlowLine, on } from './kernel/events.ts';
import {
  mailFulfillmentFailed,
  mailFulfillmentReady,
  mailFulfillmentWaiting,
  mailPaymentProblem,
  sendReceipt,
} from './notifications/index.ts';
import { orderPaid } from './orders/index.ts';
import { paymentHeld, refundSettled } from './payments/index.ts';
import { taskCompleted } from './tasks/index.ts';

/**
 * The marketplace on one page: what happened, and who acts on it. Every listener works within the transaction that
 * announces; what takes time is a job or an outbox row it leaves there.
 */
export const FLOW: FlowLine<FulfillmentApp>[] = [
  on(orderPaid, openFulfillments, sendReceipt),
  on(paymentHeld, mailPaymentProblem),
  on(refundSettled, cancelFulfillments),
  on(taskCompleted, completeByOperator),
  on(fulfillmentReady, mailFulfillmentReady),
  on(fulfillmentFailed, mailFulfillmentFailed),
  on(fulfillmentWaiting, mailFulfillmentWaiting),
];
