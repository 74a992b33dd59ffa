import { type Clock, systemClock } from './clock.ts';
import type { StatusLookup } from './endpoints.ts';
import { canonicalHashOf, idempotencyHeaderOf, idempotencyKeyOf } from './idempotency.ts';
import type { Claim, IdempotencyStore, Operation, Performed, StoredAnswer } from './idempotency-store.ts';
import { REQUEST_BODY_BYTES_MAX } from './limits.ts';
import {
  CONTRACT_VERSION,
  InstanceKey,
  ProviderAction,
  ProviderAnswer,
  type ProviderAnswerDraft,
  ProviderCapabilities,
  type ProviderCapabilitiesDraft,
  ProviderRequest,
} from './messages.ts';
import { problemAnswer, refusal, success, versionRefusal } from './mounted-answers.ts';
import { type ProblemCode, type ProblemParts, type ProviderProblem, problemOf } from './problem.ts';
import { type AcceptedAuth, createVerifier, type IncomingHeaders } from './sign.ts';

/** A request as any HTTP server can hand it over. */
export type MountedRequest = {
  method: string;
  /** Path and query exactly as they came in: a GET's signature covers them. Restore what a proxy stripped. */
  url: string;
  headers: IncomingHeaders;
  /** The bytes as they came in. A parsed and re-serialized body has another signature. */
  rawBody: Uint8Array;
};

export type MountedAnswer = StoredAnswer;

/** What an action answers. A refusal changes nothing: its transaction is rolled back and the key stays free. */
export type ActionResult =
  | { kind: 'done'; answer: ProviderAnswerDraft; created?: boolean }
  | { kind: 'accepted'; answer: ProviderAnswerDraft; lookAgainAfterSeconds: number }
  | { kind: 'refused'; problem: ProviderProblem };

/** The refusal of an action. `fields` point into the request body. */
export function refuse(code: ProblemCode, parts: ProblemParts): ActionResult {
  return { kind: 'refused', problem: problemOf(code, parts) };
}

type Act<Tx> = (request: ProviderRequest, tx: Tx) => Promise<ActionResult>;

export type MarketplaceActions<Tx> = Record<Exclude<ProviderAction, 'upgrade'>, Act<Tx>> & {
  upgrade?: Act<Tx>;
  /** @returns undefined when there is no such instance */
  status(lookup: StatusLookup): Promise<{ answer: ProviderAnswerDraft; lookAgainAfterSeconds?: number } | undefined>;
};

export type MarketplaceSettings<Tx> = {
  /** This provider's id, as the marketplace addresses it. */
  audience: string;
  auth: AcceptedAuth;
  actions: MarketplaceActions<Tx>;
  idempotency: IdempotencyStore<Tx>;
  /** What is known only to the provider; versions, actions, audience and time are filled in. */
  capabilities: () => Omit<ProviderCapabilitiesDraft, 'contract_versions' | 'audience' | 'actions' | 'server_time'>;
  clock?: Clock;
  /** Default `/api/marketplace`. */
  basePath?: string;
  /** Told about faults that were answered with 500, for the provider's own log. */
  onFault?: (fault: unknown) => void;
};

/**
 * The provider's side of the contract, for any HTTP server: checks signature, addressee, version and
 * envelope, keeps each operation to one effect, and words every refusal as a problem document.
 * @throws TypeError when no usable secret or token is given
 */
