import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import type { Clock } from './clock.ts';
import { systemClock } from './clock.ts';
import { Courier } from './courier.ts';
import { dodoDue } from './dodo/due.ts';
import { dodoServer } from './dodo/server.ts';
import { newDodoState, setDefaultEndpoint } from './dodo/state.ts';
import { writeDodoLetter } from './dodo/webhooks.ts';
import type { ApiCall } from './journal.ts';
import { Journal } from './journal.ts';
import type { Delivery } from './message.ts';
import type { Gateway, MisbehaviourRule } from './misbehaviour.ts';
import { RuleBook } from './misbehaviour.ts';
import { openCertificates } from './paypal/certificates.ts';
import { paypalDue } from './paypal/due.ts';
import { paypalServer } from './paypal/server.ts';
import { writePayPalLetter } from './paypal/sign.ts';
import { newPayPalState, setDefaultWebhook } from './paypal/state.ts';
import { openSpec } from './spec-check.ts';
import type { SandboxState } from './state.ts';
import { keepState, readState } from './state.ts';
import { Timeline } from './timeline.ts';
import type { World } from './world.ts';

/** Short, so that a test sees a retry: five attempts within nine seconds. */
const RETRY_DELAYS_MS = [100, 400, 1_600, 6_400];
/** A shop that is down must not hold up the timeline: after so long the next due thing is played anyway. */
const BETWEEN_PLAYS_MS_MAX = 2_000;

export type GatewaySandboxOptions = {
  /** Default 127.0.0.1. */
  host?: string;
  /** 0 or nothing: any free port. */
  dodoPort?: number;
  paypalPort?: number;
  clock?: Clock;
  /** Everything is kept in this JSON file, keys and certificates included, and taken up by the next start. */
  stateFile?: string;
  dodo?: { apiKey?: string; webhookSecret?: string; webhookUrl?: string };
  paypal?: { clientId?: string; clientSecret?: string; webhookId?: string; webhookUrl?: string };
  /** Check every call, answer and webhook against the gateways' API descriptions; see `violations()`. */
  checkAgainstSpec?: boolean;
  /** Pauses before the second, third ... attempt to deliver a webhook. */
  retryDelaysMs?: number[];
  /** Plays what is due by itself, every so often. Without it only `tick()` does. */
  tickEveryMs?: number;
};

export type GatewaySandbox = {
  dodo: { baseUrl: string; apiKey: string; webhookSecret: string };
  paypal: {
    baseUrl: string;
    clientId: string;
    clientSecret: string;
    webhookId: string;
    /** Intermediate and root of the test certificates: what a receiver must trust. */
    caPem: string;
  };
  /** Where the webhooks of the default endpoints go; null removes the endpoint, nothing leaves it. */
  setWebhookUrls(urls: { dodo?: string | null; paypal?: string | null }): void;
  /** What a shop must be told, by the names of its environment variables. PAYPAL_CA_FILE is the caller's to add. */
  environment(): Record<string, string>;
  /** @throws Error when the rule is unknown or is only for the other gateway. */
  misbehave(rule: MisbehaviourRule): void;
  clearMisbehaviour(): void;
  /** Every attempt to deliver a webhook, oldest first. */
  deliveries(): Delivery[];
  /** Every call of the two APIs, oldest first; tokens and certificates are not among them. */
  requests(): ApiCall[];
  /** Contradictions to the API descriptions, in calls, answers and webhooks; empty without `checkAgainstSpec`. */
  violations(): string[];
  /** Plays everything that is due by the clock's time: trials that end, renewals, second tries. */
  tick(): Promise<number>;
  /** When the next thing happens by itself; null when nothing will. */
  nextDueAt(): Date | null;
  /** Resolves when no webhook is waiting, on its way, or due for another attempt. */
  drain(): Promise<void>;
  close(): Promise<void>;
};

/** Starts Dodo Payments and PayPal as two local servers. */
export async function startGatewaySandbox(options: GatewaySandboxOptions = {}): Promise<GatewaySandbox> {
  const clock = options.clock ?? systemClock;
  const state = openState(options, clock);
  const world = await newWorld(options, clock, state);
  const keep = () => keepState(options.stateFile, state);
  const servers = { dodo: dodoServer(world), paypal: paypalServer(world) };
  for (const gateway of ['dodo', 'paypal'] as const) {
    servers[gateway].addHook('onSend', async (request) => {
      if (request.method !== 'GET') keep();
    });
    world.baseUrls[gateway] = await listen(
      servers[gateway],
      options.host ?? '127.0.0.1',
      options[`${gateway}Port`] ?? 0,
    );
  }
  keep();
  world.courier.resume();
  const tick = async () => {
    const played = await world.timeline.tick();
    if (played > 0) keep();
    return played;
  };
  const tickQuietly = () =>
    tick().catch((error: unknown) => world.journal.violations.push(`the timeline failed: ${String(error)}`));
  const ticking = options.tickEveryMs ? setInterval(() => void tickQuietly(), options.tickEveryMs) : undefined;
  return {
    ...credentialsOf(world),
    setWebhookUrls: (urls) => {
      if (urls.dodo !== undefined) setDefaultEndpoint(state.dodo, urls.dodo, clock.now());
      if (urls.paypal !== undefined) setDefaultWebhook(state.paypal, urls.paypal);
      keep();
    },
    environment: () => environmentOf(world),
    misbehave: (rule) => world.rules.add(rule),
    clearMisbehaviour: () => world.rules.clear(),
    deliveries: () => world.courier.deliveries(),
    requests: () => [...world.journal.calls],
    violations: () => [...world.journal.violations],
    tick,
    nextDueAt: () => world.timeline.nextDueAt(),
    drain: () => world.courier.drain(),
    close: async () => {
      clearInterval(ticking);
      await Promise.all([world.courier.close(), servers.dodo.close(), servers.paypal.close()]);
      keep();
    },
  };
}

