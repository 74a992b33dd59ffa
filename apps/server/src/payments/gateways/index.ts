// The registry. To add a payment gateway: one folder beside this file, one line here.
export { gateway as dodo } from './dodo/gateway.ts';
export { gateway as paypal } from './paypal/gateway.ts';
