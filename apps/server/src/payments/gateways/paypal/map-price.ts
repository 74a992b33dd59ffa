import { createHash } from 'node:crypto';
import {
  IntervalUnit,
  type PlanRequest,
  PlanRequestStatus,
  SetupFeeFailureAction,
  TenureType,
} from '@paypal/paypal-server-sdk';
import { PaymentError } from '../../errors.ts';
import type { GatewayCheck, PriceToMap } from '../../gateway-setup.ts';
import { paypalFailure, refusalOf } from './failures.ts';
import { listPages } from './list-pages.ts';
import { NotPayableAtPaypal, paypalValue } from './money.ts';
import type { Paypal } from './paypal.ts';
import { comparePlan, type Plan, type PromisedTerms, UNIT_OF } from './plans.ts';

/** PayPal's limit for names. */
const NAME_LENGTH_MAX = 127;
/** PayPal's largest page of plans. */
const PLANS_IN_PAGE = 20;
/** After the second failed period PayPal suspends; with 0 it may charge in vain for ever. */
const FAILURE_THRESHOLD = 2;
const THRESHOLD_MAX = 3;
/** Among the products of one account, 64 bits never meet by chance. */
const PRODUCT_ID_DIGITS = 16;

/** Compares a price with the plan that bills it. Never throws: a plan that cannot be read is a finding. */
export async function checkPrice(paypal: Paypal, price: PriceToMap): Promise<GatewayCheck[]> {
  const promised = promisedBy(price);
  const unpayable = whyUnpayable(price);
  if (unpayable) return [finding('error', unpayable, 'Choose an amount or a currency that PayPal takes.')];
  if (!promised) return [{ check: 'price', level: 'ok', detail: 'PayPal is told the amount with each order.' }];
  const { plan_id: planId, product_id: productId } = price.mapping;
  if (!planId) return [finding('error', 'No PayPal plan is named.', 'Name one, or have one made.')];
  try {
    const plan = await paypal.plans.readNow(planId);
    if (!plan)
      return [finding('error', `PayPal has no plan ${planId}.`, 'Name one of this PayPal system, or have one made.')];
    const found = [...termFindings(plan, promised), ...settingFindings(plan, productId)];
    return found.length > 0
      ? found
      : [{ check: 'price', level: 'ok', detail: `PayPal bills plan ${planId} on the same terms.` }];
  } catch {
    return [finding('error', `PayPal could not be asked about ${planId}.`, 'Check the credentials, then try again.')];
  }
}

function termFindings(plan: Plan, promised: PromisedTerms): GatewayCheck[] {
  const { differences, override } = comparePlan(plan, promised);
  const fix = 'Change the plan at PayPal, or have a new one made for this price.';
  const found = differences.map((difference) => finding('error', `Plan ${plan.id}: ${difference}.`, fix));
  if (override) {
    const detail = `Plan ${plan.id} has another trial than the ${promised.trialDays} days of this price; checkouts of this shop say ours.`;
    found.push(finding('warning', detail, fix));
  }
  return found;
}

function settingFindings(plan: Plan, productId: string | undefined): GatewayCheck[] {
  const found: GatewayCheck[] = [];
  if (productId && productId !== plan.product_id) {
    found.push(
      finding(
        'error',
        `Plan ${plan.id} belongs to PayPal product ${plan.product_id}, the price names ${productId}.`,
        'Name the product of the plan: customers change only between plans of one product.',
      ),
    );
  }
  if (!plan.quantity_supported) {
    found.push(
      finding('warning', `Plan ${plan.id} is sold one at a time.`, 'Have a plan made that supports quantities.'),
    );
  }
  const threshold = plan.payment_preferences?.payment_failure_threshold ?? 0;
  if (threshold < 1 || threshold > THRESHOLD_MAX) {
    const detail =
      threshold < 1
        ? `Plan ${plan.id} has no limit of failed payments: PayPal may never suspend a subscription that nobody pays.`
        : `Plan ${plan.id} is suspended only after ${threshold} periods without payment.`;
    found.push(finding('warning', detail, 'Set payment_failure_threshold to 1, 2 or 3 at PayPal.'));
  }
  return found;
}

function finding(level: 'warning' | 'error', detail: string, fix: string): GatewayCheck {
  return { check: 'price', level, detail, fix };
}

function whyUnpayable(price: PriceToMap): string | undefined {
  try {
    paypalValue(price.amountMinor, price.currency);
    return undefined;
  } catch (error) {
    if (error instanceof NotPayableAtPaypal) return `${error.message}.`;
    throw error;
  }
}

/** One of it, since a price is for one. */
function promisedBy(price: PriceToMap): PromisedTerms | undefined {
  if (!price.recurring) return undefined;
  return { ...price.recurring, quantity: 1, unitAmountMinor: price.amountMinor, currency: price.currency };
}

