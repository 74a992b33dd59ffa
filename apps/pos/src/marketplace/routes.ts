import { setTimeout as sleep } from 'node:timers/promises';
import { type MountedAnswer, type MountedRequest, problemOf } from '@vozex/provider-contract';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Clock } from '../clock.ts';
import type { Database } from '../database.ts';
import { keepCall } from '../ledger.ts';
import type { createMisbehaviours, Misbehaviour } from '../misbehave.ts';

type Parts = {
  db: Database;
  clock: Clock;
  misbehaviours: ReturnType<typeof createMisbehaviours>;
  endpoints: { handle(request: MountedRequest): Promise<MountedAnswer> };
};

/** Hands every request below /api/marketplace to the contract's endpoints, as raw bytes, and writes it down. */
export async function marketplaceRoutes(app: FastifyInstance, parts: Parts): Promise<void> {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  app.all('/api/marketplace/*', async (request, reply) => {
    const incoming = incomingOf(request);
    const rule = parts.misbehaviours.take(askedOf(incoming));
    const answer = await answerUnder(rule, incoming, parts);
    const call = {
      method: incoming.method,
      path: incoming.url,
      instance_key: askedOf(incoming).instanceKey,
      idempotency_key: request.headers['idempotency-key']?.toString() ?? null,
      status: answer?.status ?? null,
      misbehaviour: rule?.kind ?? null,
    };
    await keepCall(parts.db, call, parts.clock.now());
    return send(reply, answer);
  });
}

function incomingOf(request: FastifyRequest): MountedRequest {
  return {
    method: request.raw.method ?? 'GET',
    url: request.raw.url ?? '/',
    // Distinct, because Node's plain headers join what was sent twice.
    headers: request.raw.headersDistinct,
    rawBody: Buffer.isBuffer(request.body) ? request.body : new Uint8Array(),
  };
}

/** For the log and the rules only: nothing is decided by it, since nothing has been verified yet. */
function askedOf(incoming: MountedRequest): { endpoint: string; instanceKey: string | null } {
  const url = new URL(incoming.url, 'http://pos.invalid');
  const endpoint = url.pathname.split('/')[3] ?? '';
  const inQuery = url.searchParams.get('instance_key');
  const inBody = /"instance_key":\s*"([A-Za-z0-9_:-]{1,128})"/.exec(Buffer.from(incoming.rawBody).toString())?.[1];
  return { endpoint, instanceKey: inQuery ?? inBody ?? null };
}

/** @returns undefined when the connection is to be cut */
async function answerUnder(
  rule: Misbehaviour | undefined,
  incoming: MountedRequest,
  { endpoints }: Parts,
): Promise<MountedAnswer | undefined> {
  switch (rule?.kind) {
    case 'down':
      return problem('unavailable', { detail: 'Down for maintenance.', retryAfterSeconds: 10 });
    case 'unauthorized':
      return problem('auth_failed', { detail: 'This secret was revoked.' });
    case 'fields_422':
      return problem('input_invalid', { detail: 'Not like this.', fields: rule.fields });
    case 'slow':
      await sleep(rule.ms);
      return endpoints.handle(incoming);
    case '500_after_effect':
      await endpoints.handle(incoming);
      return { status: 500, headers: { 'content-type': 'text/plain' }, body: 'Internal Server Error' };
    case 'hang_up_after_effect':
      await endpoints.handle(incoming);
      return undefined;
    case 'html_answer':
      await endpoints.handle(incoming);
      return { status: 200, headers: { 'content-type': 'text/html' }, body: '<!doctype html><title>Welcome</title>' };
    case 'wrong_instance_answer': {
      const answer = await endpoints.handle(incoming);
      return { ...answer, body: answer.body.replace(/"instance_key":"[^"]*"/, '"instance_key":"somebody:else"') };
    }
    default:
      return endpoints.handle(incoming);
  }
}

function problem(...[code, parts]: Parameters<typeof problemOf>): MountedAnswer {
  const body = problemOf(code, parts);
  return {
    status: body.status,
    headers: {
      'content-type': 'application/problem+json',
      ...(body.retry_after !== undefined && { 'retry-after': String(body.retry_after) }),
    },
    body: JSON.stringify(body),
  };
}

function send(reply: FastifyReply, answer: MountedAnswer | undefined) {
  if (answer) return reply.code(answer.status).headers(answer.headers).send(answer.body);
  reply.hijack();
  reply.raw.destroy();
  return reply;
}
