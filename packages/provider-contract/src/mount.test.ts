import { describe, expect, it } from 'vitest';
import { createProviderClient, type ProviderClientSettings } from './client.ts';
import { createMemoryStore } from './idempotency-store.ts';
import { CONTRACT_VERSION, type ProviderAnswerDraft, type ProviderRequest } from './messages.ts';
import { createMarketplaceEndpoints, type MarketplaceSettings, type MountedAnswer, refuse } from './mount.ts';
import { authHeaders, newSigningSecret } from './sign.ts';
import { requestOf } from './test-request.ts';

const secret = newSigningSecret();
const clock = { now: () => new Date('2026-03-01T12:00:00Z') };

/** A provider whose whole world is two maps, and VOZEX's client wired straight to its endpoints. */
function newProvider(changes: Partial<MarketplaceSettings<undefined>> = {}) {
  const instances = new Map<string, ProviderAnswerDraft>();
  const effects: string[] = [];
  const faults: unknown[] = [];
  const become = (status: ProviderAnswerDraft['status']) => async (request: ProviderRequest) => {
    const found = instances.get(request.instance_key);
    if (!found) return refuse('instance_unknown', { detail: 'never heard of it' });
    effects.push(`${request.action} ${request.revision}`);
    const answer = { ...found, status, observed_revision: request.revision };
    instances.set(request.instance_key, answer);
    return { kind: 'done' as const, answer };
  };
  const endpoints = createMarketplaceEndpoints<undefined>({
    audience: 'point-of-sale',
    auth: { hmacSecrets: [secret] },
    clock,
    idempotency: createMemoryStore(),
    capabilities: () => ({ retention_days: 30 }),
    onFault: (fault) => faults.push(fault),
    actions: {
      async onboard(request) {
        effects.push(`onboard ${request.revision}`);
        const answer = { instance_key: request.instance_key, external_reference: 't_1', status: 'active' as const };
        instances.set(request.instance_key, answer);
        return { kind: 'done', answer, created: true };
      },
      suspend: become('suspended'),
      resume: become('active'),
      cancel: become('cancelled'),
      async status(lookup) {
        const answer = [...instances.values()].find((one) =>
          'externalReference' in lookup
            ? one.external_reference === lookup.externalReference
            : one.instance_key === lookup.instanceKey,
        );
        return answer && { answer };
      },
    },
    ...changes,
  });
  const replies: MountedAnswer[] = [];
  const clientOf = (settings: Partial<ProviderClientSettings> = {}) =>
    createProviderClient({
      baseUrl: 'https://pos.test',
      auth: { mode: 'hmac', secrets: [secret] },
      audience: 'point-of-sale',
      clock,
      async fetch(url, init) {
        const reply = await endpoints.handle({
          method: init.method ?? 'GET',
          url: url.replace('https://pos.test', ''),
          headers: init.headers as Record<string, string>, // because the client sends a plain object
          rawBody: Buffer.from((init.body as string | undefined) ?? ''),
        });
        replies.push(reply);
        return new Response(reply.body, { status: reply.status, headers: reply.headers });
      },
      ...settings,
    });
  return { ...endpoints, clientOf, vozex: clientOf(), effects, faults, replies };
}

/** A signed request written by hand, for what our own client would never send. */
function postOf(path: string, body: object, headers: Record<string, string> = {}) {
  const text = JSON.stringify(body);
  const signed = authHeaders({ mode: 'hmac', secrets: [secret] }, { id: 'msg_1', at: clock.now(), text });
  return { method: 'POST', url: path, headers: { ...signed, ...headers }, rawBody: Buffer.from(text) };
}
const envelopeOf = (changes: Partial<ProviderRequest> = {}) => ({
  ...requestOf(),
  contract_version: CONTRACT_VERSION,
  action: 'onboard',
  audience: 'point-of-sale',
  request_id: 'req_1',
  sent_at: '2026-03-01T12:00:00Z',
  ...changes,
});
const codeOf = (answer: MountedAnswer) => JSON.parse(answer.body).code;