/**
 * Makes the plan that bills a price, and the catalog product it belongs to. Prices of one product share that product,
 * since PayPal lets customers change only between its plans. Asked again it finds what it made: the product by its id,
 * the plan by the price's id in its description, unless the plan bills on other terms by now.
 *
 * @returns nothing for a price that is paid once: PayPal is told the amount with each order.
 * @throws PaymentError GATEWAY_REFUSED, GATEWAY_UNAVAILABLE.
 */
export async function makeMapping(
  paypal: Paypal,
  price: PriceToMap,
): Promise<{ product_id?: string; plan_id?: string }> {
  const promised = promisedBy(price);
  if (!promised) return {};
  try {
    const productId = price.mapping.product_id ?? (await ensureProduct(paypal, price));
    const planId =
      (await findPlan(paypal, productId, price, promised)) ?? (await createPlan(paypal, productId, price, promised));
    return { product_id: productId, plan_id: planId };
  } catch (error) {
    throw paypalFailure(error, `plan for price ${price.priceId}`);
  }
}

/** The id is ours and follows from the name, so that it is the same for every price of the product. */
async function ensureProduct({ client }: Paypal, price: PriceToMap): Promise<string> {
  const digest = createHash('sha256').update(price.productName).digest('hex');
  const id = `VOZEX-${digest.slice(0, PRODUCT_ID_DIGITS).toUpperCase()}`;
  const path = '/v1/catalogs/products';
  const isThere = await client.send({ method: 'GET', path: `${path}/${id}` }).catch((error: unknown) => {
    if (refusalOf(error)?.status === 404) return undefined;
    throw error;
  });
  if (isThere) return id;
  const body = { id, name: price.productName.slice(0, NAME_LENGTH_MAX), type: 'DIGITAL' };
  await client.send({ method: 'POST', path, body, requestId: `product-${id}` });
  return id;
}

async function findPlan(
  { client, plans }: Paypal,
  productId: string,
  price: PriceToMap,
  promised: PromisedTerms,
): Promise<string | undefined> {
  const query = new URLSearchParams({ product_id: productId, page_size: String(PLANS_IN_PAGE) });
  for await (const page of listPages(client, `/v1/billing/plans?${query}`)) {
    for (const entry of Array.isArray(page.plans) ? page.plans : []) {
      if (entry?.description !== descriptionOf(price) || typeof entry?.id !== 'string') continue;
      const plan = await plans.readNow(entry.id);
      const comparison = plan && comparePlan(plan, promised);
      if (plan && comparison?.differences.length === 0 && !comparison.override) return plan.id;
    }
  }
  return undefined;
}

function descriptionOf(price: PriceToMap): string {
  return `VOZEX price ${price.priceId}`;
}

async function createPlan(
  { client }: Paypal,
  productId: string,
  price: PriceToMap,
  promised: PromisedTerms,
): Promise<string> {
  const body = planRequest(productId, price, promised);
  // Other terms are another plan; the same terms asked for twice at once are one.
  const terms = createHash('sha256').update(JSON.stringify(body)).digest('hex').slice(0, PRODUCT_ID_DIGITS);
  const { result } = await client.call(({ subscriptions }) =>
    subscriptions.createBillingPlan({ body, paypalRequestId: `plan-${price.priceId}-${terms}` }),
  );
  if (!result.id) throw new PaymentError('GATEWAY_REFUSED', 'PayPal made a plan without an id');
  return result.id;
}

const UNIT: Record<(typeof UNIT_OF)[keyof typeof UNIT_OF], IntervalUnit> = {
  DAY: IntervalUnit.Day,
  WEEK: IntervalUnit.Week,
  MONTH: IntervalUnit.Month,
  YEAR: IntervalUnit.Year,
};

function planRequest(productId: string, price: PriceToMap, promised: PromisedTerms): PlanRequest {
  const { interval, intervalCount, trialDays, unitAmountMinor, currency } = promised;
  const trial = {
    tenureType: TenureType.Trial,
    sequence: 1,
    frequency: { intervalUnit: IntervalUnit.Day, intervalCount: trialDays ?? 0 },
    totalCycles: 1,
  };
  const hasTrial = (trialDays ?? 0) > 0;
  return {
    productId,
    name: `${price.productName}: ${price.priceName}`.slice(0, NAME_LENGTH_MAX),
    description: descriptionOf(price),
    status: PlanRequestStatus.Active,
    billingCycles: [
      ...(hasTrial ? [trial] : []),
      {
        tenureType: TenureType.Regular,
        sequence: hasTrial ? 2 : 1,
        frequency: { intervalUnit: UNIT[UNIT_OF[interval]], intervalCount },
        totalCycles: 0, // until it is cancelled
        pricingScheme: { fixedPrice: { currencyCode: currency, value: paypalValue(unitAmountMinor, currency) } },
      },
    ],
    paymentPreferences: {
      autoBillOutstanding: true,
      setupFeeFailureAction: SetupFeeFailureAction.Cancel,
      paymentFailureThreshold: FAILURE_THRESHOLD,
    },
    quantitySupported: true,
  };
}
