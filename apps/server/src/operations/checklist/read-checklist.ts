import { inspectProduct, type RehearsalApp } from '../../catalog/index.ts';
import type { CheckoutApp } from '../../checkout/index.ts';
import { listGateways, type SetupApp } from '../../payments/index.ts';
import { checkConfig, checkDriver, checkGateways, checkModel, checkPrices, checkRules } from './settings-lines.ts';
import { CHECKLIST_KEYS, type ChecklistKey, type ChecklistLine, type Verdict } from './shapes.ts';
import { checkCheckout, checkDashboard, checkRunbook } from './shown-lines.ts';
import { checkConnections, checkGatewayConnections, checkRehearsal } from './tested-lines.ts';

/** What the checks look at: the catalog, the gateways, the checkout, and whether rehearsals can be played here. */
export type ChecklistApp = CheckoutApp & SetupApp & Pick<RehearsalApp, 'rehearsals'>;

/** In the plan's words, with where each is mended and what makes it run anew. */
const LINES: Record<ChecklistKey, Pick<ChecklistLine, 'title' | 'place' | 'run'>> = {
  delivery_model: { title: 'Delivery model is defined', place: 'product', run: null },
  fulfillment_driver: { title: 'Fulfillment driver is configured', place: 'product', run: null },
  prices: { title: 'Prices, mappings and billing fit together', place: 'product', run: null },
  gateways: { title: 'Payment gateways are enabled, with a default', place: 'product', run: null },
  fulfillment_config: { title: 'Settings of the delivery are valid', place: 'product', run: null },
  form_rules: { title: 'All rules of the form hold', place: 'product', run: null },
  connection: { title: 'Connection to who delivers works', place: 'product', run: 'test_connection' },
  gateway_connections: { title: 'Connections to the payment gateways work', place: 'gateways', run: 'test_gateways' },
  checkout: { title: 'Checkout shows the right choices', place: 'checkout_preview', run: null },
  rehearsal: { title: 'Rehearsed from webhook to delivery', place: 'rehearsals', run: 'rehearse' },
  customer_dashboard: { title: 'Customers find it in their center', place: null, run: null },
  runbook: { title: 'There is a page for when it fails', place: null, run: null },
};

/**
 * The plan's checklist for every new product (section 9), computed from what is true now.
 *
 * @throws CatalogError PRODUCT_UNKNOWN
 */
export async function readChecklist(app: ChecklistApp, productId: string): Promise<ChecklistLine[]> {
  const inspected = await inspectProduct(app, productId);
  const verdicts: Record<ChecklistKey, Verdict> = {
    delivery_model: checkModel(inspected),
    fulfillment_driver: checkDriver(inspected),
    prices: checkPrices(inspected),
    gateways: checkGateways(inspected, app.gateways.catalog.describe()),
    fulfillment_config: checkConfig(inspected),
    form_rules: checkRules(inspected),
    connection: checkConnections(inspected),
    gateway_connections: checkGatewayConnections(inspected, await listGateways(app)),
    checkout: await checkCheckout(app, inspected),
    rehearsal: checkRehearsal(inspected, app.rehearsals.stage !== undefined),
    customer_dashboard: checkDashboard(inspected),
    runbook: checkRunbook(inspected),
  };
  return CHECKLIST_KEYS.map((key) => {
    const { status, detail, fix } = verdicts[key];
    const { run, ...line } = LINES[key];
    return { key, ...line, status, detail, fix: fix ?? null, run: status === 'not_applicable' ? null : run };
  });
}
