import { z } from 'zod';
import { type AnyRoute, defineRoute } from '../../kernel/route.ts';
import { ProvisioningError } from '../errors.ts';
import type { ProvisioningApp } from '../provisioning-app.ts';

/** New names come by the dozen; a proxy that asks more often is being flooded. */
const ASKED_PER_MINUTE = 300;

const ask = defineRoute({
  method: 'GET',
  path: '/api/proxy/ask',
  access: 'anyone',
  summary: "Whether a proxy may get a certificate for a name: Caddy's on-demand TLS asks this",
  tag: 'Dedicated instances',
  query: z.object({ domain: z.string().max(253) }),
  output: z.object({ allowed: z.literal(true) }),
  throws: [ProvisioningError],
  perMinute: ASKED_PER_MINUTE,
  handle: async (app: ProvisioningApp, { query: { domain } }) => {
    if (await app.mayHaveCertificate(domain.toLowerCase())) return { allowed: true as const };
    throw new ProvisioningError('DOMAIN_UNKNOWN', domain);
  },
});

const state = defineRoute({
  method: 'GET',
  path: '/api/admin/instance-proxy',
  access: 'read_only',
  summary: 'The proxy before dedicated instances, and what keeps it from routing',
  tag: 'Dedicated instances',
  output: z.object({ kind: z.enum(['embedded', 'caddy', 'none']), problem: z.string().nullable() }),
  handle: async ({ proxy }: ProvisioningApp) => ({ kind: proxy.kind, problem: await proxy.problem() }),
});

export const proxyRoutes: AnyRoute<ProvisioningApp>[] = [ask, state];
