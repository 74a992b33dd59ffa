// The door of fulfillment.
export { answerAsk } from './answer-ask.ts';
export { cancelFulfillments } from './cancel-fulfillments.ts';
export { completeByOperator } from './complete-by-operator.ts';
export type { DeliveryTools } from './delivery-tools.ts';
export { driverManifest, openDriverCatalog } from './drivers.ts';
export { FulfillmentError } from './errors.ts';
export { type FulfillmentNews, fulfillmentFailed, fulfillmentReady, fulfillmentWaiting } from './events.ts';
export { runLocalJob, runOutsideJob } from './jobs.ts';
export { openFulfillments } from './open-fulfillments.ts';
export { fulfillmentRoutes } from './routes.ts';
export { type FulfillmentApp, runFulfillment } from './run-fulfillment.ts';
export { freeLeases } from './store.ts';
export { sweepFulfillments } from './sweep-fulfillments.ts';
export { type FulfillmentView, fulfillmentsOf } from './views.ts';
