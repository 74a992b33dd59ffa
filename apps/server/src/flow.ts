import { accountDeleted } from './accounts/index.ts';
import { forgetWaitingPerson, roomAgain } from './catalog/index.ts';
import { keepRedemption } from './checkout/index.ts';
import {
  completeByOperator,
  followDisputeLost,
  followDisputeOpened,
  followDisputeWon,
  followEntitlement,
  followPlan,
  followRefund,
  fulfillmentFailed,
  fulfillmentReady,
  fulfillmentWaiting,
  goOnByHand,
  goOnWithDomain,
  type MovesApp,
  moveStepped,
  openFulfillments,
  waitForCustomer,
} from './fulfillment/index.ts';
import { type FlowLine, on } from './kernel/events.ts';
import {
  forgetMails,
  mailAlert,
  mailBackupReady,
  mailDomainNews,
  mailFulfillmentFailed,
  mailFulfillmentReady,
  mailFulfillmentWaiting,
  mailMove,
  mailPaymentProblem,
  mailQuestion,
  mailRefund,
  mailRoomAgain,
  mailSubscriptionNews,
  mailTaskWarning,
  mailTeamMessage,
  mailUpgradeReturned,
  sendReceipt,
} from './notifications/index.ts';
import { alertTold } from './operations/index.ts';
import { orderPaid } from './orders/index.ts';
import {
  disputeLost,
  disputeOpened,
  disputeWon,
  paymentHeld,
  reconciliationStarted,
  refundSettled,
  subscriptionPaid,
  subscriptionSeen,
} from './payments/index.ts';
import { backupReady, domainNews, domainSettled, upgradeReturned } from './provisioning/index.ts';
import {
  countPayment,
  endDisputed,
  endRefunded,
  entitlementChanged,
  keepSubscription,
  planApplied,
  subscriptionNews,
  wakeSubscriptionsOf,
} from './subscriptions/index.ts';
import { customerAsked, customerTold, taskCompleted, taskWarned, workResumed } from './tasks/index.ts';

/**
 * The marketplace on one page: what happened, and who acts on it. Every listener works within the transaction that
 * announces; what takes time is a job or an outbox row it leaves there.
 */
export const FLOW: FlowLine<MovesApp>[] = [
  on(orderPaid, keepRedemption, openFulfillments, sendReceipt),
  on(paymentHeld, mailPaymentProblem),
  on(refundSettled, endRefunded, followRefund, mailRefund),
  on(disputeOpened, followDisputeOpened),
  on(disputeWon, followDisputeWon),
  on(disputeLost, endDisputed, followDisputeLost),
  on(reconciliationStarted, wakeSubscriptionsOf),
  on(subscriptionSeen, keepSubscription),
  on(subscriptionPaid, countPayment),
  on(entitlementChanged, followEntitlement),
  on(planApplied, followPlan),
  on(subscriptionNews, mailSubscriptionNews),
  on(taskCompleted, completeByOperator),
  on(customerAsked, waitForCustomer, mailQuestion),
  on(workResumed, goOnByHand),
  on(customerTold, mailTeamMessage),
  on(taskWarned, mailTaskWarning),
  on(domainSettled, goOnWithDomain),
  on(domainNews, mailDomainNews),
  on(moveStepped, mailMove),
  on(fulfillmentReady, mailFulfillmentReady),
  on(fulfillmentFailed, mailFulfillmentFailed),
  on(fulfillmentWaiting, mailFulfillmentWaiting),
  on(accountDeleted, forgetMails, forgetWaitingPerson),
  on(roomAgain, mailRoomAgain),
  on(backupReady, mailBackupReady),
  on(upgradeReturned, mailUpgradeReturned),
  on(alertTold, mailAlert),
];
