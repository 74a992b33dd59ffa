// The customer center's screens; loaded together when the account is first opened.
export { DownloadsPage } from './downloads-page.tsx';
export { FulfillmentCenterPage } from './fulfillment-center-page.tsx';
export { InstallationPage } from './installations/installation-page.tsx';
export { InstallationsPage } from './installations/installations-page.tsx';
export { LicensesPage } from './licenses-page.tsx';
export { OrdersPage } from './orders-page.tsx';
export { SubscriptionPage } from './subscription-page.tsx';
export { SubscriptionsPage } from './subscriptions-page.tsx';
