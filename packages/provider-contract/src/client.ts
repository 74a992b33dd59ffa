import { createHash, randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { classifyRefusal } from './classify-refusal.ts';
import { type Clock, systemClock } from './clock.ts';
import { baseUrlOf, endpointsOf, type ProviderEndpoints, type StatusLookup, statusPath } from './endpoints.ts';
import { type Exchange, type Exchanged, exchange, type Fetch } from './exchange.ts';
import { idempotencyHeaderOf, idempotencyKeyOf } from './idempotency.ts';
import { LOOK_AGAIN_SECONDS_DEFAULT, REQUEST_BODY_BYTES_MAX } from './limits.ts';
import {
  CONTRACT_VERSION,
  type ProviderAction,
  ProviderAnswer,
  ProviderCapabilities,
  ProviderRequest,
  STATUSES_IN_MOTION,
} from './messages.ts';
import type { ProblemClass, ProblemField } from './problem.ts';
import { clampRetryAfter, readRetryAfter } from './retry-after.ts';
import { assertOutgoingAuth, authHeaders, type OutgoingAuth, signedTextOfGet } from './sign.ts';

export type ProviderClientSettings = {
  baseUrl: string;
  /** Only those that differ from the contract's. */
  endpoints?: Partial<ProviderEndpoints>;
  auth: OutgoingAuth;
  /** Connect, send and read together. The contract allows 1 to 30. */
  timeoutSeconds?: number;
  /** The provider's id, as it knows itself. */
  audience: string;
  fetch?: Fetch;
  clock?: Clock;
  userAgent?: string;
};

/** What the caller knows. The client adds version, action, audience and the two members of the attempt. */
export type ActionRequest = Omit<
  z.input<typeof ProviderRequest>,
  'contract_version' | 'action' | 'audience' | 'sent_at' | 'request_id'
> & { request_id?: string };

export type Refused = {
  kind: 'refused';
  errorClass: ProblemClass;
  /** The contract's code; `http_<status>` and the client's own (`timeout`, `connection_failed`, …) otherwise. */
  code: string;
  status?: number;
  /** For the log and the operator. */
  detail: string;
  /** For the customer. */
  userMessage?: string;
  fields?: ProblemField[];
  retryAfterSeconds?: number;
  exchange: Exchange;
};

export type ProviderReply =
  /** Nothing is moving any more; `answer.status` says where it stands, which may be `failed` or `awaiting_input`. */
  | { kind: 'done'; answer: ProviderAnswer; replayed: boolean; exchange: Exchange }
  | { kind: 'accepted'; answer: ProviderAnswer; lookAgainAfterSeconds: number; replayed: boolean; exchange: Exchange }
  /** The provider knows no such instance. */
  | { kind: 'not_found'; exchange: Exchange }
  | Refused;

export type CapabilitiesReply =
  | { kind: 'capabilities'; capabilities: ProviderCapabilities; exchange: Exchange }
  /** The endpoint is not there: treat the provider as one that speaks the plan's five, synchronously. */
  | { kind: 'not_found'; exchange: Exchange }
  | Refused;

export type ProviderClient = Record<ProviderAction, (request: ActionRequest) => Promise<ProviderReply>> & {
  /** With both, the reference is asked for and the key is compared with the answer. */
  status(lookup: StatusLookup): Promise<ProviderReply>;
  capabilities(): Promise<CapabilitiesReply>;
};

/**
 * VOZEX's side of the contract. Its methods never throw for what a provider does: every fault comes
 * back as a `refused` with the class that says what to do about it.
 * @throws TypeError when the settings themselves are wrong (address, secrets, timeout)
 */
export function createProviderClient(settings: ProviderClientSettings): ProviderClient {
  const base = baseUrlOf(settings.baseUrl);
  const endpoints = endpointsOf(settings.endpoints);
  const clock = settings.clock ?? systemClock;
  const timeoutSeconds = settings.timeoutSeconds ?? 15;
  if (!(timeoutSeconds >= 1 && timeoutSeconds <= 30)) throw new TypeError('timeoutSeconds must be between 1 and 30.');
  assertOutgoingAuth(settings.auth);

  async function send(call: {
    method: 'GET' | 'POST';
    path: string;
    messageId: string;
    body: string | null;
    idempotency?: string;
  }) {
    const url = new URL(base + call.path);
    const text = call.body ?? signedTextOfGet(url.pathname + url.search);
    const headers = {
      accept: 'application/json, application/problem+json',
      'user-agent': settings.userAgent ?? 'VOZEX/0.1',
      'marketplace-contract-version': String(CONTRACT_VERSION),
      ...(call.body !== null && { 'content-type': 'application/json' }),
      ...(call.idempotency && { 'idempotency-key': call.idempotency }),
      ...authHeaders(settings.auth, { id: call.messageId, at: clock.now(), text }),
    };
    const outgoing = { fetch: settings.fetch ?? fetch, method: call.method, url: url.href, headers, body: call.body };
    return exchange(outgoing, timeoutSeconds);
  }

  async function act(action: ProviderAction, request: ActionRequest): Promise<ProviderReply> {
    const envelope = ProviderRequest.safeParse({
      request_id: randomUUID(),
      ...request,
      contract_version: CONTRACT_VERSION,
      action,
      audience: settings.audience,
      sent_at: clock.now().toISOString(),
    });
    const url = base + endpoints[action];
    if (!envelope.success) return refusedBeforeSending(url, null, envelope.error.message);
    const body = JSON.stringify(envelope.data);
    if (Buffer.byteLength(body) > REQUEST_BODY_BYTES_MAX)
      return refusedBeforeSending(url, null, 'the request is too large');
    const key = idempotencyKeyOf(envelope.data);
    const sent = await send({
      method: 'POST',
      path: endpoints[action],
      messageId: messageIdOf(settings.audience, key),
      body,
      idempotency: idempotencyHeaderOf(envelope.data),
    });
    return readReply(sent, clock, {
      instanceKey: request.instance_key,
      externalReference: request.external_reference ?? null,
    });
  }

  return {
    onboard: (request) => act('onboard', request),
    suspend: (request) => act('suspend', request),
    resume: (request) => act('resume', request),
    cancel: (request) => act('cancel', request),
    upgrade: (request) => act('upgrade', request),
    async status(lookup) {
      const path = statusPath(endpoints.status, lookup);
      const sent = await send({ method: 'GET', path, messageId: `ask_${randomUUID()}`, body: null });
      const reply = readReply(sent, clock, {
        instanceKey: lookup.instanceKey ?? null,
        externalReference: 'externalReference' in lookup ? lookup.externalReference : null,
      });
      // A provider that wrote only the plan's five endpoints answers a bare 404 for what it does not know. Should the
      // whole endpoint be missing instead, the onboard that follows says so, and nothing was lost.
      const bareNotFound = reply.kind === 'refused' && reply.status === 404 && !hasCode(sent);
      return bareNotFound ? { kind: 'not_found', exchange: reply.exchange } : reply;
    },
    async capabilities() {
      const sent = await send({
        method: 'GET',
        path: endpoints.capabilities,
        messageId: `ask_${randomUUID()}`,
        body: null,
      });
      return readCapabilities(sent, clock);
    },
  };
}

/** Constant over the retries of one operation, and no part of it can be chosen by a customer. */
function messageIdOf(audience: string, key: string): string {
  return `msg_${createHash('sha256').update(`${audience}\n${key}`).digest('hex').slice(0, 40)}`;
}

type Expected = { instanceKey: string | null; externalReference: string | null };

function readReply(sent: Exchanged, clock: Clock, expected: Expected): ProviderReply {
  if (sent.kind === 'failed') return refusedOnTheWay(sent);
  if (sent.status < 200 || sent.status > 299) {
    const refused = readRefusal(sent, clock);
    return refused.code === 'instance_unknown' ? { kind: 'not_found', exchange: sent.exchange } : refused;
  }
  const read = ProviderAnswer.safeParse(sent.body);
  if (!read.success) return unreadable(sent, read.error.message);
  const answer = read.data;
  const mismatch = mismatchOf(answer, expected);
  if (mismatch) {
    return { ...unreadable(sent, mismatch), errorClass: 'needs_operator', code: 'answer_mismatch' };
  }
  const replayed = sent.headers.get('idempotency-replayed') === 'true';
  if (!isInMotion(sent.status, answer)) return { kind: 'done', answer, replayed, exchange: sent.exchange };
  const lookAgainAfterSeconds =
    readRetryAfter(sent.headers.get('retry-after'), clock.now()) ?? LOOK_AGAIN_SECONDS_DEFAULT;
  return { kind: 'accepted', answer, lookAgainAfterSeconds, replayed, exchange: sent.exchange };
}

function isInMotion(status: number, answer: ProviderAnswer): boolean {
  const operation = answer.operation?.status;
  return status === 202 || STATUSES_IN_MOTION.has(answer.status) || operation === 'queued' || operation === 'running';
}

function mismatchOf(answer: ProviderAnswer, expected: Expected): string | undefined {
  if (expected.instanceKey !== null && answer.instance_key !== expected.instanceKey) {
    return `asked about ${expected.instanceKey}, answered about ${answer.instance_key}`;
  }
  if (expected.externalReference !== null && answer.external_reference !== expected.externalReference) {
    return `asked about ${expected.externalReference}, answered about ${answer.external_reference}`;
  }
  return undefined;
}

function readCapabilities(sent: Exchanged, clock: Clock): CapabilitiesReply {
  if (sent.kind === 'failed') return refusedOnTheWay(sent);
  if (sent.status === 404) return { kind: 'not_found', exchange: sent.exchange };
  if (sent.status < 200 || sent.status > 299) return readRefusal(sent, clock);
  const read = ProviderCapabilities.safeParse(sent.body);
  if (!read.success) return unreadable(sent, read.error.message);
  return { kind: 'capabilities', capabilities: read.data, exchange: sent.exchange };
}

type Answered = Extract<Exchanged, { kind: 'answered' }>;

function hasCode(sent: Exchanged): boolean {
  return sent.kind === 'answered' && classifyRefusal(sent.status, sent.body).problem.code !== undefined;
}

function readRefusal(sent: Answered, clock: Clock): Refused {
  const { errorClass, code, problem } = classifyRefusal(sent.status, sent.body);
  const headerSeconds = readRetryAfter(sent.headers.get('retry-after'), clock.now());
  const seconds =
    headerSeconds ?? (problem.retry_after === undefined ? undefined : clampRetryAfter(problem.retry_after));
  return {
    kind: 'refused',
    errorClass,
    code,
    status: sent.status,
    detail: problem.detail ?? problem.title ?? `HTTP ${sent.status} without an explanation`,
    ...(problem.user_message !== undefined && { userMessage: problem.user_message }),
    ...(problem.fields && { fields: problem.fields }),
    ...(seconds !== undefined && { retryAfterSeconds: seconds }),
    exchange: sent.exchange,
  };
}

function refusedOnTheWay(sent: Extract<Exchanged, { kind: 'failed' }>): Refused {
  const notSent = sent.code === 'egress_refused' ? 'needs_operator' : 'retryable';
  return {
    kind: 'refused',
    errorClass: sent.sent ? 'unknown' : notSent,
    code: sent.code,
    ...(sent.exchange.status !== null && { status: sent.exchange.status }),
    detail: sent.detail,
    exchange: sent.exchange,
  };
}

/** A 2xx that cannot be read: the effect may be there, so its outcome is unknown. */
function unreadable(sent: Answered, detail: string): Refused {
  const { status, exchange } = sent;
  return { kind: 'refused', errorClass: 'unknown', code: 'answer_invalid', status, detail, exchange };
}

function refusedBeforeSending(url: string, request: string | null, detail: string): Refused {
  const exchange: Exchange = { method: 'POST', url, status: null, ms: 0, request, response: null };
  return { kind: 'refused', errorClass: 'permanent', code: 'invalid_request', detail, exchange };
}