/** The kept state, or a new one. What the options name wins over what was kept. */
function openState({ stateFile, dodo = {}, paypal = {} }: GatewaySandboxOptions, clock: Clock): SandboxState {
  const kept = readState(stateFile);
  // A file of an earlier version lacks the newer records: a new state has them, empty.
  const state: SandboxState = {
    dodo: { ...newDodoState(dodo), ...kept?.dodo },
    paypal: { ...newPayPalState(paypal), ...kept?.paypal },
    messages: kept?.messages ?? [],
  };
  if (dodo.apiKey !== undefined) state.dodo.api_key = dodo.apiKey;
  if (dodo.webhookSecret !== undefined) state.dodo.webhook_secret = dodo.webhookSecret;
  if (paypal.clientId !== undefined) state.paypal.client_id = paypal.clientId;
  if (paypal.clientSecret !== undefined) state.paypal.client_secret = paypal.clientSecret;
  if (paypal.webhookId !== undefined && paypal.webhookId !== state.paypal.webhook_id) {
    setDefaultWebhook(state.paypal, null);
    state.paypal.webhook_id = paypal.webhookId;
  }
  if (dodo.webhookUrl !== undefined) setDefaultEndpoint(state.dodo, dodo.webhookUrl, clock.now());
  if (paypal.webhookUrl !== undefined) setDefaultWebhook(state.paypal, paypal.webhookUrl);
  return state;
}

async function newWorld(options: GatewaySandboxOptions, clock: Clock, state: SandboxState): Promise<World> {
  const rules = new RuleBook();
  const journal = new Journal();
  const specs = options.checkAgainstSpec ? { dodo: openSpec('dodo'), paypal: openSpec('paypal') } : null;
  const courier: Courier = new Courier({
    clock,
    rules,
    retryDelaysMs: options.retryDelaysMs ?? RETRY_DELAYS_MS,
    messages: state.messages,
    writers: {
      dodo: (message, flaw) => writeDodoLetter(world, message, flaw),
      paypal: (message, flaw) => writePayPalLetter(world, message, flaw),
    },
    inspect: ({ gateway, type }, body) => {
      const found = specs?.[gateway].checkWebhook(type, JSON.parse(body)) ?? [];
      journal.violations.push(...found.map((each) => `${gateway} webhook ${type}: ${each}`));
    },
    changed: () => keepState(options.stateFile, state),
  });
  const certificates = await openCertificates(state.paypal, clock);
  const timeline = new Timeline(clock, () =>
    Promise.race([courier.drain(), sleep(BETWEEN_PLAYS_MS_MAX, undefined, { ref: false })]),
  );
  const world: World = {
    clock: timeline.clock,
    timeline,
    state,
    rules,
    courier,
    journal,
    specs,
    certificates,
    baseUrls: { dodo: '', paypal: '' },
  };
  timeline.add(() => dodoDue(world));
  timeline.add(() => paypalDue(world));
  return world;
}

async function listen(server: FastifyInstance, host: string, port: number): Promise<string> {
  await server.listen({ host, port });
  const address = server.server.address() as AddressInfo; // because it listens on a port, not a pipe
  return `http://${host === '0.0.0.0' ? '127.0.0.1' : host}:${address.port}`;
}

function credentialsOf(world: World): Pick<GatewaySandbox, Gateway> {
  const { dodo, paypal } = world.state;
  return {
    dodo: { baseUrl: world.baseUrls.dodo, apiKey: dodo.api_key, webhookSecret: dodo.webhook_secret },
    paypal: {
      baseUrl: world.baseUrls.paypal,
      clientId: paypal.client_id,
      clientSecret: paypal.client_secret,
      webhookId: paypal.webhook_id,
      caPem: world.certificates.caPem,
    },
  };
}

function environmentOf(world: World): Record<string, string> {
  const { dodo, paypal } = credentialsOf(world);
  return {
    DODO_BASE_URL: dodo.baseUrl,
    DODO_API_KEY: dodo.apiKey,
    DODO_WEBHOOK_SECRET: dodo.webhookSecret,
    PAYPAL_BASE_URL: paypal.baseUrl,
    PAYPAL_CLIENT_ID: paypal.clientId,
    PAYPAL_CLIENT_SECRET: paypal.clientSecret,
    PAYPAL_WEBHOOK_ID: paypal.webhookId,
  };
}