describe('one operation has one effect', () => {
  it('however often it is sent, and the repeated answer is marked', async () => {
    const { vozex, effects, replies } = newProvider();
    expect(await vozex.onboard(requestOf())).toMatchObject({ kind: 'done', replayed: false });
    expect(await vozex.onboard(requestOf())).toMatchObject({ kind: 'done', replayed: true });
    expect(effects).toEqual(['onboard 1']);
    expect(replies.map((reply) => reply.status)).toEqual([201, 201]);
    expect(replies[1]?.body).toBe(replies[0]?.body);
  });

  it('when ten arrive at once', async () => {
    const { vozex, effects } = newProvider();
    const all = await Promise.all(Array.from({ length: 10 }, () => vozex.onboard(requestOf())));
    expect(all.every((reply) => reply.kind === 'done')).toBe(true);
    expect(effects).toEqual(['onboard 1']);
  });

  it('and a second suspend is another operation than the first', async () => {
    const { vozex, effects } = newProvider();
    await vozex.onboard(requestOf());
    await vozex.suspend(requestOf({ revision: 2 }));
    await vozex.resume(requestOf({ revision: 3 }));
    await vozex.suspend(requestOf({ revision: 4 }));
    expect(await vozex.status({ instanceKey: 'ord_1:oit_1' })).toMatchObject({ answer: { status: 'suspended' } });
    expect(effects).toEqual(['onboard 1', 'suspend 2', 'resume 3', 'suspend 4']);
  });

  it('whatever the order of members and the per-attempt fields', async () => {
    const { handle, effects } = newProvider();
    await handle(postOf('/api/marketplace/onboard', envelopeOf()));
    const retried = Object.fromEntries(Object.entries(envelopeOf({ request_id: 'req_2' })).reverse());
    const reply = await handle(postOf('/api/marketplace/onboard', retried));
    expect(reply.headers['idempotency-replayed']).toBe('true');
    expect(effects).toHaveLength(1);
  });
});

describe('a key with another content', () => {
  it('is refused, even if only a field differs that this version does not know', async () => {
    const { handle, vozex, effects } = newProvider();
    await vozex.onboard(requestOf());
    const other = requestOf({ parameters: { workspace_name: 'eve' } });
    expect(await vozex.onboard(other)).toMatchObject({
      errorClass: 'permanent',
      code: 'idempotency_mismatch',
      status: 422,
    });
    await handle(postOf('/api/marketplace/suspend', envelopeOf({ action: 'suspend' })));
    const withMore = { ...envelopeOf({ action: 'suspend' }), seats_next_year: 4 };
    expect(codeOf(await handle(postOf('/api/marketplace/suspend', withMore)))).toBe('idempotency_mismatch');
    expect(effects).toEqual(['onboard 1', 'suspend 1']);
  });
});

describe('a revision older than what was done', () => {
  it('is stale, so that a late retry cannot undo a newer wish', async () => {
    const { vozex, effects } = newProvider();
    await vozex.onboard(requestOf());
    await vozex.resume(requestOf({ revision: 5 }));
    expect(await vozex.suspend(requestOf({ revision: 4 }))).toMatchObject({
      errorClass: 'stale',
      code: 'stale_revision',
    });
    expect(effects).toEqual(['onboard 1', 'resume 5']);
  });

  it('includes an onboard that was still on its way when it was given up', async () => {
    const { vozex, effects } = newProvider();
    expect((await vozex.cancel(requestOf({ revision: 2, reason: 'orphan' }))).kind).toBe('not_found');
    expect(await vozex.onboard(requestOf({ revision: 1 }))).toMatchObject({ errorClass: 'stale' });
    expect(effects).toEqual([]);
  });
});

describe('a refusal changes nothing', () => {
  it('and leaves the key free for another attempt', async () => {
    let full = true;
    const { vozex } = newProvider({
      actions: {
        ...({} as MarketplaceSettings<undefined>['actions']), // because only onboard and suspend are called here
        onboard: async (request) =>
          full
            ? refuse('unavailable', { detail: 'full', retryAfterSeconds: 9 })
            : {
                kind: 'done',
                answer: { instance_key: request.instance_key, external_reference: 't', status: 'active' },
              },
      },
    });
    const refused = { kind: 'refused', errorClass: 'retryable', retryAfterSeconds: 9 };
    expect(await vozex.onboard(requestOf())).toMatchObject(refused);
    full = false;
    expect(await vozex.onboard(requestOf())).toMatchObject({ kind: 'done', replayed: false });
  });
});

describe('a dry run', () => {
  it('is rolled back by the store and leaves its key to the real operation', async () => {
    const kept: boolean[] = [];
    const { vozex } = newProvider({
      idempotency: {
        async performOnce(_operation, perform) {
          const { keep, answer } = await perform(undefined);
          kept.push(keep);
          return { kind: 'performed', answer };
        },
      },
    });
    await vozex.onboard(requestOf({ dry_run: true }));
    await vozex.onboard(requestOf());
    expect(kept).toEqual([false, true]);
  });
});