export function createMarketplaceEndpoints<Tx>(settings: MarketplaceSettings<Tx>): {
  handle(request: MountedRequest): Promise<MountedAnswer>;
} {
  const clock = settings.clock ?? systemClock;
  const basePath = settings.basePath ?? '/api/marketplace';
  const verify = createVerifier(settings.auth);

  async function answerTo(request: MountedRequest): Promise<MountedAnswer> {
    const url = new URL(request.url, 'http://provider.invalid');
    const endpoint = endpointOf(url, basePath);
    if (!endpoint) return refusal('endpoint_missing', { detail: `There is nothing at ${url.pathname}.` });
    const method = ProviderAction.safeParse(endpoint.name).success ? 'POST' : 'GET';
    if (request.method !== method) {
      const detail = `${url.pathname} takes ${method}, not ${request.method}.`;
      return refusal('endpoint_missing', { detail }, 405);
    }
    if (request.rawBody.length > REQUEST_BODY_BYTES_MAX) {
      return refusal('invalid_request', { detail: `The body is larger than ${REQUEST_BODY_BYTES_MAX} bytes.` });
    }
    const pathAndQuery = request.url.replace(/^https?:\/\/[^/]+/i, '');
    const verified = verify({ method, pathAndQuery, headers: request.headers, rawBody: request.rawBody }, clock.now());
    if (!verified.ok) return refusal('auth_failed', { detail: verified.reason });
    const version = headerOf(request.headers, 'marketplace-contract-version');
    if (version !== undefined && version !== String(CONTRACT_VERSION)) return versionRefusal(version);

    if (endpoint.name === 'capabilities') return success(200, capabilitiesNow(settings, clock));
    if (endpoint.name === 'status') return answerStatus(settings, endpoint.reference, url.searchParams);
    return answerAction(settings, endpoint.name, request);
  }

  return {
    async handle(request) {
      try {
        return await answerTo(request);
      } catch (fault) {
        settings.onFault?.(fault);
        // Its text stays here: it may name tables, files or customers.
        return refusal('internal_error', { detail: 'An unexpected fault, noted in our log.' });
      }
    },
  };
}

type Endpoint = { name: ProviderAction | 'capabilities' } | { name: 'status'; reference: string | undefined };

function endpointOf(url: URL, basePath: string): Endpoint | undefined {
  if (!url.pathname.startsWith(`${basePath}/`)) return undefined;
  const [name, reference, ...rest] = url.pathname.slice(basePath.length + 1).split('/');
  if (rest.length > 0) return undefined;
  if (name === 'status') return { name, reference: reference === undefined ? undefined : decoded(reference) };
  if (reference !== undefined) return undefined;
  if (name === 'capabilities') return { name };
  const action = ProviderAction.safeParse(name);
  return action.success ? { name: action.data } : undefined;
}

/** `%` may be followed by nonsense; then nothing is known under that name either. */
function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

async function answerStatus<Tx>(
  settings: MarketplaceSettings<Tx>,
  reference: string | undefined,
  query: URLSearchParams,
): Promise<MountedAnswer> {
  const instanceKey = query.get('instance_key');
  if (instanceKey !== null && !InstanceKey.safeParse(instanceKey).success) {
    return refusal('invalid_request', { detail: 'instance_key is malformed.' });
  }
  if (instanceKey === null && !reference) {
    return refusal('invalid_request', { detail: 'Name the instance: /status/{external_reference} or ?instance_key=.' });
  }
  // Exactly one of the two is asked by: the key wins, since whoever sends it may have an outdated reference.
  const found = await settings.actions.status(
    instanceKey === null ? { externalReference: reference! } : { instanceKey },
  ); // because one of them was checked to be there
  if (!found) return refusal('instance_unknown', { detail: `No instance ${instanceKey ?? reference}.` });
  return success(200, ProviderAnswer.parse(found.answer), found.lookAgainAfterSeconds);
}

async function answerAction<Tx>(
  settings: MarketplaceSettings<Tx>,
  name: ProviderAction,
  incoming: MountedRequest,
): Promise<MountedAnswer> {
  const act = settings.actions[name];
  if (!act) return refusal('endpoint_missing', { detail: `${name} is not offered.` }, 501);
  const body = objectOf(incoming.rawBody);
  if (!body) return refusal('invalid_request', { detail: 'The body is no JSON object.' });
  const read = readEnvelope(body, name, settings.audience, headerOf(incoming.headers, 'idempotency-key'));
  if ('refused' in read) return read.refused;

  const { request } = read;
  const operation: Operation = {
    key: idempotencyKeyOf(request),
    instanceKey: request.instance_key,
    action: request.action,
    revision: request.revision,
    hash: canonicalHashOf(body),
  };
  const claim = await settings.idempotency.performOnce(operation, async (tx) =>
    render(request, await act(request, tx)),
  );
  return answerClaim(claim, operation);
}

