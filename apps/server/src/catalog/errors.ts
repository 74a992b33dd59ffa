import { defineErrors, type FieldProblem } from '../kernel/errors.ts';

export const CatalogError = defineErrors('catalog', {
  PRODUCT_UNKNOWN: {
    http: 404,
    customer: 'We do not know this product, or it is not for sale.',
    de: 'Dieses Produkt kennen wir nicht, oder es wird nicht verkauft.',
  },
  VERSION_UNKNOWN: { http: 404, customer: 'This product has no such version.' },
  PRICE_UNKNOWN: { http: 404, customer: 'We do not know this price.', de: 'Diesen Preis kennen wir nicht.' },
  PRODUCT_INCONSISTENT: { http: 422, customer: 'Some of these settings contradict one another; each is named below.' },
  FIELD_INVALID: {
    http: 422,
    customer: 'Some fields are not acceptable; each is named below.',
    de: 'Einige Angaben sind so nicht möglich; jede ist unten genannt.',
  },
  DRIVER_UNKNOWN: { http: 422, customer: 'There is no fulfillment driver of this name.' },
  DRIVER_CANNOT_DELIVER: { http: 422, customer: 'This fulfillment driver cannot deliver this delivery model.' },
  CONFIG_INVALID: {
    http: 422,
    customer: 'The fulfillment settings are not acceptable; each wrong field is named below.',
  },
  CHOICES_INVALID: {
    http: 422,
    customer: 'Some of what you chose is not acceptable; each wrong field is named below.',
    de: 'Einiges von dem, was Sie gewählt haben, ist nicht möglich; jede Angabe ist unten genannt.',
  },
  SOLD_OUT: {
    http: 409,
    customer:
      'Something in your cart is sold out at the moment. Nothing was charged. Its page tells you when there is room again.',
    de: 'Etwas in Ihrem Warenkorb ist gerade ausverkauft. Es wurde nichts abgebucht. Auf seiner Seite erfahren Sie, wann es wieder erhältlich ist.',
  },
  PATHS_INVALID: {
    http: 422,
    customer:
      'A hybrid product is delivered by two or more paths of different names; every other one by its own driver.',
  },
  PATH_UNKNOWN: {
    http: 422,
    customer: 'This product has no such path.',
    de: 'Diese Art der Lieferung gibt es für dieses Produkt nicht.',
  },
  PATH_IN_USE: {
    http: 409,
    customer: 'What is delivered already still needs this path as it is. Add another one instead.',
  },
  NOT_SOLD_OUT: {
    http: 409,
    customer: 'There is room for this now: buy it rather than wait for it.',
    de: 'Dafür ist jetzt Platz: Kaufen Sie, statt zu warten.',
  },
  EXTERNAL_PRODUCT_REQUIRED: {
    http: 422,
    customer: 'This fulfillment driver needs to know the external provider and its product.',
  },
  GATEWAY_UNKNOWN: {
    http: 422,
    customer: 'This shop has no payment gateway of this name.',
    de: 'Diesen Zahlungsanbieter gibt es in diesem Shop nicht.',
  },
  DEFAULT_GATEWAY_DISABLED: { http: 422, customer: 'The default payment gateway must be one of the enabled ones.' },
  MAPPING_MISSING: { http: 422, customer: 'A price has no product or plan at a payment gateway that needs one.' },
  MAPPING_INCONSISTENT: {
    http: 422,
    customer: 'Prices that a customer can change between must belong to one product at the payment gateway.',
  },
  MAPPING_NOT_NEEDED: { http: 409, customer: 'This price needs no product or plan at this payment gateway.' },
  POLICY_UNSUPPORTED: {
    http: 422,
    customer: 'A policy does not fit what this product delivers; each one is named below.',
  },
  BILLING_UNSUPPORTED: {
    http: 422,
    customer: 'This way of billing does not fit the product, its driver or its gateways.',
  },
  INTERVAL_INVALID: {
    http: 422,
    customer: 'A recurring price, and only that, needs a billing interval and its count.',
  },
  TRIAL_UNSUPPORTED: { http: 422, customer: 'This trial does not fit the product, its prices or its gateways.' },
  PRICE_REQUIRED: { http: 422, customer: 'A published product needs at least one active price.' },
  SECRET_UNKNOWN: { http: 422, customer: 'The settings refer to a secret that is not stored. Store it first.' },
  SECRET_NOT_FOUND: { http: 404, customer: 'There is no secret of this name.' },
  SECRET_IN_USE: { http: 409, customer: 'A product still refers to this secret. Change its settings first.' },
  SLUG_TAKEN: { http: 409, customer: 'Another product has this address already. Choose another slug.' },
  PRICE_NAME_TAKEN: { http: 409, customer: 'This product has a price of this name already. Choose another name.' },
  PRICE_FIXED: {
    http: 409,
    customer: 'The terms of a published price stay as they are. Make a new price and set this one to inactive.',
  },
  REVISION_CONFLICT: {
    http: 409,
    customer: 'Somebody changed this product meanwhile. Load it again and repeat your change.',
  },
  ILLEGAL_STATUS: { http: 409, customer: 'An archived product goes back to draft before it is published.' },
  CONNECTION_NOT_TESTABLE: { http: 409, customer: 'This fulfillment driver has no connection to test.' },
  TRANSLATION_OF_NOTHING: { http: 422, customer: 'A text is translated that this product does not have.' },
  PICTURE_UNKNOWN: {
    http: 404,
    customer: 'This shop does not keep this picture. Upload it first.',
    de: 'Dieses Bild gibt es in diesem Shop nicht.',
  },
  PICTURE_UNREADABLE: {
    http: 422,
    customer: 'This is no picture we can read. Send a PNG, JPEG, WebP or AVIF of up to 10 MiB and 40 megapixels.',
  },
  IMPORT_REFUSED: { http: 422, customer: 'Nothing was imported. Every problem of the file is named below.' },
});

export type CatalogCode = keyof typeof CatalogError.codes;

/** One reason why a product or price cannot be as asked. */
export type CatalogProblem = FieldProblem & { code: CatalogCode };

export const problem = (code: CatalogCode, field: string, message: string): CatalogProblem => ({
  code,
  field,
  message,
});

/** Problems of one price among several, worded with its name: a place in a list tells nobody which one is meant. */
export function named(price: { name: string }, under: string, problems: Iterable<CatalogProblem>): CatalogProblem[] {
  if (under === '') return [...problems];
  return Array.from(problems, (found) => ({ ...found, message: `${price.name}: ${found.message}` }));
}

/** Where a field stands in the document that is checked. */
export type At = (field: string) => string;

/** @throws CatalogError naming every problem at once: by its own code when all share one. */
export function refuse(problems: CatalogProblem[]): void {
  const [first] = problems;
  if (!first) return;
  const code = problems.every((problem) => problem.code === first.code) ? first.code : 'PRODUCT_INCONSISTENT';
  throw new CatalogError(code, problems.map((problem) => `${problem.code} ${problem.field}`).join(', '), {
    fields: problems.map(({ field, message }) => ({ field, message })),
  });
}
