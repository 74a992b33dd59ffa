import { defineErrors } from '../../kernel/errors.ts';

export const GatewaySetupError = defineErrors('gateway_setup', {
  WEBHOOK_URL_NOT_PUBLIC: {
    http: 409,
    customer:
      'A live payment gateway cannot reach this shop: its address is not a public https address. Set VOZEX_PUBLIC_URL, or use the test system of the gateway.',
  },
});
