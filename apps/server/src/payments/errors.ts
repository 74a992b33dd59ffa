import { defineErrors } from '../kernel/errors.ts';

export const PaymentError = defineErrors('payments', {
  GATEWAY_NOT_CONFIGURED: {
    http: 422,
    customer: 'This way to pay is not available. Choose another one.',
    de: 'Diese Zahlungsart ist nicht verfügbar. Wählen Sie eine andere.',
  },
  GATEWAY_REFUSED: {
    http: 502,
    customer: 'The payment provider did not accept the request. Nothing was charged.',
    de: 'Der Zahlungsanbieter hat die Anfrage nicht angenommen. Es wurde nichts abgebucht.',
  },
  GATEWAY_UNAVAILABLE: {
    http: 503,
    customer: 'The payment provider cannot be reached right now. Try again in a moment.',
    de: 'Der Zahlungsanbieter ist gerade nicht erreichbar. Versuchen Sie es gleich noch einmal.',
  },
  WEBHOOK_REFUSED: { http: 401, customer: 'The signature of this webhook does not hold. Nothing was kept.' },
  WEBHOOK_UNVERIFIABLE: { http: 503, customer: 'This webhook cannot be checked right now. Send it again later.' },
  PAYMENT_NOT_HELD: { http: 409, customer: 'Only a payment on hold can be accepted.' },
  ORDER_NOT_RELEASABLE: { http: 409, customer: 'The order was paid or closed meanwhile. Refund this payment instead.' },
  PAYMENT_NOT_REFUNDABLE: { http: 409, customer: 'There is no money in this payment that could go back.' },
  PAYMENT_DISPUTED: {
    http: 409,
    customer: 'The buyer disputes this payment. Answer the dispute first: a refund now might pay the money back twice.',
  },
  REFUND_TOO_LARGE: { http: 422, customer: 'The refund is larger than what is left of the payment.' },
  EVENT_NOT_QUARANTINED: { http: 409, customer: 'Only a quarantined event can be tried again.' },
});
