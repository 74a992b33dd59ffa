import type { ProvisioningApp } from '../provisioning-app.ts';
import { type InstanceProxy, ProxyUnreachable } from './instance-proxy.ts';

/** What the last turn of this process met: null when all was well. */
const lastProblems = new WeakMap<InstanceProxy, string | null>();

/** Why the proxy could not be kept in line; null when it was, undefined before the first turn. */
export function lastProxyProblem({ proxy }: Pick<ProvisioningApp, 'proxy'>): string | null | undefined {
  return lastProblems.get(proxy);
}

/**
 * Begins to keep what the proxy routes in line with the rows. What it lost comes back, what nobody knows is taken away;
 * while it is down, all else goes on, and that is told once.
 *
 * @returns one turn of it, for a loop.
 */
export function openProxyKeeper(app: Pick<ProvisioningApp, 'proxy' | 'log' | 'metrics'>): () => Promise<void> {
  let told: string | null = null;
  return async () => {
    const problem = await turn(app);
    lastProblems.set(app.proxy, problem);
    app.metrics.proxyTurns.inc({ proxy: app.proxy.kind, result: problem === null ? 'done' : 'failed' });
    if (problem !== null && problem !== told) app.log.warn('proxy.unreachable', { proxy: app.proxy.kind, problem });
    if (problem === null && told !== null) app.log.info('proxy.reached_again', { proxy: app.proxy.kind });
    told = problem;
  };
}

async function turn({ proxy }: Pick<ProvisioningApp, 'proxy'>): Promise<string | null> {
  try {
    await proxy.reconcile();
    return null;
  } catch (error) {
    if (error instanceof ProxyUnreachable) return error.message;
    throw error;
  }
}
