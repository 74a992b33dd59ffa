// The door of subscriptions.
export { attendSubscriptions } from './attend-subscription.ts';
export { changePlan } from './change-plan.ts';
export { countPayment } from './count-payment.ts';
export { endDisputed, endRefunded } from './end-subscription.ts';
export { SubscriptionError } from './errors.ts';
export { entitlementChanged, planApplied, type SubscriptionNews, subscriptionNews } from './events.ts';
export { keepSubscription } from './keep-subscription.ts';
export { forgottenSubscriptions, lookAtForgotten } from './look-at-forgotten.ts';
export type { DeliveryPort, UpgradeAnswer } from './ports.ts';
export { subscriptionRoutes } from './routes.ts';
export type { SubscriptionsApp } from './subscriptions-app.ts';
export { sweepPlanChanges } from './sweep-plan-changes.ts';
export { wakeSubscriptionsOf } from './wake-subscriptions.ts';
