import type { BodyReader, Complaint } from '../read-body.ts';
import { PayPalRefusal } from './refusal.ts';

/** What the billing APIs refuse with 422. The sentences are PayPal's own, from its API descriptions. */
const REFUSALS = {
  CURRENCY_MISMATCH: ['CURRENCY_MISMATCH', 'All currency codes in the request should be of similar value.'],
  CURRENCY_IS_NOT_THE_PLANS: ['CURRENCY_MISMATCH', "The currency code is different from the plan's currency code."],
  CURRENCY_IS_NOT_THE_SUBSCRIPTIONS: [
    'CURRENCY_MISMATCH',
    "The currency code is different from the subscription's currency code.",
  ],
  CURRENCY_NOT_SUPPORTED_FOR_RECEIVER: [
    'CURRENCY_NOT_SUPPORTED_FOR_RECEIVER',
    'This currency cannot be accepted for this recipient’s account.',
  ],
  DUPLICATE_RESOURCE_IDENTIFIER: ['DUPLICATE_RESOURCE_IDENTIFIER', 'Identifier must be unique.'],
  MULTIPLE_FREE_TRIALS: [
    'MULTIPLE_FREE_TRIAL_BILLING_CYCLES_NOT_SUPPORTED',
    'Only one free trial billing cycle is allowed.',
  ],
  MORE_THAN_TWO_TRIALS: [
    'MORE_THAN_TWO_TRIAL_BILLING_CYCLE_NOT_SUPPORTED',
    'Only two trial billing cycles are allowed.',
  ],
  MISSING_REGULAR_BILLING_CYCLE: [
    'MISSING_REGULAR_BILLING_CYCLE',
    'Plan should have at least one regular billing cycle.',
  ],
  MULTIPLE_REGULAR_BILLING_CYCLES: [
    'MULTIPLE_REGULAR_BILLING_CYCLES_NOT_SUPPORTED',
    'Only one regular billing cycle is allowed.',
  ],
  SEQUENCE_WITH_GAPS: [
    'INVALID_BILLING_CYCLE_SEQUENCE',
    'Billing cycle sequence should start with `1` and be consecutive.',
  ],
  TRIAL_AFTER_REGULAR: ['INVALID_BILLING_CYCLE_SEQUENCE', 'Trial Billing cycle should precede regular billing cycle.'],
  SEQUENCE_NOT_IN_PLAN: ['INVALID_BILLING_CYCLE_SEQUENCE', 'The provided billing cycle sequence is not available.'],
  ENDLESS_TRIAL: ['INVALID_TRIAL_BILLING_TOTAL_CYCLES', "Total cycles for trial billing must be greater than '0'."],
  PLAN_CANNOT_BE_ACTIVATED: [
    'PLAN_STATUS_INVALID',
    'Invalid plan status for activate action; plan status should be either created or inactive.',
  ],
  PLAN_CANNOT_BE_DEACTIVATED: [
    'PLAN_STATUS_INVALID',
    'Invalid plan status for deactivate action; plan status should be active.',
  ],
  PLAN_NOT_ACTIVE: [
    'PLAN_STATUS_INVALID',
    'Invalid plan status for subscription creation; plan status should be active.',
  ],
  PLAN_PRODUCT_NOT_COMPATIBLE: [
    'PLAN_PRODUCT_NOT_COMPATIBLE',
    'The old and the new plans should be for the same product.',
  ],
  SUBSCRIPTION_CANNOT_HAVE_QUANTITY: [
    'SUBSCRIPTION_CANNOT_HAVE_QUANTITY',
    "Subscription can't have quantity as the plan does not support quantity.",
  ],
  CARD_SUBSCRIPTIONS_NOT_ENABLED: [
    'CARD_SUBSCRIPTIONS_NOT_ENABLED',
    'The account is not setup to be able to process subscriptions funded by card payments. Please contact PayPal customer support.',
  ],
  CANNOT_SUSPEND: [
    'SUBSCRIPTION_STATUS_INVALID',
    'Invalid subscription status for suspend action; subscription status should be active.',
  ],
  CANNOT_CANCEL: [
    'SUBSCRIPTION_STATUS_INVALID',
    'Invalid subscription status for cancel action; subscription status should be active or suspended.',
  ],
  CANNOT_ACTIVATE: [
    'SUBSCRIPTION_STATUS_INVALID',
    'Invalid subscription status for activate action; subscription status should be suspended.',
  ],
  CANNOT_CAPTURE: [
    'SUBSCRIPTION_STATUS_INVALID',
    'Invalid subscription status for capture action; subscription status should be active or suspended or expired.',
  ],
  CANNOT_PATCH: [
    'SUBSCRIPTION_STATUS_INVALID',
    'Invalid subscription status for patch action; subscription status should be either active or suspended.',
  ],
  // Not in the description of `revise`, which forgets it; in the manner of the others.
  CANNOT_REVISE: [
    'SUBSCRIPTION_STATUS_INVALID',
    'Invalid subscription status for revise action; subscription status should be active or suspended.',
  ],
  THRESHOLD_REACHED: [
    'SUBSCRIPTION_CANNOT_BE_ACTIVATED',
    'Subscription cannot be activated after payment failure threshold has reached.',
  ],
  ZERO_OUTSTANDING_BALANCE: ['ZERO_OUTSTANDING_BALANCE', 'Current outstanding balance should be greater than zero.'],
  CAPTURE_GREATER_THAN_BALANCE: [
    'AMOUNT_GREATER_THAN_OUTSTANDING_BALANCE',
    'The capture amount can not be greater than the current outstanding balance.',
  ],
  PATCH_GREATER_THAN_BALANCE: [
    'AMOUNT_GREATER_THAN_OUTSTANDING_BALANCE',
    'The new outstanding balance cannot be greater than the current outstanding balance.',
  ],
} as const;