/** The checks that bind a signed body to this endpoint, this provider and this key. */
function readEnvelope(
  body: Record<string, unknown>,
  action: ProviderAction,
  audience: string,
  idempotencyKey: string | undefined,
): { request: ProviderRequest } | { refused: MountedAnswer } {
  const no = (code: ProblemCode, parts: ProblemParts) => ({ refused: refusal(code, parts) });
  if (body.contract_version !== undefined && body.contract_version !== CONTRACT_VERSION) {
    return { refused: versionRefusal(String(body.contract_version)) };
  }
  const read = ProviderRequest.safeParse(body);
  if (!read.success) {
    const fields = read.error.issues
      .slice(0, 20)
      .map((issue) => ({ pointer: `/${issue.path.map(String).join('/')}`.slice(0, 200), message: issue.message }));
    return no('invalid_request', { detail: 'The envelope is incomplete or malformed.', fields });
  }
  const request = read.data;
  const requestId = request.request_id;
  if (request.action !== action) {
    return no('invalid_request', { detail: `A request to ${request.action} was sent to ${action}.`, requestId });
  }
  if (request.audience !== audience) {
    return no('audience_mismatch', { detail: `This is ${audience}, not ${request.audience}.`, requestId });
  }
  // The header is not signed, the body is: a replayed body under a new key must not count as a new operation.
  if (idempotencyKey !== undefined && idempotencyKey !== idempotencyHeaderOf(request)) {
    return no('invalid_request', { detail: 'Idempotency-Key is not that of the body.', requestId });
  }
  return { request };
}

function render(request: ProviderRequest, result: ActionResult): Performed {
  if (result.kind === 'refused') {
    const answer = problemAnswer({ ...result.problem, request_id: request.request_id });
    // Remembered although refused: an onboard that was on its way when VOZEX gave up must find its revision stale.
    const keep = request.action === 'cancel' && result.problem.code === 'instance_unknown';
    return { keep, answer };
  }
  const body = ProviderAnswer.parse(result.answer);
  if (body.instance_key !== request.instance_key) throw new Error(`${request.action} answered about another instance`);
  if (result.kind === 'accepted')
    return { keep: !request.dry_run, answer: success(202, body, result.lookAgainAfterSeconds) };
  return { keep: !request.dry_run, answer: success(result.created ? 201 : 200, body) };
}

function answerClaim(claim: Claim, operation: Operation): MountedAnswer {
  switch (claim.kind) {
    case 'performed':
      return claim.answer;
    case 'replayed':
      return { ...claim.answer, headers: { ...claim.answer.headers, 'idempotency-replayed': 'true' } };
    case 'mismatch':
      return refusal('idempotency_mismatch', { detail: `${operation.key} was used with another content.` });
    case 'stale':
      return refusal('stale_revision', {
        detail: `Revision ${operation.revision} came after ${claim.observedRevision}.`,
      });
    case 'in_progress':
      return refusal('operation_in_progress', {
        detail: `Another operation on ${operation.instanceKey} is running.`,
        retryAfterSeconds: claim.retryAfterSeconds,
      });
  }
}

function capabilitiesNow<Tx>(settings: MarketplaceSettings<Tx>, clock: Clock): ProviderCapabilities {
  return ProviderCapabilities.parse({
    ...settings.capabilities(),
    contract_versions: [CONTRACT_VERSION],
    audience: settings.audience,
    actions: ProviderAction.options.filter((action) => settings.actions[action]),
    server_time: clock.now().toISOString(),
  });
}

function headerOf(headers: IncomingHeaders, name: string): string | undefined {
  const value = Object.entries(headers).find(([key]) => key.toLowerCase() === name)?.[1];
  return typeof value === 'string' ? value : value?.[0];
}

function objectOf(bytes: Uint8Array): Record<string, unknown> | undefined {
  try {
    // `fatal`: bytes that are no UTF-8 are refused rather than replaced.
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isObject ? (value as Record<string, unknown>) : undefined; // because it was just checked
  } catch {
    return undefined;
  }
}
