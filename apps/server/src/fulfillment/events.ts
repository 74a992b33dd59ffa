import type { PathMoveStatus } from '@vozex/domain';
import { defineEvent } from '../kernel/events.ts';

/** What listeners need to tell a person about one delivery. `revision` makes each telling unique. */
export type FulfillmentNews = {
  fulfillmentId: string;
  orderId: string;
  customerEmail: string;
  customerName: string;
  productName: string;
  revision: number;
  /** What to say beyond the status: the ask, or why it failed, in the customer's words. */
  sentence?: string;
};

/** What listeners need to tell a person about a move to another path. */
export type MoveNews = {
  moveId: string;
  orderId: string;
  customerEmail: string;
  customerName: string;
  productName: string;
  fromTitle: string;
  toTitle: string;
  status: PathMoveStatus;
  overlapEndsAt: Date | null;
};

/** A move to another path went a step further by itself. */
export const moveStepped = defineEvent<MoveNews>('fulfillment.move_stepped');

/** Delivered for the first time. */
export const fulfillmentReady = defineEvent<FulfillmentNews>('fulfillment.ready');
/** Given up: an operator must act. */
export const fulfillmentFailed = defineEvent<FulfillmentNews>('fulfillment.failed');
/** The customer must do something first. */
export const fulfillmentWaiting = defineEvent<FulfillmentNews>('fulfillment.waiting');
