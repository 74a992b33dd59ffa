import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import type { NamedAnswer } from './answers.ts';
import { type CaddyPart, openCaddyAdmin } from './caddy-admin.ts';
import { type CaddyRoute, routesFor } from './caddy-routes.ts';
import { type InstanceProxy, ProxyUnreachable } from './instance-proxy.ts';
import { seeCertificate } from './see-certificate.ts';

export type CaddyOptions = {
  /** Where its admin API answers, without a slash at the end. */
  adminUrl: string;
  /** Which of its HTTP servers is to route; the operator has made it. */
  server: string;
  /** `host:port` at which it speaks TLS; where it is not told, each name is visited as DNS has it, at port 443. */
  tlsAddress: string | undefined;
  allAnswers(): Promise<NamedAnswer[]>;
};

/** A try is lost to another who changed Caddy meanwhile: of ten at once, each has its turn. */
const TRIES_MAX = 10;

/** What is read of Caddy's settings of TLS: who may have a certificate at the first visit. */
const Automation = z
  .looseObject({
    policies: z.array(z.looseObject({ on_demand: z.boolean().optional() })).optional(),
    on_demand: z.looseObject({ ask: z.string().optional(), permission: z.unknown().optional() }).optional(),
  })
  .nullable();

/**
 * Caddy, told through its admin API. Its server and its TLS are the operator's; ours are routes there, each under an id
 * of its own, written all at once: one change of configuration, however many names it is about.
 */
export function openCaddyProxy(options: CaddyOptions): InstanceProxy {
  const admin = openCaddyAdmin(options.adminUrl);
  const routesPath = `apps/http/servers/${options.server}/routes`;

  const refuseUnguarded = async () => {
    const { value } = await admin.read('apps/tls/automation');
    const automation = Automation.safeParse(value).data;
    const isOnDemand = automation?.policies?.some((policy) => policy.on_demand) ?? false;
    const isGuarded = automation?.on_demand?.ask !== undefined || automation?.on_demand?.permission !== undefined;
    if (isOnDemand && !isGuarded) {
      throw new ProxyUnreachable(
        'Caddy would get a certificate for any name: set the address to ask (docs/domains.md)',
      );
    }
  };
  const readRoutes = async (): Promise<CaddyPart & { routes: CaddyRoute[] }> => {
    await refuseUnguarded();
    const { value } = await admin.read(`apps/http/servers/${options.server}`);
    if (value === null) throw new ProxyUnreachable(`Caddy has no server "${options.server}" (docs/domains.md)`);
    const part = await admin.read(routesPath);
    return { ...part, routes: (part.value ?? []) as CaddyRoute[] }; // because Caddy accepts nothing else there
  };

  return {
    kind: 'caddy',
    needsCertificate: true,
    urlOf: (host) => `https://${host}`,
    start: async () => {},
    async problem() {
      try {
        await readRoutes();
        return null;
      } catch (error) {
        if (error instanceof ProxyUnreachable) return error.message;
        throw error;
      }
    },
    async reconcile() {
      for (let nth = 0; nth < TRIES_MAX; nth++) {
        const present = await readRoutes();
        const wanted = routesFor(await options.allAnswers(), present.routes);
        if (isDeepStrictEqual(wanted, present.routes)) return;
        if (await admin.replace(routesPath, wanted, present)) return;
      }
      throw new ProxyUnreachable('Caddy was changed by others all the time');
    },
    serves: (host) => seeCertificate(host, options.tlsAddress),
    close: async () => {},
  };
}
