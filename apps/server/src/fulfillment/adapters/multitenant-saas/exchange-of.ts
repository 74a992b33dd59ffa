import type { Exchange as ProviderExchange } from '@vozex/provider-contract';
import type { Exchange } from '../../adapter.ts';

/** One call as the operator sees it. The contract's client keeps headers, and so every secret, out of it. */
export function exchangeOf(call: ProviderExchange): { exchange: Exchange } {
  return {
    exchange: {
      request: {
        method: call.method,
        url: call.url,
        ...(call.request === null ? {} : { body: JSON.parse(call.request) }),
      },
      ms: call.ms,
      ...(call.status === null ? {} : { status: call.status }),
      ...(call.response === null ? {} : { response: call.response }),
    },
  };
}
