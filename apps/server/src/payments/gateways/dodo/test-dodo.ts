import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { openSpec } from '@vozex/gateway-sandbox';
import type { PaymentGateway } from '../../gateway.ts';
import { openGateways } from '../../open-gateways.ts';
import { quiet } from '../test-street.ts';

export type DodoCall = { method: string; path: string; query: Record<string, string>; body: unknown };

/** A status with a body, or no answer at all. */
export type DodoAnswer = { status: number; body?: unknown } | 'hang_up';

/** What is answered by "METHOD /path"; the last of several answers stays. What is not named is answered 404. */
export type DodoAnswers = Record<string, DodoAnswer | DodoAnswer[] | ((call: DodoCall) => DodoAnswer)>;

/** A Dodo that answers what a test tells it to, for states that no shop could bring about. */
export type TestDodo = {
  gateway: PaymentGateway;
  /** The calls received, oldest first; `of` narrows to those of one method. */
  calls(method?: string): DodoCall[];
  /** Where a call contradicts Dodo's API description. */
  violations(): string[];
  close(): Promise<void>;
};

export const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
export const OLD_SECRET = 'whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD';

export async function openTestDodo(answers: DodoAnswers, clock = quiet.clock): Promise<TestDodo> {
  const calls: DodoCall[] = [];
  const violations: string[] = [];
  const server = createServer(async (request, response) => {
    const call = await readCall(request);
    calls.push(call);
    const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
    const url = request.url ?? '/';
    violations.push(...openSpec('dodo').checkRequest(call.method, url, headers, asDescribed(call.body)));
    const answer = answerOf(answers, call);
    if (answer === 'hang_up') {
      request.socket.destroy();
      return;
    }
    const isPdf = Buffer.isBuffer(answer.body);
    response.writeHead(answer.status, { 'content-type': isPdf ? 'application/pdf' : 'application/json' });
    response.end(isPdf ? answer.body : JSON.stringify(answer.body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`; // because it listens on a port
  const settings = { baseUrl, apiKey: 'k', webhookSecrets: [SECRET, OLD_SECRET] };
  return {
    gateway: openGateways({ ...quiet, clock }, settings, undefined).of('dodo'),
    calls: (method) => calls.filter((call) => method === undefined || call.method === method),
    violations: () => violations,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** The one event that is younger than the description: everything else is checked as it was sent. */
function asDescribed(body: unknown): unknown {
  if (typeof body !== 'object' || body === null || !('filter_types' in body)) return body;
  const types = body.filter_types as string[]; // because only we send it
  return { ...body, filter_types: types.filter((type) => type !== 'subscription.past_due') };
}

function answerOf(answers: DodoAnswers, call: DodoCall): DodoAnswer {
  const known = answers[`${call.method} ${call.path}`];
  if (known === undefined) return refusal(404, 'NOT_FOUND');
  if (typeof known === 'function') return known(call);
  if (!Array.isArray(known)) return known;
  return (known.length > 1 ? known.shift() : known[0]) ?? refusal(404, 'NOT_FOUND');
}

async function readCall(request: IncomingMessage): Promise<DodoCall> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer); // because no encoding is set
  const url = new URL(request.url ?? '/', 'http://dodo.test');
  const text = Buffer.concat(chunks).toString('utf8');
  return {
    method: request.method ?? '',
    path: url.pathname,
    query: Object.fromEntries(url.searchParams),
    body: text === '' ? undefined : JSON.parse(text),
  };
}

export function ok(body: unknown): DodoAnswer {
  return { status: 200, body };
}

export function refusal(status: number, code: string, message = 'No.'): DodoAnswer {
  return { status, body: { code, message } };
}

/** A list in pages of two, counted from 0. */
export function listed(items: unknown[]): (call: DodoCall) => DodoAnswer {
  return ({ query }) => {
    const start = Number(query.page_number) * 2;
    return ok({ items: items.slice(start, start + 2) });
  };
}

/** The object of an official webhook example, with changes. */
export function exampleOf(name: string, change: Record<string, unknown> = {}): Record<string, unknown> {
  const file = new URL(`./fixtures/webhook-examples/${name}.json`, import.meta.url);
  const { data } = JSON.parse(readFileSync(file, 'utf8')) as { data: Record<string, unknown> };
  return { ...data, ...change };
}
