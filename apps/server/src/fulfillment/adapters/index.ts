// The registry. To add a delivery driver: one folder beside this file, one line here.
export { adapter as license_download } from './license-download/adapter.ts';
export { adapter as manual_fulfillment } from './manual-fulfillment/adapter.ts';
export { adapter as multitenant_saas } from './multitenant-saas/adapter.ts';
export { adapter as singletenant_provisioning } from './singletenant-provisioning/adapter.ts';
