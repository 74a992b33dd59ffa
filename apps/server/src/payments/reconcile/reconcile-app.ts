import type { App } from '../../kernel/app.ts';
import type { GatewayRouter } from '../open-gateways.ts';

/** What looking for missed news needs beside the kernel: the gateways to ask. */
export type ReconcileApp = App & { readonly gateways: GatewayRouter };
