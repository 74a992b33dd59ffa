import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { freePort, newWorldOfProcesses, type WorldOfProcesses } from '@vozex/dev-world';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

// One purchase, with the API and the worker in processes of their own, and a collector that writes down what it is told.

type Attribute = { key: string; value: { stringValue?: string } };
type Span = { traceId: string; spanId: string; parentSpanId?: string; name: string; attributes: Attribute[] };
type Told = { role: string; span: Span };

/** Four processes start, and spans leave every five seconds. */
const STARTS = { timeout: 120_000 };

let world: WorldOfProcesses;
let collector: Server;
const told: Told[] = [];
const headers: string[] = [];

beforeAll(async () => {
  collector = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part) => parts.push(part));
    request.on('end', () => {
      headers.push(String(request.headers['x-key']));
      const { resourceSpans } = JSON.parse(Buffer.concat(parts).toString()) as {
        resourceSpans: { resource: { attributes: Attribute[] }; scopeSpans: { spans: Span[] }[] }[];
      };
      for (const { resource, scopeSpans } of resourceSpans) {
        const role = resource.attributes.find(({ key }) => key === 'vozex.role')?.value.stringValue ?? '';
        told.push(...scopeSpans.flatMap(({ spans }) => spans.map((span) => ({ role, span }))));
      }
      response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
    });
  });
  await new Promise<void>((resolve) => collector.listen(0, '127.0.0.1', resolve));
  world = await newWorldOfProcesses({ engine: 'postgres' });
});
afterAll(async () => {
  await world?.close();
  collector?.close();
});

const said = ({ span }: Told, key: string) => span.attributes.find((one) => one.key === key)?.value.stringValue;

describe('a trace', () => {
  it('leads from the webhook to the delivery and its mail, across processes, by one id', STARTS, async () => {
    const { port } = collector.address() as AddressInfo; // because it listens on a port
    const environment = {
      OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${port}`,
      OTEL_EXPORTER_OTLP_HEADERS: 'x-key=abc%3D1',
    };
    await world.isPrepared();
    const [api, worker] = [
      await world.starts({ role: 'api', environment }),
      await world.starts({ role: 'worker', environment: { ...environment, PORT: String(await freePort()) } }),
    ];
    const choices = { workspace_name: 'traced' };
    const order = await world.buyer('Ada').orders('Point of Sale', { choices, payingWith: 'dodo' });
    await order.pays(); // and does not come back to the shop: the webhook tells of it
    await expect.poll(async () => (await order.fulfillment()).status, { timeout: 60_000 }).toBe('active');
    const named = () => told.filter((one) => said(one, 'order_id') === order.id);
    // The batches of both processes leave every five seconds.
    await expect
      .poll(() => ofOne(named()).map(({ role, span: { name } }) => `${role}: ${name}`), { timeout: 60_000 })
      .toEqual(
        expect.arrayContaining([
          expect.stringMatching(/^api: POST \/webhooks\//),
          'api: webhook.keep',
          'worker: webhook.apply',
          'worker: fulfillment.run',
          'worker: adapter.call',
          expect.stringMatching(/^worker: POST 127\.0\.0\.1:/),
          'worker: fulfillment.settle',
          'worker: mail.send',
        ]),
      );
    await Promise.all([api.kill(), worker.kill()]);
    const trace = ofOne(named());
    const run = trace.find(({ span: { name } }) => name === 'fulfillment.run');
    expect(run && said(run, 'driver')).toBe('multitenant_saas');
    expect(new Set(headers)).toEqual(new Set(['abc=1']));
    expect(JSON.stringify(told)).not.toMatch(/ada@|whsec_|Bearer/i);
  });
});

/** Every step of the trace to which a delivery of that order belongs. */
function ofOne(named: Told[]): Told[] {
  const id = named.find(({ span: { name } }) => name === 'fulfillment.run')?.span.traceId;
  return told.filter(({ span: { traceId } }) => traceId === id);
}
