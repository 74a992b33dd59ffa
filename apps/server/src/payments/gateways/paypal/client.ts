import { Client, Environment, OrdersController, PaymentsController } from '@paypal/paypal-server-sdk';
import axios, { type InternalAxiosRequestConfig } from 'axios';
import { fetch } from 'undici';
import { refusalOf } from './failures.ts';

/** A call longer than this has no answer; the order is read before anything else is tried. */
const CALL_TIMEOUT_MS = 20_000;
/** Answers of the API are a few KiB; a page that grows without end is cut off. */
const ANSWER_BYTES_MAX = 1_048_576;

export const PAYPAL_LIVE = 'https://api-m.paypal.com';
export const PAYPAL_SANDBOX = 'https://api-m.sandbox.paypal.com';

/** The controllers of one login. */
type Login = { client: Client; orders: OrdersController; payments: PaymentsController };

export type PaypalClient = {
  /** Runs SDK calls; a token that PayPal no longer takes is replaced, once. A 401 has no effect, so repeating is safe. */
  call<T>(work: (login: Login) => Promise<T>): Promise<T>;
  /** A GET that the SDK does not have. */
  get(path: string): Promise<{ status: number; body: unknown }>;
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
  return {
    call,
    get: async (path) => {
      const token = await call(({ client }) => client.clientCredentialsAuthManager.fetchToken());
      const answer = await fetch(`${settings.baseUrl}${path}`, {
        headers: { authorization: `Bearer ${token.accessToken}`, accept: 'application/json' },
        redirect: 'manual',
        signal: AbortSignal.timeout(CALL_TIMEOUT_MS),
      });
      return { status: answer.status, body: await answer.json().catch(() => undefined) };
    },
  };
}

function logIn(settings: { baseUrl: string; clientId: string; clientSecret: string }): Login {
  const client = new Client({
    environment: settings.baseUrl === PAYPAL_LIVE ? Environment.Production : Environment.Sandbox,
    timeout: CALL_TIMEOUT_MS,
    clientCredentialsAuthCredentials: { oAuthClientId: settings.clientId, oAuthClientSecret: settings.clientSecret },
    unstable_httpClientOptions: { adapter: towards(settings.baseUrl) },
  });
  return { client, orders: new OrdersController(client), payments: new PaymentsController(client) };
}

function towards(baseUrl: string) {
  const send = axios.getAdapter('http');
  return (config: InternalAxiosRequestConfig) => {
    const asked = new URL(config.url ?? '');
    const url = `${baseUrl}${asked.pathname}${asked.search}`;
    return send({ ...config, url, maxRedirects: 0, maxContentLength: ANSWER_BYTES_MAX });
  };
}
