import type { Complaint } from '../read-body.ts';

const NAMES = {
  400: ['INVALID_REQUEST', 'Request is not well-formed, syntactically incorrect, or violates schema.'],
  401: [
    'AUTHENTICATION_FAILURE',
    'Authentication failed due to missing authorization header, or invalid authentication credentials.',
  ],
  404: ['RESOURCE_NOT_FOUND', 'The specified resource does not exist.'],
  422: [
    'UNPROCESSABLE_ENTITY',
    'The requested action could not be performed, semantically incorrect, or failed business validation.',
  ],
} as const;

/** The sentences are PayPal's own, from its API descriptions. */
const ISSUES = {
  MISSING_REQUIRED_PARAMETER: 'A required parameter is missing.',
  INVALID_PARAMETER_SYNTAX: 'The value of a field does not conform to the expected format.',
  INVALID_PARAMETER_VALUE: 'A parameter value is not valid.',
  INVALID_STRING_LENGTH: 'The value of a field is either too short or too long',
  INVALID_ARRAY_MAX_ITEMS: 'The number of items in an array parameter is too large.',
  INVALID_ARRAY_MIN_ITEMS: 'The number of items in an array parameter is too small.',
  INVALID_RESOURCE_ID: 'Specified resource ID does not exist. Please check the resource ID and try again.',
  AMOUNT_MISMATCH:
    'Should equal item_total + tax_total + shipping + handling + insurance - shipping_discount - discount.',
  ITEM_TOTAL_MISMATCH: 'Should equal sum of (unit_amount * quantity) across all items for a given purchase_unit.',
  ITEM_TOTAL_REQUIRED:
    'If item details are specified (items.unit_amount and items.quantity) corresponding amount.breakdown.item_total is required.',
  TAX_TOTAL_MISMATCH: 'Should equal sum of (tax * quantity) across all items for a given purchase_unit.',
  TAX_TOTAL_REQUIRED:
    'If item details are specified (items.tax_total and items.quantity) corresponding amount.breakdown.tax_total is required.',
  DECIMAL_PRECISION: 'If the currency supports decimals, only two decimal place precision is supported.',
  DECIMALS_NOT_SUPPORTED: 'Currency does not support decimals.',
  CANNOT_BE_ZERO_OR_NEGATIVE:
    'Must be greater than zero. If the currency supports decimals, only two decimal place precision is supported.',
  CANNOT_BE_NEGATIVE:
    'Must be greater than or equal to 0. If the currency supports decimals, only two decimal place precision is supported.',
  MAX_VALUE_EXCEEDED: 'Should be less than or equal to 999999999999999.99.',
  INVALID_CURRENCY_CODE:
    'Currency code is invalid or is not currently supported. Please refer https://developer.paypal.com/api/rest/reference/currency-codes/ for list of supported currency codes.',
  MULTI_CURRENCY_ORDER:
    'Multiple differing values of currency_code are not supported. Entire Order request must have the same currency_code.',
  DUPLICATE_REFERENCE_ID: '`reference_id` must be unique if multiple `purchase_unit` are provided.',
  DUPLICATE_INVOICE_ID:
    'Duplicate Invoice ID detected. To avoid a potential duplicate transaction your account setting requires that Invoice Id be unique for each transaction.',
  DUPLICATE_REFUND_INVOICE_ID: 'Invoice ID was previously used to refund a capture.',
  ORDER_NOT_APPROVED:
    "Payer has not yet approved the Order for payment. Please redirect the payer to the 'rel':'approve' url returned as part of the HATEOAS links within the Create Order call or provide a valid `payment_source` in the request.",
  ORDER_ALREADY_CAPTURED: "Order already captured.If 'intent=CAPTURE' only one capture per order is allowed.",
  INSTRUMENT_DECLINED:
    "The instrument presented  was either declined by the processor or bank, or it can't be used for this payment.",
  CAPTURE_FULLY_REFUNDED: 'The capture has already been fully refunded',
  REFUND_CAPTURE_CURRENCY_MISMATCH: 'Refund must be in the same currency as the capture',
  REFUND_NOT_ALLOWED: 'Capture cannot be refunded.',
  REFUND_TIME_LIMIT_EXCEEDED: 'You are over the time limit to perform a refund on this capture',
  REFUND_AMOUNT_EXCEEDED:
    'The refund amount must be less than or equal to the capture amount that has not yet been refunded.',
  REFUND_NOT_PERMITTED_DUE_TO_CHARGEBACK:
    'Refunds are not allowed on this capture due to a chargeback on the card or bank. Please contact the payee to resolve the chargeback.',
  TRANSACTION_DISPUTED:
    'Partial refunds cannot be offered at this time because there is an open case on this transaction. Visit the PayPal Resolution Center to review this case.',
  PENDING_CAPTURE:
    'Cannot initiate a refund as the capture is pending. Capture is typically pending when the payer has funded the transaction using e-check/bank funded.',
} as const;
export type Issue = keyof typeof ISSUES;

