import type { AddressInfo } from 'node:net';
import type { Role } from '@vozex/domain';
import { addRoutes, openHttp } from '../../kernel/http.ts';
import type { Actor, AnyRoute } from '../../kernel/route.ts';
import type { PaymentsWorld } from '../test-world.ts';

/** Who asks: somebody of the team, or the customer of an order. */
export type Asker = { role: Role; customerId?: string };

/** Some routes behind an HTTP server. `ask` without an asker is anonymous. */
export async function openDesk<A extends PaymentsWorld['app']>(app: A, routes: AnyRoute<A>[]) {
  const options = {
    log: app.log,
    metrics: app.metrics,
    publicUrl: app.publicUrl,
    trustProxy: [],
    requireTwoFactor: false,
    authenticate: async (headers: Record<string, unknown>): Promise<Actor> => {
      if (typeof headers['x-asker'] !== 'string') return { kind: 'anonymous' };
      const { role, customerId = null } = JSON.parse(headers['x-asker']) as Asker;
      return {
        ...{ kind: 'user', userId: 'u', email: 'u@shop.test', name: 'U', twoFactor: false },
        ...{ role, customerId },
      };
    },
  };
  const server = await openHttp(options);
  await addRoutes(server, app, routes, options);
  await server.listen({ port: 0, host: '127.0.0.1' });
  const { port } = server.server.address() as AddressInfo; // because it listens on a port
  return {
    ask: (path: string, asker?: Asker) =>
      fetch(`http://127.0.0.1:${port}${path}`, { headers: asker ? { 'x-asker': JSON.stringify(asker) } : {} }),
    close: () => server.close(),
  };
}
