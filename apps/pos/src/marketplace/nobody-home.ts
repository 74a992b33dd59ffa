import type { ProviderRequest } from '@vozex/provider-contract';

/** The workspace that shows what an outage of its provider looks like, and for how long from its first request. */
const NAME = 'nobody-home';
const BUSY_SECONDS = 600;

/** Above this many different instances the oldest are forgotten; nobody demonstrates more outages than that. */
const REMEMBERED_MAX = 1_000;

/** Remembers in memory when each instance first asked for it: a restart begins the outage anew. */
export function createBusyWorkspaces() {
  const firstAsked = new Map<string, Date>();
  return {
    /** @returns for how many more seconds nobody is home for this request; 0 when somebody is */
    busySeconds(request: ProviderRequest, now: Date): number {
      if (request.parameters.workspace_name !== NAME) return 0;
      const since = firstAsked.get(request.instance_key) ?? now;
      firstAsked.set(request.instance_key, since);
      const oldest = firstAsked.keys().next().value;
      if (firstAsked.size > REMEMBERED_MAX && oldest !== undefined) firstAsked.delete(oldest);
      return Math.max(0, Math.ceil(BUSY_SECONDS - (now.getTime() - since.getTime()) / 1000));
    },
  };
}
