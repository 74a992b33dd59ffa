import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';

export type Heard = { id: string; type: string; data: Record<string, unknown> };

/** Somebody who is told of alerts, and proves each letter before it counts. */
export async function openReceiver() {
  const heard: Heard[] = [];
  const ids: string[] = [];
  let secret = '';
  let failing = 0;
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part) => parts.push(part));
    request.on('end', () => {
      const headers = request.headers as Record<string, string>; // because these three come once each
      ids.push(headers['webhook-id'] ?? '');
      const [id, timestamp] = [headers['webhook-id'] ?? '', Number(headers['webhook-timestamp'])];
      const body = Buffer.concat(parts).toString();
      // The library judges by the machine's clock, and worlds have their own.
      const signature = new Webhook(secret).sign(id, new Date(timestamp * 1000), body);
      if (headers['webhook-signature'] !== signature) return response.writeHead(401).end();
      if (failing-- > 0) return response.writeHead(503).end();
      heard.push({ id, ...(JSON.parse(body) as Omit<Heard, 'id'>) });
      return response.writeHead(204).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // because it listens on a port
  return {
    host: `127.0.0.1:${port}`,
    url: `http://127.0.0.1:${port}/alerts`,
    heard,
    /** The id of every attempt. */
    ids,
    trusts(key: string) {
      secret = key;
    },
    isDown(times: number) {
      failing = times;
    },
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}
