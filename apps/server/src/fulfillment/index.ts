// The door of fulfillment.
export { answerAsk } from './answer-ask.ts';
export { askWhether } from './ask-whether.ts';
export { cancelFulfillment } from './cancel-fulfillment.ts';
export { completeByOperator } from './complete-by-operator.ts';
export { handToPeople } from './dead-letters/hand-over.ts';
export { reportOf } from './dead-letters/report.ts';
export {
  askedAfter,
  type Cause,
  causesOf,
  countDeadLetters,
  type DeadLetterRow,
  deadLetterIds,
  deadLettersOf,
  snooze,
} from './dead-letters/store.ts';
export type { DeliveryTools } from './delivery-tools.ts';
export { driverManifest, openDriverCatalog } from './drivers.ts';
export { FulfillmentError } from './errors.ts';
export {
  type FulfillmentNews,
  fulfillmentFailed,
  fulfillmentReady,
  fulfillmentWaiting,
  moveStepped,
} from './events.ts';
export { followDisputeLost, followDisputeOpened, followDisputeWon } from './follow-dispute.ts';
export { followEntitlement } from './follow-entitlement.ts';
export { followPlan } from './follow-plan.ts';
export { followRefund } from './follow-refund.ts';
export { carryOutDecisions } from './guard/carry-out.ts';
export { guardSetting } from './guard/guard-setting.ts';
export {
  type DeliveryOfOrder,
  deliveriesOfOrders,
  type ImportedDelivery,
  importDeliveries,
  referencesTaken,
} from './import-deliveries.ts';
export { runLocalJob, runOutsideJob } from './jobs.ts';
export { mayUpgrade } from './may-upgrade.ts';
export { openMoves, pathOffers } from './moves/describe-move.ts';
export { mayMove } from './moves/may-move.ts';
export { PathMove, PathOf, PathOffer } from './moves/shapes.ts';
export type { MovesApp } from './moves/start-move.ts';
export { turnMoves } from './moves/turn-moves.ts';
export { openFulfillments } from './open-fulfillments.ts';
export { retryWithin } from './retry-fulfillment.ts';
export { fulfillmentRoutes } from './routes.ts';
export { type FulfillmentApp, runFulfillment } from './run-fulfillment.ts';
export { freeLeases } from './store.ts';
export { sweepFulfillments } from './sweep-fulfillments.ts';
export { type FulfillmentView, fulfillmentsOf } from './views.ts';
export { voicesOf } from './voices-of.ts';
export { goOnByHand, goOnWithDomain, waitForCustomer } from './wait-for-customer.ts';
export { FORGOTTEN, forgottenFulfillments, wakeForgotten } from './wake-forgotten.ts';
export { deliverySentence } from './words.ts';
