import type { Server } from 'node:http';

/** How soon after its end an outage is noticed. */
const LOOK_EVERY_MS = 50;

/** Closes the door of a listening server while it should refuse connections, and opens it at the same address again. */
export function createRefusing(server: Server, shouldRefuse: () => boolean) {
  let address: { host: string; port: number } | undefined;
  let timer: NodeJS.Timeout | undefined;

  function follow(): void {
    if (!address) return;
    if (shouldRefuse() && server.listening) {
      server.close();
      // Not those in use: the request that asked for the outage still wants its answer.
      server.closeIdleConnections();
      // The outage ends by the injected clock, which no timer knows: so look.
      timer ??= setInterval(follow, LOOK_EVERY_MS).unref();
    } else if (!shouldRefuse() && !server.listening) {
      clearInterval(timer);
      timer = undefined;
      server.listen(address.port, address.host);
    }
  }

  return {
    remember(host: string, port: number): void {
      address = { host, port };
    },
    follow,
    stop(): void {
      clearInterval(timer);
      address = undefined;
    },
  };
}
