import { connect, createServer, type Server, type Socket } from 'node:net';
import { isReadyPod } from './controllers.ts';
import type { Change, Store } from './store.ts';
import { at, itemsAt, type Thing, textAt } from './thing.ts';

/** Leads the address of each service to a ready pod of it; with none, nobody answers there. */
export function runServiceProxy(store: Store): { stop(): Promise<void> } {
  const listening = new Map<string, { server: Server; sockets: Set<Socket> }>();
  const look = () => {
    const services = store.all('Service');
    for (const service of services) {
      if (!listening.has(service.metadata.uid)) listening.set(service.metadata.uid, listen(store, service));
    }
    for (const [uid, { server, sockets }] of listening) {
      if (services.some(({ metadata }) => metadata.uid === uid)) continue;
      listening.delete(uid);
      server.close();
      for (const socket of sockets) socket.destroy();
    }
  };
  const onChange = ({ kind }: Change) => {
    if (kind.kind === 'Service') look();
  };
  store.changes.on('change', onChange);
  return {
    async stop() {
      store.changes.off('change', onChange);
      for (const { server, sockets } of listening.values()) {
        server.close();
        for (const socket of sockets) socket.destroy();
      }
    },
  };
}

function listen(store: Store, service: Thing): { server: Server; sockets: Set<Socket> } {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    const target = targetOf(store, service);
    socket.on('error', () => socket.destroy());
    if (!target) return socket.resetAndDestroy();
    const onwards = connect(target.port, target.address);
    for (const [one, other] of [
      [socket, onwards],
      [onwards, socket],
    ] as const) {
      sockets.add(one);
      one.on('error', () => other.destroy());
      one.on('close', () => {
        sockets.delete(one);
        other.destroy();
      });
    }
    socket.pipe(onwards).pipe(socket);
  });
  server.on('error', (error) => process.stderr.write(`fake cluster: service: ${error.message}\n`));
  server.listen(Number(at(service, 'spec', 'ports', 0, 'port')), textAt(service, 'spec', 'clusterIP'));
  return { server, sockets };
}

function targetOf(store: Store, service: Thing): { address: string; port: number } | null {
  const wanted = Object.entries((at(service, 'spec', 'selector') ?? {}) as Record<string, string>);
  const pod = store
    .all('Pod', service.metadata.namespace)
    .filter((one) => wanted.every(([label, value]) => one.metadata.labels?.[label] === value))
    .find((one) => isReadyPod(one) && !one.metadata.deletionTimestamp);
  if (!pod) return null;
  const name = at(service, 'spec', 'ports', 0, 'targetPort');
  const ports = itemsAt(pod, 'spec', 'containers', 0, 'ports');
  const port = ports.find((one) => textAt(one, 'name') === name);
  return { address: textAt(pod, 'status', 'podIP'), port: Number(at(port, 'containerPort') ?? name) };
}
