import { createServer, type Server } from 'node:net';
import type { Addresses } from './admission.ts';

/** Linux answers at every address of 127.0.0.0/8; each fake cluster of this machine takes one of these parts. */
const FIRST_PART = 64;
const LAST_PART = 127;
const TAKEN_PORT = 9;
const FIRST_NODE_PORT = 30_000;

export type LoopbackAddresses = Addresses & { nextPodAddress(): string; close(): void };

/** Finds a part of the loopback that no other test uses now. */
export async function takeAddresses(): Promise<LoopbackAddresses> {
  for (let part = FIRST_PART; part <= LAST_PART; part++) {
    const claimed = await claim(`127.${part}.0.1`);
    if (!claimed) continue;
    let services = 1;
    let pods = 1;
    let nodePort = FIRST_NODE_PORT;
    return {
      nextServiceAddress: () => `127.${part}.${spread(100, services++)}`,
      nextPodAddress: () => `127.${part}.${spread(0, ++pods)}`,
      nextNodePort: () => nodePort++,
      close: () => claimed.close(),
    };
  }
  throw new Error('no part of 127.0.0.0/8 is free');
}

function spread(begin: number, count: number): string {
  return `${begin + Math.floor(count / 250)}.${1 + (count % 250)}`;
}

async function claim(address: string): Promise<Server | null> {
  const server = createServer().unref();
  return await new Promise((resolve) => {
    server.once('error', () => resolve(null));
    server.listen(TAKEN_PORT + 20_000, address, () => resolve(server));
  });
}