/** An issue in PayPal's own words, where they differ from one operation to another. */
export type Problem = { issue: string; description: string };

/** Where the wrong thing stands: a JSON pointer into the body, or the name of a query parameter. */
type Where = string | { parameter: string };

const V1_MESSAGES = {
  INVALID_RESOURCE_ID: 'The requested resource ID was not found.',
  VALIDATION_ERROR: 'Invalid request - see details.',
  TRANSACTION_REFUSED: 'The request was refused.',
  TRANSACTION_ALREADY_REFUNDED: 'Refund refused. Refund was already issued for transaction.',
  REFUND_EXCEEDED_TRANSACTION_AMOUNT: 'Refund refused. The refund amount exceeds the transaction amount.',
  REFUND_TIME_LIMIT_EXCEEDED: 'Refund refused. The time limit to issue a refund has passed.',
  TRANSACTION_DISPUTED: 'Refund refused. There is an open case on this transaction.',
} as const;

type Link = { href: string; rel: string; method: string };

/** A call that PayPal refuses: answered as `{name, message, debug_id, details[], links[]}`. */
export class PayPalRefusal extends Error {
  readonly status: keyof typeof NAMES;
  readonly answer: { name: string; message: string; details?: Record<string, string>[]; links: Link[] };

  constructor(status: keyof typeof NAMES, why?: Issue | Problem, at?: Where, links: Link[] = []) {
    const [name, message] = NAMES[status];
    const problem = typeof why === 'string' ? { issue: publicName(why), description: ISSUES[why] } : why;
    super(`${name} ${problem?.issue ?? ''} ${at === undefined ? '' : JSON.stringify(at)}`);
    this.status = status;
    const detail = problem && { ...problem, ...placeOf(at) };
    this.answer = { name, message, ...(detail ? { details: [detail] } : {}), links };
  }
}

function placeOf(at: Where | undefined): Record<string, string> {
  if (at === undefined) return {};
  return typeof at === 'string' ? { field: at, location: 'body' } : { field: at.parameter, location: 'query' };
}

/** Refunds have their own sentence for the same issue. */
function publicName(issue: Issue): string {
  return issue === 'DUPLICATE_REFUND_INVOICE_ID' ? 'DUPLICATE_INVOICE_ID' : issue;
}

/** The old v1 payments API answers `{name, message, debug_id}` alone, and has names of its own. */
export class V1Refusal extends Error {
  readonly status: 400 | 404;

  constructor(status: 400 | 404, name: keyof typeof V1_MESSAGES) {
    super(name);
    this.status = status;
  }

  get answer(): { name: string; message: string } {
    return { name: this.message, message: V1_MESSAGES[this.message as keyof typeof V1_MESSAGES] }; // because the constructor took one
  }
}

/** What does not fit the described shape is answered 400, naming the field. */
export const malformedPayPal: Complaint = (field, _expected, why) =>
  new PayPalRefusal(
    400,
    why === 'missing' ? 'MISSING_REQUIRED_PARAMETER' : 'INVALID_PARAMETER_SYNTAX',
    field === 'body' ? '/' : `/${field.replaceAll('.', '/')}`,
  );

export function notFoundAtPayPal(): PayPalRefusal {
  return new PayPalRefusal(404, 'INVALID_RESOURCE_ID');
}
