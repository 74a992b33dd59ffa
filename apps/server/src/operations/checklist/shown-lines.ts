import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type HandOut, type InspectedProduct, sampleChoices } from '../../catalog/index.ts';
import { type CheckoutApp, previewCheckout } from '../../checkout/index.ts';
import type { Verdict } from './shapes.ts';

/** More prices than this are looked at one by one in the preview. */
const PRICES_MAX = 20;

/** Goes to the checkout of each price as a buyer would, with choices made up from what the driver asks for. */
export async function checkCheckout(app: CheckoutApp, inspected: InspectedProduct): Promise<Verdict> {
  const { product, problems, ways } = inspected;
  const prices = product.prices.filter(({ active }) => active).slice(0, PRICES_MAX);
  if (prices.length === 0)
    return { status: 'not_run', detail: 'There is no price that could be bought.', fix: 'Add a price.' };
  const said = new Set(problems.map(({ field, message }) => `${field} ${message}`));
  const wrong: string[] = [];
  for (const { id, name, path } of prices) {
    const driver = ways.find((way) => way.path === path)?.driver;
    const choices = sampleChoices(driver?.choices_schema ?? {}, 'preview');
    const preview = await previewCheckout(app, product.id, { price_id: id, quantity: 1, choices });
    const own = preview.problems.filter(({ field, message }) => !said.has(`${field} ${message}`));
    wrong.push(...own.map(({ field, message }) => `${name}: ${field.replaceAll('_', ' ')} ${message}`));
    const refused = preview.gateways.filter(
      ({ gateway, offered }) => !offered && product.enabled_payment_gateways.includes(gateway),
    );
    const isPaid = (preview.total?.amount_minor ?? 0) > 0 || preview.recurring !== null;
    if (isPaid) wrong.push(...refused.map(({ title, why_not }) => `${name}: ${title} is not offered. ${why_not}`));
  }
  if (wrong.length > 0) {
    return {
      status: 'failed',
      detail: wrong.join('; '),
      fix: 'See "Preview checkout options", and correct what is named.',
    };
  }
  const choices = ways.flatMap(({ driver }) => Object.keys((driver?.choices_schema.properties as object) ?? {}));
  const asked = new Set(choices.map((choice) => choice.replaceAll('_', ' ')));
  const drawn = asked.size === 0 ? 'There is nothing to choose' : `Buyers are asked for ${[...asked].join(', ')}`;
  return {
    status: 'passed',
    detail: `${prices.length === 1 ? 'Its price' : `Each of ${prices.length} prices`} can be bought. ${drawn}.`,
  };
}

const PLACES = {
  workspace: 'a button that opens the workspace',
  installation: 'the page of the installation',
  license: 'the license key',
  download: 'the download',
  note: "the team's note",
} as const satisfies Record<HandOut, string>;

/** Where customers find what was delivered: as each driver describes itself. */
export function checkDashboard({ ways }: InspectedProduct): Verdict {
  const blind = ways.filter(({ driver }) => (driver?.hands_out.length ?? 0) === 0);
  if (ways.length === 0 || blind.length > 0) {
    const detail = `Nothing tells the customer center what ${blind.map(({ title }) => title).join(', ') || 'it'} hands out.`;
    return { status: 'failed', detail, fix: 'The driver must say what it hands out (handsOut in its adapter).' };
  }
  const places = ways.map(({ title, driver }) => {
    const shown = (driver?.hands_out ?? []).map((one) => PLACES[one]).join(', ');
    return ways.length === 1 ? shown : `${title}: ${shown}`;
  });
  return { status: 'passed', detail: `Customers see status and next step, and ${places.join('; ')}.` };
}

/** The documentation lies beside the program; an installation without it is told so. */
const ROOT = new URL('../../../../../', import.meta.url);

/** That there is a page about what to do when a delivery fails. */
export function checkRunbook({ ways }: InspectedProduct): Verdict {
  const pages = [...new Set(ways.flatMap(({ driver }) => (driver ? [driver.runbook] : [])))];
  const missing = pages.filter((page) => !existsSync(fileURLToPath(new URL(page, ROOT))));
  if (pages.length === 0 || missing.length > 0) {
    const detail = pages.length === 0 ? 'No driver, no page.' : `There is no ${missing.join(', ')}.`;
    return { status: 'failed', detail, fix: 'Write the page that says what to do when a delivery fails.' };
  }
  return { status: 'passed', detail: `What to do when a delivery fails: ${pages.join(', ')}` };
}
