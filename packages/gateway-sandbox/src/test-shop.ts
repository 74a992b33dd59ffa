import type { IncomingHttpHeaders } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  Client,
  Environment,
  OrdersController,
  PaymentsController,
  SubscriptionsController,
} from '@paypal/paypal-server-sdk';
import type { InternalAxiosRequestConfig } from 'axios';
import axios from 'axios';
import DodoPayments from 'dodopayments';
import type { GatewaySandbox, GatewaySandboxOptions } from './index.ts';
import { startGatewaySandbox } from './index.ts';

/** A webhook as the shop received it. */
export type Received = { path: string; headers: IncomingHttpHeaders; body: string; status: number };

/** A shop under test: it speaks to the gateways by their own SDKs and writes down the webhooks it gets. */
export type TestShop = {
  sandbox: GatewaySandbox;
  /** Where the shop itself listens; it writes down what comes to any path. */
  url: string;
  dodo: DodoPayments;
  orders: OrdersController;
  payments: PaymentsController;
  subscriptions: SubscriptionsController;
  received: Received[];
  /** Statuses of the next answers; afterwards every webhook is answered 200. */
  answers: number[];
  /** Called before a webhook is answered. */
  onWebhook(listener: (webhook: Received) => Promise<void>): void;
  /** Calls PayPal where its SDK has no call. */
  paypalCall(method: string, path: string, body?: string | object): Promise<{ status: number; body: unknown }>;
  /** Plays the buyer. */
  buyer(path: 'pay' | 'approve', id: string, choice?: 'pay' | 'decline' | 'cancel'): Promise<{ redirect_to: string }>;
  close(): Promise<void>;
};

export async function openTestShop(options: GatewaySandboxOptions = {}): Promise<TestShop> {
  const received: Received[] = [];
  const answers: number[] = [];
  let listener = async (_webhook: Received): Promise<void> => undefined;
  const shop = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', async () => {
      const status = answers.shift() ?? 200;
      const body = Buffer.concat(chunks).toString();
      const webhook = { path: request.url ?? '', headers: request.headers, body, status };
      received.push(webhook);
      await listener(webhook);
      response.writeHead(status).end();
    });
  });
  await new Promise<void>((resolve) => shop.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(shop.address() as AddressInfo).port}`;
  const sandbox = await startGatewaySandbox({ checkAgainstSpec: true, retryDelaysMs: [20, 40, 80], ...options });
  sandbox.setWebhookUrls({ dodo: `${url}/webhooks/dodo`, paypal: `${url}/webhooks/paypal` });
  const paypal = paypalClient(sandbox);
  return {
    sandbox,
    url,
    dodo: new DodoPayments({ bearerToken: sandbox.dodo.apiKey, baseURL: sandbox.dodo.baseUrl, maxRetries: 0 }),
    orders: new OrdersController(paypal),
    payments: new PaymentsController(paypal),
    subscriptions: new SubscriptionsController(paypal),
    received,
    answers,
    onWebhook: (next) => {
      listener = next;
    },
    paypalCall: (method, path, body) => paypalCall(sandbox, method, path, body),
    buyer: (path, id, choice = 'pay') => buyer(sandbox, path, id, choice),
    close: async () => {
      await sandbox.close();
      shop.closeAllConnections();
      await new Promise((resolve) => shop.close(resolve));
    },
  };
}

/** The SDK knows only PayPal's own hosts: an adapter replaces the host on the way out. */
function paypalClient(sandbox: GatewaySandbox): Client {
  const send = axios.getAdapter('http');
  const toSandbox = async (config: InternalAxiosRequestConfig) => {
    const asked = new URL(config.url ?? '');
    return send({ ...config, url: `${sandbox.paypal.baseUrl}${asked.pathname}${asked.search}` } as typeof config);
  };
  return new Client({
    environment: Environment.Sandbox,
    timeout: 5_000,
    clientCredentialsAuthCredentials: {
      oAuthClientId: sandbox.paypal.clientId,
      oAuthClientSecret: sandbox.paypal.clientSecret,
    },
    unstable_httpClientOptions: { adapter: toSandbox },
  });
}

async function paypalToken({ paypal }: GatewaySandbox): Promise<string> {
  const answer = await fetch(`${paypal.baseUrl}/v1/oauth2/token`, {
    method: 'POST',
    headers: {
      authorization: `Basic ${Buffer.from(`${paypal.clientId}:${paypal.clientSecret}`).toString('base64')}`,
      'content-type': 'application/x-www-form-urlencoded',
    },
    body: 'grant_type=client_credentials',
  });
  const { access_token } = (await answer.json()) as { access_token: string };
  return access_token;
}

async function paypalCall(sandbox: GatewaySandbox, method: string, path: string, body?: string | object) {
  const answer = await fetch(`${sandbox.paypal.baseUrl}${path}`, {
    method,
    headers: { authorization: `Bearer ${await paypalToken(sandbox)}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await answer.text();
  return { status: answer.status, body: text === '' ? undefined : (JSON.parse(text) as unknown) };
}

async function buyer(sandbox: GatewaySandbox, path: 'pay' | 'approve', id: string, choice: string) {
  const url =
    path === 'pay'
      ? `${sandbox.dodo.baseUrl}/sandbox/checkouts/${id}/pay`
      : `${sandbox.paypal.baseUrl}/sandbox/orders/${id}/approve`;
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ choice }),
  });
  return (await answer.json()) as { redirect_to: string };
}