describe('who may knock', () => {
  it('nobody with another secret, and the status does not tell either', async () => {
    const { vozex, clientOf, effects } = newProvider();
    const stranger = clientOf({ auth: { mode: 'hmac', secrets: [newSigningSecret()] } });
    const refused = { kind: 'refused', errorClass: 'needs_operator', code: 'auth_failed', status: 401 };
    expect(await stranger.onboard(requestOf())).toMatchObject(refused);
    await vozex.onboard(requestOf());
    expect(await stranger.status({ externalReference: 't_1' })).toMatchObject(refused);
    expect(await stranger.capabilities()).toMatchObject(refused);
    expect(effects).toEqual(['onboard 1']);
  });

  it('nobody with a request meant for another provider', async () => {
    const { clientOf, effects } = newProvider();
    const reply = await clientOf({ audience: 'invoicing' }).onboard(requestOf());
    expect(reply).toMatchObject({ errorClass: 'needs_operator', code: 'audience_mismatch', status: 403 });
    expect(effects).toEqual([]);
  });

  it('a signed suspend opens no other door', async () => {
    const { handle, effects } = newProvider();
    const reply = await handle(postOf('/api/marketplace/cancel', envelopeOf({ action: 'suspend' })));
    expect([reply.status, codeOf(reply)]).toEqual([400, 'invalid_request']);
    expect(effects).toEqual([]);
  });

  it('a signed body cannot be replayed under a new key', async () => {
    const { handle, effects } = newProvider();
    const key = '"ord_1:oit_1:onboard:2"';
    const reply = await handle(postOf('/api/marketplace/onboard', envelopeOf(), { 'Idempotency-Key': key }));
    expect(codeOf(reply)).toBe('invalid_request');
    expect(effects).toEqual([]);
  });
});

describe('what is not understood', () => {
  it.each([
    ['/api/marketplace/explode', {}, 404, 'endpoint_missing'],
    ['/api/marketplace/onboard/x', {}, 404, 'endpoint_missing'],
    ['/onboard', {}, 404, 'endpoint_missing'],
    ['/api/marketplace/status/t_1', {}, 405, 'endpoint_missing'],
    ['/api/marketplace/upgrade', {}, 501, 'endpoint_missing'],
    ['/api/marketplace/onboard', [], 400, 'invalid_request'],
    ['/api/marketplace/onboard', {}, 400, 'invalid_request'],
    ['/api/marketplace/onboard', { contract_version: 2 }, 412, 'version_unsupported'],
  ])('%s with %j is answered as a problem document: %i %s', async (path, body, status, code) => {
    const reply = await newProvider().handle(postOf(path, body));
    expect(reply.headers['content-type']).toBe('application/problem+json');
    expect(JSON.parse(reply.body)).toMatchObject({ status, code, type: `urn:vozex:problem:${code}` });
    expect(reply.status).toBe(status);
  });

  it('a contract version in the header alone is refused too, with those that are spoken', async () => {
    const post = postOf('/api/marketplace/onboard', envelopeOf(), { 'Marketplace-Contract-Version': '2' });
    expect(JSON.parse((await newProvider().handle(post)).body)).toMatchObject({ status: 412, supported_versions: [1] });
  });

  it('names the fields of a malformed envelope', async () => {
    const reply = await newProvider().handle(postOf('/api/marketplace/onboard', envelopeOf({ revision: 0 })));
    expect(JSON.parse(reply.body).fields[0].pointer).toBe('/revision');
  });
});

describe('a fault inside the provider', () => {
  it('is an unknown outcome to the caller, whole in the log, and silent about itself outside', async () => {
    const { vozex, faults } = newProvider({
      idempotency: {
        performOnce: async () => {
          throw new Error('relation "tenants" does not exist');
        },
      },
    });
    const reply = await vozex.onboard(requestOf());
    expect(reply).toMatchObject({ kind: 'refused', errorClass: 'unknown', code: 'internal_error', status: 500 });
    expect(JSON.stringify(reply)).not.toContain('tenants');
    expect(faults).toHaveLength(1);
  });

  it('an answer against the contract never leaves the house', async () => {
    const answer = { instance_key: 'ord_9:oit_9', external_reference: 't_9', status: 'active' as const };
    const actions = {
      onboard: async () => ({ kind: 'done', answer }),
    } as unknown as MarketplaceSettings<undefined>['actions'];
    const { vozex } = newProvider({ actions });
    expect(await vozex.onboard(requestOf())).toMatchObject({ kind: 'refused', code: 'internal_error' });
  });
});

describe('capabilities', () => {
  it('offer what is there, and tell the time', async () => {
    expect(await newProvider().vozex.capabilities()).toMatchObject({
      kind: 'capabilities',
      capabilities: {
        actions: ['onboard', 'suspend', 'resume', 'cancel'],
        audience: 'point-of-sale',
        server_time: '2026-03-01T12:00:00.000Z',
        retention_days: 30,
      },
    });
  });
});
