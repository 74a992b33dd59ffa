import type { App } from '../kernel/app.ts';
import type { GatewayRouter } from '../payments/index.ts';
import type { DeliveryPort } from './ports.ts';

/** What this room needs beside the kernel: the gateways that bill, and whoever knows what a delivery can become. */
export type SubscriptionsApp = App & { readonly gateways: GatewayRouter; readonly delivery: DeliveryPort };