/** What they refuse with 400. */
const MALFORMED = {
  MISSING_REQUIRED_PARAMETER: 'A required field is missing.',
  MISSING_REQUEST_BODY: 'Request body is missing.',
  INVALID_PARAMETER_SYNTAX: 'The value of a field does not conform to the expected format.',
  INVALID_PARAMETER_VALUE: 'The value of a field is invalid.',
  INVALID_STRING_MIN_LENGTH: 'The value of a field is too short.',
  INVALID_STRING_MAX_LENGTH: 'The value of a field is too long.',
  INVALID_INTEGER_MIN_VALUE: 'The integer value of a field is too small.',
  INVALID_INTEGER_MAX_VALUE: 'The integer value of a field is too large.',
  UNSUPPORTED_PATCH_OPERATION: 'The specified patch operation not supported for this field.',
  INVALID_PATCH_PATH: 'The specified field cannot be patched.',
} as const;

/** @param at where in the body, as a JSON pointer. */
export function billingRefusal(name: keyof typeof REFUSALS, at?: string): PayPalRefusal {
  const [issue, description] = REFUSALS[name];
  return new PayPalRefusal(422, { issue, description }, at);
}

/** @param at where in the body, as a JSON pointer, or which query parameter. */
export function malformedAt(issue: keyof typeof MALFORMED, at?: string | { parameter: string }): PayPalRefusal {
  return new PayPalRefusal(400, { issue, description: MALFORMED[issue] }, at);
}

/** Complains about the fields of a body, or of the part of it at `place`, in the words of the billing APIs. */
export function malformedBilling(place = ''): Complaint {
  return (field, _expected, why) => {
    const at = field === 'body' ? place || '/' : `${place}/${field.replaceAll('.', '/')}`;
    if (field === 'body' && place === '' && why === 'missing') return malformedAt('MISSING_REQUEST_BODY');
    return malformedAt(why === 'missing' ? 'MISSING_REQUIRED_PARAMETER' : 'INVALID_PARAMETER_SYNTAX', at);
  };
}

/** Reads a text of 1 to `most` characters. */
export function readWords(fields: BodyReader, name: string, most: number, place = ''): string | undefined {
  const text = fields.text(name);
  if (text === '') throw malformedAt('INVALID_STRING_MIN_LENGTH', `${place}/${name}`);
  if (text !== undefined && text.length > most) throw malformedAt('INVALID_STRING_MAX_LENGTH', `${place}/${name}`);
  return text;
}

export function readRequiredWords(fields: BodyReader, name: string, most: number, place = ''): string {
  const text = readWords(fields, name, most, place);
  if (text === undefined) throw malformedAt('MISSING_REQUIRED_PARAMETER', `${place}/${name}`);
  return text;
}

/** Reads one of a few words. */
export function readOneOf<Word extends string>(
  fields: BodyReader,
  name: string,
  words: readonly Word[],
  place = '',
): Word | undefined {
  const text = fields.text(name);
  const word = words.find((each) => each === text);
  if (text !== undefined && word === undefined) throw malformedAt('INVALID_PARAMETER_VALUE', `${place}/${name}`);
  return word;
}

export function readWithin(
  fields: BodyReader,
  name: string,
  least: number,
  most: number,
  place = '',
): number | undefined {
  const number = fields.integer(name);
  if (number !== undefined && number < least) throw malformedAt('INVALID_INTEGER_MIN_VALUE', `${place}/${name}`);
  if (number !== undefined && number > most) throw malformedAt('INVALID_INTEGER_MAX_VALUE', `${place}/${name}`);
  return number;
}
