import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import Fastify from 'fastify';
import { type Clock, systemClock } from './clock.ts';
import { controlRoutes } from './control-routes.ts';
import { openDatabase } from './database.ts';
import { forgetOldCalls, type Ledger, readLedger } from './ledger.ts';
import { createEndpoints } from './marketplace/endpoints.ts';
import { marketplaceRoutes } from './marketplace/routes.ts';
import { createMisbehaviours, Misbehaviour } from './misbehave.ts';
import { createRefusing } from './refuse-connections.ts';
import { webRoutes } from './web/routes.ts';

export type PosSettings = {
  /** Default 127.0.0.1. */
  host?: string;
  /** Default 0: any free port. */
  port?: number;
  /** Undefined keeps everything in memory. */
  dataDir?: string | undefined;
  /** What the marketplace signs with; two during a rotation. */
  signingSecrets: readonly string[];
  /** Accepted besides signatures. */
  bearerToken?: string | undefined;
  /** Default `point-of-sale`. */
  audience?: string;
  /** What workspace addresses begin with. Default: where it listens. */
  publicUrl?: string | undefined;
  clock?: Clock;
  /** Mounts /control, with which anybody can make it misbehave. Default false. */
  control?: boolean;
  /** Where JSON lines go, e.g. `process.stdout`. Default: nowhere. */
  log?: { write(line: string): void };
};

export type Pos = {
  url: string;
  ledger(): Promise<Ledger>;
  /**
   * Resolves when the rule is in force.
   * @throws ZodError for a rule that is none
   */
  misbehave(rule: Misbehaviour): Promise<void>;
  clearMisbehaviour(): void;
  close(): Promise<void>;
};

/** Requests are logged without their query: it may hold an invitation, which opens a workspace. */
const LOG = {
  serializers: { req: ({ method, url }: { method: string; url: string }) => ({ method, path: url.split('?')[0] }) },
};

/** Until a client has read that its kept connection was closed; before, its next request would be cut, not refused. */
const IDLE_CONNECTIONS_NOTICE_MS = 20;

/**
 * Starts the point of sale and listens.
 * @throws Error when the port is taken or another process uses the data folder; TypeError for a bad secret
 */
export async function startPos(settings: PosSettings): Promise<Pos> {
  const clock = settings.clock ?? systemClock;
  const host = settings.host ?? '127.0.0.1';
  const db = await openDatabase(settings.dataDir);
  const app = Fastify({ logger: settings.log ? { ...LOG, stream: settings.log } : false, forceCloseConnections: true });
  try {
    await forgetOldCalls(db, clock.now());
    const misbehaviours = createMisbehaviours(clock);
    let url = '';
    const publicUrl = () => settings.publicUrl?.replace(/\/+$/, '') ?? url;
    const endpoints = createEndpoints({
      db,
      clock,
      audience: settings.audience ?? 'point-of-sale',
      signingSecrets: settings.signingSecrets,
      bearerTokens: settings.bearerToken === undefined ? [] : [settings.bearerToken],
      publicUrl,
      onFault: (fault) => app.log.error(fault),
    });
    const refusing = createRefusing(app.server, misbehaviours.isRefusing);
    const misbehave = async (one: Misbehaviour) => {
      const rule = Misbehaviour.parse(one);
      misbehaviours.add(rule);
      refusing.follow();
      if (rule.kind === 'refuse') await sleep(IDLE_CONNECTIONS_NOTICE_MS);
    };
    app.addHook('onSend', async (_request, reply) => {
      if (misbehaviours.isRefusing()) reply.header('connection', 'close');
    });
    const clearMisbehaviour = () => {
      misbehaviours.clear();
      refusing.follow();
    };
    await app.register(marketplaceRoutes, { db, clock, misbehaviours, endpoints });
    await app.register(webRoutes, { db, clock, publicUrl });
    if (settings.control) await app.register(controlRoutes, { db, misbehave, clearMisbehaviour });
    await app.listen({ host, port: settings.port ?? 0 });
    const { port } = app.server.address() as AddressInfo; // because it listens on TCP
    url = `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
    refusing.remember(host, port);

    return {
      url,
      ledger: () => readLedger(db),
      misbehave,
      clearMisbehaviour,
      async close() {
        refusing.stop();
        await app.close();
        await db.close();
      },
    };
  } catch (fault) {
    await app.close();
    await db.close();
    throw fault;
  }
}
