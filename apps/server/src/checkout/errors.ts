import { defineErrors } from '../kernel/errors.ts';

export const CheckoutError = defineErrors('checkout', {
  ITEM_UNAVAILABLE: {
    http: 422,
    customer: 'Something in your cart is not for sale any more. Take it out and try again.',
    de: 'Etwas in Ihrem Warenkorb wird nicht mehr verkauft. Nehmen Sie es heraus und versuchen Sie es noch einmal.',
  },
  RECURRING_ALONE: {
    http: 422,
    customer: 'A subscription is bought on its own. Buy it and everything else one after the other.',
    de: 'Ein Abonnement wird für sich gekauft. Kaufen Sie es und alles andere nacheinander.',
  },
  CURRENCY_MIXED: {
    http: 422,
    customer: 'One order has one currency. Buy things of different currencies one after the other.',
    de: 'Eine Bestellung hat eine Währung. Kaufen Sie in verschiedenen Währungen nacheinander.',
  },
  TOTAL_TOO_LARGE: {
    http: 422,
    customer: 'This order is too large for one payment. Split it into several orders.',
    de: 'Diese Bestellung ist zu groß für eine Zahlung. Teilen Sie sie auf.',
  },
  CART_INVALID: {
    http: 422,
    customer: 'Some of what is in your cart cannot be bought together; each is named below.',
    de: 'Einiges in Ihrem Warenkorb kann nicht zusammen gekauft werden; jedes ist unten genannt.',
  },
  CUSTOMER_REQUIRED: {
    http: 422,
    customer: 'Tell us your name and e-mail address, or sign in.',
    de: 'Nennen Sie uns Ihren Namen und Ihre E-Mail-Adresse, oder melden Sie sich an.',
  },
  GATEWAY_NOT_OFFERED: {
    http: 422,
    customer: 'This way to pay is not offered for what you buy. Choose another one.',
    de: 'Diese Zahlungsart gibt es für Ihren Kauf nicht. Wählen Sie eine andere.',
  },
  NO_GATEWAY: {
    http: 422,
    customer: 'There is no way to pay for all of this together. Buy the products one after the other, or ask the shop.',
    de: 'Das alles lässt sich nicht zusammen bezahlen. Kaufen Sie die Produkte nacheinander, oder fragen Sie den Shop.',
  },
  COUPON_NOT_APPLICABLE: {
    http: 422,
    customer: 'This coupon cannot be used for this order; the reason stands beside it.',
    de: 'Dieser Gutschein gilt für diese Bestellung nicht; der Grund steht daneben.',
  },
  BILLING_INCOMPLETE: {
    http: 422,
    customer:
      'The tax of this order depends on where you are. Each thing that is missing or does not fit is named below.',
    de: 'Die Steuer dieser Bestellung hängt davon ab, wo Sie sind. Was fehlt oder nicht passt, ist unten genannt.',
  },
  COUPON_UNKNOWN: { http: 404, customer: 'There is no such coupon.', de: 'Diesen Gutschein gibt es nicht.' },
  COUPON_CODE_TAKEN: { http: 409, customer: 'Another coupon has this code.' },
  COUPON_INVALID: { http: 422, customer: 'Some of the terms of this coupon do not fit; each is named below.' },
  TAX_RULE_TAKEN: { http: 409, customer: 'There is a rule for this place, category and day already.' },
  TAX_RULE_UNKNOWN: { http: 404, customer: 'There is no such tax rule.' },
  ORDER_NOT_PAYABLE: {
    http: 409,
    customer: 'This order cannot be paid any more. Place a new one.',
    de: 'Diese Bestellung kann nicht mehr bezahlt werden. Bestellen Sie neu.',
  },
  GATEWAY_UNAVAILABLE: {
    http: 502,
    customer:
      'The payment provider does not answer. Nothing was charged and your order is kept: try again in a moment, or choose another way to pay.',
    de: 'Der Zahlungsanbieter antwortet nicht. Es wurde nichts abgebucht, und Ihre Bestellung bleibt erhalten: Versuchen Sie es gleich noch einmal, oder zahlen Sie anders.',
  },
});

export type CheckoutCode = keyof typeof CheckoutError.codes;
