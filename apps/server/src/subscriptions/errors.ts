import { defineErrors } from '../kernel/errors.ts';

export const SubscriptionError = defineErrors('subscriptions', {
  SUBSCRIPTION_UNKNOWN: {
    http: 404,
    customer: 'There is no such subscription among yours.',
    de: 'Unter Ihren Abonnements gibt es dieses nicht.',
  },
  NOT_NOW: {
    http: 409,
    customer: 'This is not possible in the present state of the subscription. Reload the page.',
    de: 'Das ist beim jetzigen Stand des Abonnements nicht möglich. Laden Sie die Seite neu.',
  },
  PAUSE_UNSUPPORTED: {
    http: 422,
    customer: 'Subscriptions paid this way cannot be paused. You can cancel instead.',
    de: 'Abonnements mit dieser Zahlungsart lassen sich nicht pausieren. Sie können stattdessen kündigen.',
  },
  GATEWAY_SAID_NO: {
    http: 502,
    customer: 'The payment provider did not accept this. Nothing was changed.',
    de: 'Der Zahlungsanbieter hat das nicht angenommen. Es wurde nichts geändert.',
  },
  GATEWAY_SILENT: {
    http: 503,
    customer: 'The payment provider does not answer. Your wish is kept and tried again; look here in a few minutes.',
    de: 'Der Zahlungsanbieter antwortet nicht. Ihr Wunsch ist notiert und wird wiederholt; schauen Sie in einigen Minuten wieder.',
  },
  PLAN_NOT_OFFERED: {
    http: 422,
    customer: 'This subscription cannot be changed to that. Choose one of the offered plans.',
    de: 'Dieses Abonnement kann nicht dahin wechseln. Wählen Sie einen der angebotenen Tarife.',
  },
  PLAN_IS_THE_SAME: { http: 422, customer: 'This is what you have already.', de: 'Das haben Sie schon.' },
  PLAN_CHANGE_OPEN: {
    http: 409,
    customer: 'Another change is under way. Wait until it is done, or cancel it first.',
    de: 'Eine andere Änderung läuft gerade. Warten Sie, bis sie fertig ist, oder verwerfen Sie sie.',
  },
  PLAN_CHANGE_REFUSED: {
    http: 422,
    customer: 'The product cannot be changed to this plan now.',
    de: 'Das Produkt kann jetzt nicht zu diesem Tarif wechseln.',
  },
  DELIVERY_SILENT: {
    http: 503,
    customer: 'We could not ask whether the product can be changed. Nothing was charged: try again in a moment.',
    de: 'Wir konnten nicht fragen, ob das Produkt geändert werden kann. Es wurde nichts abgebucht: Versuchen Sie es gleich noch einmal.',
  },
});

export type SubscriptionCode = keyof typeof SubscriptionError.codes;
