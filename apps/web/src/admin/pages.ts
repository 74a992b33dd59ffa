// The team's screens; loaded together when the administration is first opened.
export { EventPage } from './event-page.tsx';
export { EventsPage } from './events-page.tsx';
export { FilesPage } from './files-page.tsx';
export { FulfillmentPage } from './fulfillment-page.tsx';
export { FulfillmentsPage } from './fulfillments-page.tsx';
export { MailsPage } from './mails-page.tsx';
export { OrderPage } from './order-page.tsx';
export { OrdersPage } from './orders-page.tsx';
export { OverviewPage } from './overview-page.tsx';
export { PaymentsPage } from './payments-page.tsx';
export { EditProductPage, NewProductPage } from './product-pages.tsx';
export { ProductsPage } from './products-page.tsx';
export { SecretsPage } from './secrets-page.tsx';
export { TaskPage } from './task-page.tsx';
export { TasksPage } from './tasks-page.tsx';
export { TeamPage } from './team-page.tsx';
