import { randomInt } from 'node:crypto';
import { paypalId } from '../random-id.ts';

/** Digits of a dispute's id. */
const DISPUTE_DIGITS = 8;

/** I-BW452GLLEP1G */
export function subscriptionId(): string {
  return `I-${paypalId().slice(0, 12)}`;
}

/** P-5ML4271244454362WXNWU5NQ */
export function planId(): string {
  return `P-${`${paypalId()}${paypalId()}`.slice(0, 24)}`;
}

/** PROD-5UV1504604341825B */
export function productId(): string {
  return `PROD-${paypalId()}`;
}

/** PP-D-27803151 */
export function disputeId(): string {
  return `PP-D-${String(randomInt(10 ** DISPUTE_DIGITS)).padStart(DISPUTE_DIGITS, '0')}`;
}

/** Names what the buyer is asked to agree to: BA-2M539689T3856352J */
export function billingAgreementToken(): string {
  return `BA-${paypalId()}`;
}
