import { malformedPayPal } from './refusal.ts';

/** What is not known of PayPal, or differs from account to account: each choice with its values, the default first. */
const CHOICES = {
  stale_billing_info: [false, true],
  sale_refunds: ['v2', 'v1'],
  sale_refund_event: ['PAYMENT.SALE.REFUNDED', 'PAYMENT.CAPTURE.REFUNDED'],
  reactivated_event: ['BILLING.SUBSCRIPTION.ACTIVATED', 'BILLING.SUBSCRIPTION.RE-ACTIVATED'],
  activate_after_threshold: ['refused', 'allowed'],
  failure_threshold_zero: ['never_suspends', 'suspends_at_first'],
  billing_hour: ['as_started', 'ten_gmt'],
  dispute_reversals: [true, false],
  reports_late_minutes: [0, 180],
} as const;

type Widened<T> = T extends boolean ? boolean : T extends number ? number : T;

/** How this PayPal behaves where the real one may behave either way. Kept in the state, changed by `POST /sandbox/settings`. */
export type Settings = { -readonly [Name in keyof typeof CHOICES]: Widened<(typeof CHOICES)[Name][number]> };

export function defaultSettings(): Settings {
  return Object.fromEntries(Object.entries(CHOICES).map(([name, [first]]) => [name, first])) as Settings; // because each list begins with its default
}

/**
 * Applies the named settings; the others stay.
 *
 * @throws PayPalRefusal 400 for a name or value that there is not; then nothing is changed.
 */
export function changeSettings(settings: Settings, body: unknown): Settings {
  const wanted = Object.entries((body ?? {}) as Record<string, unknown>);
  for (const [name, value] of wanted) {
    const values: readonly unknown[] = Object.hasOwn(CHOICES, name) ? CHOICES[name as keyof typeof CHOICES] : [];
    if (!values.includes(value)) throw malformedPayPal(name, values.join(' or '), 'wrong');
  }
  return Object.assign(settings, Object.fromEntries(wanted));
}
