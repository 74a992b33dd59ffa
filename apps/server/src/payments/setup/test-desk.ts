import type { PaymentGatewayKey } from '@vozex/domain';
import { openTestShop, type TestShop } from '../../catalog/test-shop.ts';
import { openMetrics } from '../../kernel/metrics.ts';
import { PaymentError } from '../errors.ts';
import type { PaymentGateway } from '../gateway.ts';
import type { GatewayCheck, PriceToMap } from '../gateway-setup.ts';
import type { GatewayRouter } from '../open-gateways.ts';
import type { SetupApp } from './setup-app.ts';

/** A gateway's back office: what it has registered and made, and what it says next. */
export type BackOffice = {
  /** By address; a secret can be changed there at any time. */
  endpoints: Map<string, { endpointId: string; secret: string | null }>;
  /** What it made, by price. */
  made: Map<string, { product_id?: string; plan_id?: string }>;
  /** Every price it was asked to make something for, or to compare. */
  asked: { what: 'compare' | 'make'; price: PriceToMap }[];
  /** Addresses it was asked to check. */
  checked: string[];
  /** What it says of itself. */
  says: GatewayCheck[];
  /** What it says of a price. */
  saysOf: (price: PriceToMap) => GatewayCheck[];
  answers: 'well' | 'no' | 'nothing';
  /** Runs while something is being made. */
  meanwhile: () => Promise<void>;
};

/** One process of the shop: which endpoints it accepts, and what it logs. */
export type Process = SetupApp & {
  trusts: string[];
  logged: { event: string; fields: Record<string, unknown> }[];
};

export type TestDesk = Process &
  Pick<TestShop, 'passes' | 'describes'> & {
    dodo: BackOffice;
    paypal: BackOffice;
    /** Another process on the same database. */
    anotherProcess(change?: Partial<SetupApp>): Process;
    metric(gateway: PaymentGatewayKey, check: GatewayCheck['check']): Promise<number | undefined>;
  };

export const FINE: GatewayCheck[] = [
  { check: 'credentials', level: 'ok', detail: 'The key is accepted.' },
  { check: 'mode', level: 'ok', detail: 'No real money moves.' },
];

/** A shop that sets its gateways up; both are configured, in live mode. */
export async function openTestDesk(): Promise<TestDesk> {
  const shop = await openTestShop();
  const offices = { dodo: backOffice(), paypal: backOffice() };
  const process = (change: Partial<SetupApp> = {}): Process => {
    const trusts: string[] = [];
    const logged: Process['logged'] = [];
    const line = (event: string, fields: Record<string, unknown> = {}) => logged.push({ event, fields });
    const log = { debug: line, info: line, warn: line, error: line };
    const opened = {
      dodo: gatewayOf('dodo', offices.dodo, trusts),
      paypal: gatewayOf('paypal', offices.paypal, trusts),
    };
    const gateways: GatewayRouter = {
      catalog: shop.gateways.catalog,
      of(key) {
        const described = shop.describes.find((one) => one.gateway === key && one.configured);
        if (!described) throw new PaymentError('GATEWAY_NOT_CONFIGURED', key);
        return opened[described.gateway];
      },
    };
    return { ...shop, metrics: openMetrics(), log, gateways, trusts, logged, ...change };
  };
  const desk = process();
  return {
    ...desk,
    ...offices,
    passes: shop.passes,
    describes: shop.describes,
    anotherProcess: process,
    async metric(gateway, check) {
      const told = await desk.metrics.registry.getSingleMetric('vozex_gateway_check_warnings')?.get();
      return told?.values.find(({ labels }) => labels.gateway === gateway && labels.check === check)?.value;
    },
  };
}

function backOffice(): BackOffice {
  return {
    endpoints: new Map(),
    made: new Map(),
    asked: [],
    checked: [],
    says: FINE,
    saysOf: () => [{ check: 'price', level: 'ok', detail: 'sold on the same terms' }],
    answers: 'well',
    meanwhile: async () => {},
  };
}

function gatewayOf(key: PaymentGatewayKey, office: BackOffice, trusts: string[]): PaymentGateway {
  const answer = () => {
    if (office.answers === 'nothing') throw new PaymentError('GATEWAY_UNAVAILABLE', 'timeout');
    if (office.answers === 'no') throw new PaymentError('GATEWAY_REFUSED', 'not allowed');
  };
  const part: Pick<PaymentGateway, 'key' | 'capabilities' | 'setup'> = {
    key,
    capabilities: {
      title: key,
      one_time_needs_product: key === 'dodo',
      recurring: true,
      trials: true,
      amountRule: 'exact',
      partialRefund: 'by_amount',
      cancelAtPeriodEnd: 'native',
      planChange: 'immediate',
      pause: true,
      tax: 'seller',
    },
    setup: {
      async check(url) {
        office.checked.push(url);
        return office.says;
      },
      async checkPrice(price) {
        office.asked.push({ what: 'compare', price });
        answer();
        return office.saysOf(price);
      },
      async registerWebhook(url) {
        answer();
        const found = office.endpoints.get(url) ?? {
          endpointId: `end_${office.endpoints.size + 1}`,
          secret: key === 'dodo' ? 'whsec_first' : null,
        };
        office.endpoints.set(url, found);
        return { ...found };
      },
      trustWebhook: ({ endpointId, secret }) => void trusts.push(`${key} ${endpointId} ${secret}`),
      async makeMapping(price) {
        office.asked.push({ what: 'make', price });
        answer();
        await office.meanwhile();
        const product_id = price.mapping.product_id ?? `product_${office.made.size + 1}`;
        const made = office.made.get(price.priceId) ?? {
          product_id,
          ...(key === 'paypal' && { plan_id: `plan_${office.made.size + 1}` }),
        };
        office.made.set(price.priceId, made);
        return made;
      },
    },
  };
  return part as PaymentGateway; // because setting a gateway up calls nothing else of it
}
