import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';
import type { Env } from './env.ts';
import { armCrashPoint, type CrashPoint } from './kernel/crash-point.ts';
import { errorFields } from './kernel/log.ts';
import { startTracing } from './kernel/start-tracing.ts';
import { openServer } from './serve.ts';
import { openShop, type Shop, type WiringOptions } from './wiring.ts';
import { startWork, type Work } from './work.ts';

/** A running VOZEX. */
export type RunningShop = {
  readonly shop: Shop;
  /** Where it listens; undefined for a worker. */
  readonly address: string | undefined;
  readonly turnBilling: Work['turnBilling'];
  /** Takes no new work, finishes what runs, hands back the rest. */
  stop(): Promise<void>;
};

/**
 * Starts VOZEX in this process: API, workers, or both.
 *
 * @throws EnvProblem, FolderInUse and what the database says: with a text for the operator.
 */
export async function startVozex(env: Env, options: WiringOptions): Promise<RunningShop> {
  armCrashPoint(env.crashAt as CrashPoint | undefined); // because tests name only marked steps
  const stopTracing = env.traces && (await startTracing(env.traces, options.role));
  const shop = await openShop(env, options);
  if (options.role !== 'worker') await shop.proxy.start();
  const work = await startWork(shop, options.role);
  const server = options.role === 'worker' ? undefined : await openServer(shop, env);
  const address = server && (await listen(server, env));
  shop.log.info('vozex.started', { role: options.role, engine: shop.db.engine, address });
  if (shop.db.engine === 'pglite') {
    shop.log.warn('database.embedded', {
      note: 'The embedded database survives a crash of VOZEX, not a power failure. Use PostgreSQL (DATABASE_URL) in production.',
    });
  }
  if (!env.smtpUrl && !env.development) {
    shop.log.warn('mails.waiting', { note: 'SMTP_URL is not set: mails wait in the database until it is.' });
  }
  return {
    shop,
    address,
    turnBilling: work.turnBilling,
    async stop() {
      await server?.close();
      await work.stop();
      await shop.close();
      await stopTracing?.().catch((error: unknown) => shop.log.warn('traces.lost', errorFields(error)));
      shop.log.info('vozex.stopped');
    },
  };
}

async function listen(server: FastifyInstance, env: Env): Promise<string> {
  await server.listen({ host: env.host, port: env.port });
  const { address, port } = server.server.address() as AddressInfo; // because it listens on a port, not on a pipe
  return `http://${address.includes(':') ? `[${address}]` : address}:${port}`;
}
