// The door of notifications.

export { mailAlert } from './alert-mails.ts';
export { mailDomainNews } from './domain-mails.ts';
export { openOutgoingMail } from './enqueue-mail.ts';
export { forgetMails } from './forget-mails.ts';
export { mailBackupReady, mailUpgradeReturned } from './installation-mails.ts';
export type { NewMail } from './mail.ts';
export { askMailServer } from './mail-server.ts';
export { mailMove } from './move-mails.ts';
export {
  mailFulfillmentFailed,
  mailFulfillmentReady,
  mailFulfillmentWaiting,
  mailPaymentProblem,
  mailRefund,
  sendReceipt,
} from './order-mails.ts';
export { mailRoomAgain } from './room-mails.ts';
export { mailboxRoutes, notificationRoutes } from './routes.ts';
export { sealedMails } from './sealed-content.ts';
export { type MailSettings, sendDueMails } from './send-due-mails.ts';
export { mailSubscriptionNews } from './subscription-mails.ts';
export { mailQuestion, mailTaskWarning, mailTeamMessage } from './task-mails.ts';
