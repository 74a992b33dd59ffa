import dns from 'node:dns';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, type LookupFunction, Socket } from 'node:net';
import tls from 'node:tls';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { EgressRefused, openEgress } from './egress.ts';

let internal: Server;
let port: number;
let reached = 0;

beforeAll(async () => {
  internal = createServer((request, response) => {
    reached += 1;
    if (request.url === '/elsewhere') response.writeHead(302, { location: 'http://169.254.169.254/latest/' });
    response.end('internal');
  });
  await new Promise<void>((resolve) => internal.listen(0, resolve));
  port = (internal.address() as AddressInfo).port; // because it listens on TCP
});
afterAll(() => {
  internal.closeAllConnections();
  internal.close();
});
afterEach(() => {
  vi.restoreAllMocks();
  reached = 0;
});

const get = (url: string, allowed: string[] = []) =>
  openEgress(allowed)(url, { method: 'GET', headers: {}, signal: AbortSignal.timeout(5_000) });

/** Why a connection was refused, through fetch's own error. */
async function refusalOf(url: string, allowed: string[] = []): Promise<unknown> {
  const error = await get(url, allowed).then(
    () => new Error(`${url} was reached`),
    (reason: Error) => reason,
  );
  return error.cause ?? error;
}

/** The name resolves to these, whatever the world says. */
function resolvesTo(...addresses: string[]): void {
  const answer = addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
  vi.spyOn(dns, 'lookup').mockImplementation(((_name: string, _options: unknown, done: (...all: unknown[]) => void) =>
    done(null, answer)) as unknown as typeof dns.lookup);
}

describe('our own network', () => {
  it.each([
    '127.0.0.1',
    '127.1',
    '0x7f.1',
    '0x7f000001',
    '017700000001',
    '2130706433',
    '0',
    '0.0.0.0',
    '10.0.0.1',
    '172.16.0.1',
    '192.168.1.1',
    '100.64.0.1',
    '169.254.169.254',
    '198.18.0.1',
    '224.0.0.1',
    '255.255.255.255',
    '[::1]',
    '[::]',
    '[::ffff:127.0.0.1]',
    '[::ffff:7f00:1]',
    '[::127.0.0.1]',
    '[64:ff9b::7f00:1]',
    '[64:ff9b:1::7f00:1]',
    '[2002:7f00:1::]',
    '[fe80::1]',
    '[fc00::1]',
    '[fec0::1]',
    '[2001:db8::1]',
    '127.0.0.1.',
    '①②⑦.⓪.⓪.①',
  ])('is not reached as https://%s', async (host) => {
    expect(await refusalOf(`https://${host}:${port}/`)).toMatchObject({ code: 'EGRESS_REFUSED' });
    expect(reached).toBe(0);
  });

  it('is not reached by a name that leads there', async () => {
    expect(await refusalOf(`https://localhost:${port}/`)).toBeInstanceOf(EgressRefused);
    await refusalOf(`https://localhost.:${port}/`); // resolves on some systems only
    expect(reached).toBe(0);
  });

  it.each([['10.0.0.1'], ['93.184.215.14', '127.0.0.1'], ['2606:4700::1111', '::1']])(
    'is not reached by a name with a public and an inner address: %s %s',
    async (...addresses) => {
      resolvesTo(...addresses);
      expect(await refusalOf('https://provider.example/')).toBeInstanceOf(EgressRefused);
    },
  );

  it('is not reached by plain http, however public the name', async () => {
    expect(String(await refusalOf('http://provider.example/'))).toContain('not https');
  });
});

describe('a name that is re-bound', () => {
  it('is resolved once, and the address that was checked is the one that is dialled', async () => {
    const dialled: string[] = [];
    let asked = 0;
    vi.spyOn(dns, 'lookup').mockImplementation(((
      _name: string,
      _options: unknown,
      done: (...all: unknown[]) => void,
    ) => {
      asked += 1;
      // The first answer passes the check; whoever asked again would be led to the inner server.
      done(null, [{ address: asked === 1 ? '93.184.215.14' : '127.0.0.1', family: 4 }]);
    }) as unknown as typeof dns.lookup);
    // Stands for the network: resolves as a socket does, and goes nowhere.
    vi.spyOn(tls, 'connect').mockImplementation(((options: { host: string; lookup: LookupFunction }) => {
      const socket = new Socket();
      options.lookup(options.host, { all: true }, (error, addresses) => {
        for (const { address } of addresses as { address: string }[]) dialled.push(address); // because all were asked for
        socket.destroy(error ?? new Error('no network in this story'));
      });
      return socket;
    }) as unknown as typeof tls.connect);
    expect(String(await refusalOf('https://rebound.example/'))).toContain('no network in this story');
    expect(dialled).toEqual(['93.184.215.14']);
    expect(asked).toBe(1);
  });
});

describe('an exception', () => {
  it('opens exactly one host and port', async () => {
    const answer = await get(`http://127.0.0.1:${port}/`, [`127.0.0.1:${port}`]);
    expect(await answer.text()).toBe('internal');
    expect(await refusalOf(`http://127.0.0.1:${port}/`, [`127.0.0.1:${port + 1}`])).toBeInstanceOf(EgressRefused);
    expect(await refusalOf(`https://localhost:${port}/`, [`127.0.0.1:${port}`])).toBeInstanceOf(EgressRefused);
    expect(reached).toBe(1);
  });

  it('may be IPv6 in brackets', async () => {
    const refusal = await refusalOf('http://[::1]:9/', ['[::1]:9']);
    expect(refusal).not.toBeInstanceOf(EgressRefused); // nobody listens there, but it was dialled
  });

  it('does not cover where a redirect leads: none is followed', async () => {
    const answer = await get(`http://127.0.0.1:${port}/elsewhere`, [`127.0.0.1:${port}`]);
    expect(answer.status).toBe(302);
    expect(reached).toBe(1);
  });
});
