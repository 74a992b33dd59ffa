import {
  Client,
  Environment,
  type OAuthToken,
  OrdersController,
  PaymentsController,
  SubscriptionsController,
} from '@paypal/paypal-server-sdk';
import axios, { type InternalAxiosRequestConfig } from 'axios';
import { fetch } from 'undici';
import { PaypalAnswered, refusalOf } from './failures.ts';
import { readBounded } from './read-bounded.ts';

/** A call longer than this has no answer; the order is read before anything else is tried. */
const CALL_TIMEOUT_MS = 20_000;
/** An answer is a few KiB, a page of a hundred events some hundred KiB; what grows without end is cut off. */
const ANSWER_BYTES_MAX = 8_388_608;

export const PAYPAL_LIVE = 'https://api-m.paypal.com';
export const PAYPAL_SANDBOX = 'https://api-m.sandbox.paypal.com';

/** The controllers of one login, and the token for calls that the SDK does not have. */
type Login = {
  client: Client;
  orders: OrdersController;
  payments: PaymentsController;
  subscriptions: SubscriptionsController;
  token: OAuthToken | undefined;
};

type PaypalRequest = {
  method: 'GET' | 'POST' | 'PATCH';
  path: string;
  /** JSON, or bytes that are JSON already. */
  body?: object | Buffer;
  /** Sent as PayPal-Request-Id. */
  requestId?: string;
};

export type PaypalClient = {
  /** Runs SDK calls; a token that PayPal no longer takes is replaced, once. A 401 has no effect, so repeating is safe. */
  call<T>(work: (login: Login) => Promise<T>): Promise<T>;
  /**
   * A call that the SDK does not have, or whose answer it would cut short; sent once.
   *
   * @returns the JSON of a success, `undefined` where it is empty. @throws PaypalAnswered for any other answer.
   */
  send(request: PaypalRequest): Promise<unknown>;
};

/** Opens PayPal's SDK with the address from the configuration: the SDK itself knows only its two official hosts. */
export function openPaypalClient(settings: { baseUrl: string; clientId: string; clientSecret: string }): PaypalClient {
  let login = logIn(settings);
  const call: PaypalClient['call'] = async (work) => {
    const used = login;
    try {
      return await work(used);
    } catch (error) {
      if (refusalOf(error)?.status !== 401) throw error;
      if (login === used) login = logIn(settings);
      return work(login);
    }
  };
  return { call, send: (request) => call((used) => sendOnce(settings.baseUrl, used, request)) };
}

async function sendOnce(baseUrl: string, login: Login, request: PaypalRequest): Promise<unknown> {
  login.token = await login.client.clientCredentialsAuthManager.updateToken(login.token);
  const { method, path, body, requestId } = request;
  const answer = await fetch(`${baseUrl}${path}`, {
    method,
    headers: {
      authorization: `Bearer ${login.token.accessToken}`,
      accept: 'application/json',
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(requestId === undefined ? {} : { 'paypal-request-id': requestId }),
    },
    ...(body === undefined ? {} : { body: Buffer.isBuffer(body) ? body : JSON.stringify(body) }),
    redirect: 'manual',
    signal: AbortSignal.timeout(CALL_TIMEOUT_MS),
  });
  const bytes = await readBounded(answer.body, ANSWER_BYTES_MAX);
  if (!bytes) throw new Error(`the answer to ${method} ${path} is larger than any answer`);
  const text = bytes.toString('utf8');
  if (!answer.ok) throw new PaypalAnswered(answer.status, text);
  return text === '' ? undefined : JSON.parse(text);
}

function logIn(settings: { baseUrl: string; clientId: string; clientSecret: string }): Login {
  const client = new Client({
    environment: settings.baseUrl === PAYPAL_LIVE ? Environment.Production : Environment.Sandbox,
    timeout: CALL_TIMEOUT_MS,
    clientCredentialsAuthCredentials: { oAuthClientId: settings.clientId, oAuthClientSecret: settings.clientSecret },
    unstable_httpClientOptions: { adapter: towards(settings.baseUrl) },
  });
  return {
    client,
    orders: new OrdersController(client),
    payments: new PaymentsController(client),
    subscriptions: new SubscriptionsController(client),
    token: undefined,
  };
}

function towards(baseUrl: string) {
  const send = axios.getAdapter('http');
  return (config: InternalAxiosRequestConfig) => {
    const asked = new URL(config.url ?? '');
    const url = `${baseUrl}${asked.pathname}${asked.search}`;
    return send({ ...config, url, maxRedirects: 0, maxContentLength: ANSWER_BYTES_MAX });
  };
}
