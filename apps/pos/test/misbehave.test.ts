import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { newSigningSecret } from '@vozex/provider-contract';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startPos } from '../src/index.ts';
import { answerIn, newWorld, purchaseOf } from './world.ts';

let world: Awaited<ReturnType<typeof newWorld>>;
beforeAll(async () => {
  world = await newWorld({ control: true });
});
afterAll(() => world.pos.close());
beforeEach(() => world.pos.clearMisbehaviour());

describe('misbehaviour on demand', () => {
  it('is down until a time', async () => {
    const purchase = purchaseOf('down');
    await world.pos.misbehave({ kind: 'down', until: new Date(world.time.now().getTime() + 60_000).toISOString() });
    expect(await world.vozex.onboard(purchase)).toMatchObject({ errorClass: 'retryable', code: 'unavailable' });
    world.time.passes(60);
    expect((await world.vozex.onboard(purchase)).kind).toBe('done');
  });

  it('refuses connections until a time, and listens at the same address afterwards', async () => {
    const purchase = purchaseOf('refuse');
    await world.pos.misbehave({ kind: 'refuse', until: new Date(world.time.now().getTime() + 60_000).toISOString() });
    expect(await world.vozex.onboard(purchase)).toMatchObject({ errorClass: 'retryable', code: 'connection_failed' });
    world.time.passes(60);
    await expect.poll(async () => (await world.vozex.onboard(purchase)).kind).toBe('done');
  });

  it('answers about another instance, which the client does not believe', async () => {
    await world.pos.misbehave({ kind: 'wrong_instance_answer', times: 1 });
    const reply = await world.vozex.onboard(purchaseOf('somebody'));
    expect(reply).toMatchObject({ errorClass: 'needs_operator', code: 'answer_mismatch' });
  });

  it('forgets its secrets, and rejects fields', async () => {
    await world.pos.misbehave({ kind: 'unauthorized', times: 1 });
    await world.pos.misbehave({
      kind: 'fields_422',
      times: 1,
      fields: [{ pointer: '/parameters/vat_id', message: 'unknown' }],
    });
    const purchase = purchaseOf('picky');
    expect(await world.vozex.onboard(purchase)).toMatchObject({ errorClass: 'needs_operator', status: 401 });
    expect(await world.vozex.onboard(purchase)).toMatchObject({
      errorClass: 'needs_customer',
      fields: [{ message: 'unknown' }],
    });
    expect((await world.vozex.onboard(purchase)).kind).toBe('done');
  });

  it('can be limited to an endpoint and to an instance', async () => {
    const [spared, hit] = [purchaseOf('spared'), purchaseOf('hit')];
    await world.pos.misbehave({ kind: 'down', only: ['onboard'], instance_key: hit.instance_key });
    expect((await world.vozex.onboard(spared)).kind).toBe('done');
    expect((await world.vozex.onboard(hit)).kind).toBe('refused');
    expect((await world.vozex.status({ instanceKey: hit.instance_key })).kind).toBe('not_found');
  });
});

describe('the ledger', () => {
  it('counts workspaces and calls as they really were', async () => {
    const purchase = purchaseOf('counted');
    await world.pos.misbehave({ kind: 'hang_up_after_effect', times: 2 });
    await world.vozex.onboard(purchase);
    await world.vozex.onboard(purchase);
    const { external_reference: reference } = answerIn(await world.vozex.onboard(purchase));
    const { tenants, calls } = await world.pos.ledger();
    expect(tenants.filter((tenant) => tenant.instance_key === purchase.instance_key)).toEqual([
      expect.objectContaining({ external_reference: reference, state: 'open', workspace_name: 'counted' }),
    ]);
    const mine = calls.filter((call) => call.instance_key === purchase.instance_key);
    expect(mine.map((call) => [call.status, call.misbehaviour])).toEqual([
      [null, 'hang_up_after_effect'],
      [null, 'hang_up_after_effect'],
      [201, null],
    ]);
    expect(mine[0]?.idempotency_key).toBe(`"${purchase.instance_key}:onboard:1"`);
  });
});

describe('control from another process', () => {
  const post = (url: string, body: object) =>
    fetch(`${url}/control/misbehave`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });

  it('sets and clears misbehaviour, reads the ledger, and refuses nonsense', async () => {
    expect((await post(world.pos.url, { kind: 'down', times: 1 })).status).toBe(201);
    expect((await world.vozex.onboard(purchaseOf('remote'))).kind).toBe('refused');
    expect((await post(world.pos.url, { kind: 'down' })).status).toBe(201);
    expect((await fetch(`${world.pos.url}/control/misbehave`, { method: 'DELETE' })).status).toBe(204);
    expect((await world.vozex.onboard(purchaseOf('remote'))).kind).toBe('done');
    expect((await post(world.pos.url, { kind: 'explode' })).status).toBe(422);
    const ledger = await (await fetch(`${world.pos.url}/control/ledger`)).json();
    expect(ledger).toEqual(await world.pos.ledger());
  });

  it('gets its answer even to "refuse connections"', async () => {
    const until = new Date(world.time.now().getTime() + 60_000).toISOString();
    expect((await post(world.pos.url, { kind: 'refuse', until })).status).toBe(201);
    await expect(fetch(`${world.pos.url}/healthz`)).rejects.toThrow();
    world.pos.clearMisbehaviour();
    await expect.poll(async () => (await fetch(`${world.pos.url}/healthz`).catch(() => undefined))?.status).toBe(200);
  });

  it('is not there unless asked for', async () => {
    const plain = await newWorld();
    try {
      expect((await post(plain.pos.url, { kind: 'down' })).status).toBe(404);
      expect((await fetch(`${plain.pos.url}/control/ledger`)).status).toBe(404);
    } finally {
      await plain.pos.close();
    }
  });
});

describe('the data folder', () => {
  it('survives a restart with all that was acknowledged, and belongs to one process at a time', async () => {
    const dataDir = await mkdtemp(path.join(tmpdir(), 'pos-'));
    const secret = newSigningSecret();
    const purchase = purchaseOf('kept');
    try {
      const first = await newWorld({ dataDir, signingSecrets: [secret] });
      const vozex = first.clientOf({ auth: { mode: 'hmac', secrets: [secret] } });
      const { external_reference: reference, workspace_url: address } = answerIn(await vozex.onboard(purchase));
      await expect(startPos({ dataDir, signingSecrets: [secret] })).rejects.toThrow(/Another process is using/);
      await first.pos.close();

      const second = await newWorld({ dataDir, signingSecrets: [secret] });
      const again = await second.clientOf({ auth: { mode: 'hmac', secrets: [secret] } }).onboard(purchase);
      expect(again).toMatchObject({ kind: 'done', replayed: true, answer: { external_reference: reference } });
      const page = await fetch((address ?? '').replace(first.pos.url, second.pos.url));
      expect(page.url).toBe(`${second.pos.url}/w/kept`);
      await second.pos.close();
    } finally {
      await rm(dataDir, { recursive: true, force: true });
    }
  });
});

describe('the log', () => {
  it('holds no invitation and no signature', async () => {
    const lines: string[] = [];
    const logging = await newWorld({ log: { write: (line) => void lines.push(line) } });
    try {
      await fetch(answerIn(await logging.vozex.onboard(purchaseOf('discreet'))).workspace_url ?? '');
    } finally {
      await logging.pos.close();
    }
    expect(lines.join('')).toContain('/w/discreet');
    expect(lines.join('')).not.toMatch(/invitation|v1,|pos_session/);
  });
});
