import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:https';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { TLSSocket } from 'node:tls';
import { isInstalled } from '../test-programs.ts';

/** What a visitor over TLS gets, and who signed what he was shown. */
export type Visit = { status: number; headers: Record<string, unknown>; body: string; issuer: string };

/** A Caddy that gets its certificates from an authority (pebble) on this machine, at the first visit. */
export type TestCaddy = {
  adminUrl: string;
  /** `host:port` at which it speaks TLS. */
  tlsAddress: string;
  /** @throws Error when the handshake fails, as it does where there is no certificate. */
  visits(host: string, headers?: Record<string, string>): Promise<Visit>;
  /** Its admin API, as an operator uses it. */
  operator(method: string, path: string, body?: unknown): Promise<unknown>;
  /** Ends it as a crash would. */
  crashes(): Promise<void>;
  /** Starts it from the operator's file: what was told through the API is lost. */
  starts(): Promise<void>;
  close(): Promise<void>;
};

const START_MS_MAX = 15_000;

/** Prints, once a file, that stories about a real Caddy are skipped. @returns whether they are. */
export function skipsAloud(): boolean {
  const missing = ['caddy', 'pebble', 'openssl'].filter((program) => !isInstalled(program));
  if (missing.length === 0) return false;
  process.stderr.write(
    `\n!! NO CADDY: stories about certificates are SKIPPED: ${missing.join(', ')} not installed (Debian: apt-get install caddy pebble openssl)\n`,
  );
  return true;
}

/**
 * @param parts.askUrl where Caddy asks whether a name may have a certificate.
 * @param parts.dnsServer `address:port` of the name server that the authority asks.
 */
export async function startTestCaddy(parts: { askUrl: string; dnsServer: string }): Promise<TestCaddy> {
  const folder = await mkdtemp(join(tmpdir(), 'vozex-caddy-'));
  const [adminPort, tlsPort, httpPort] = [await freePort(), await freePort(), await freePort()];
  const pebble = await startPebble(folder, { tlsPort, httpPort, dnsServer: parts.dnsServer });
  const adminUrl = `http://127.0.0.1:${adminPort}`;
  const config = caddyConfig({ folder, adminPort, tlsPort, httpPort, ...parts, ...pebble });
  await writeFile(join(folder, 'caddy.json'), JSON.stringify(config));
  let caddy: ChildProcess | undefined;
  const starts = async () => {
    caddy = await startCaddy(folder, adminUrl);
  };
  await starts();
  return {
    adminUrl,
    tlsAddress: `127.0.0.1:${tlsPort}`,
    visits: (host, headers = {}) => visit(host, tlsPort, headers),
    async operator(method, path, body) {
      const answer = await fetch(`${adminUrl}/${path}`, {
        method,
        headers: { 'content-type': 'application/json' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const text = await answer.text();
      if (!answer.ok) throw new Error(`Caddy answered ${answer.status}: ${text}`);
      return text === '' ? undefined : (JSON.parse(text) as unknown);
    },
    crashes: () => ends(caddy),
    starts,
    async close() {
      await ends(caddy);
      await ends(pebble.process);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

type Authority = { process: ChildProcess; directory: string; certificate: string };

/** Left to itself, pebble waits and refuses at random, so that clients learn to bear it. */
const PATIENCE = ['PEBBLE_VA_NOSLEEP=1', 'PEBBLE_WFE_NONCEREJECT=0'];

/** An authority for tests; it fetches its proofs from Caddy, by the names that our name server knows. */
async function startPebble(
  folder: string,
  ports: { tlsPort: number; httpPort: number; dnsServer: string },
): Promise<Authority> {
  const [port, managementPort] = [await freePort(), await freePort()];
  const [key, certificate, file] = ['pebble.key', 'pebble.pem', 'pebble.json'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ]; // because three names make three paths
  const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost'];
  const kind = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2'];
  execFileSync('openssl', ['req', '-x509', ...kind, '-keyout', key, '-out', certificate, ...subject], {
    stdio: 'ignore',
  });
  const pebble = {
    listenAddress: `127.0.0.1:${port}`,
    managementListenAddress: `127.0.0.1:${managementPort}`,
    certificate,
    privateKey: key,
    httpPort: ports.httpPort,
    tlsPort: ports.tlsPort,
  };
  await writeFile(file, JSON.stringify({ pebble }));
  const child = spawn('env', [...PATIENCE, 'pebble', '-config', file, '-dnsserver', ports.dnsServer], {
    stdio: 'ignore',
  });
  await listens(port);
  return { process: child, directory: `https://localhost:${port}/dir`, certificate };
}

/** As docs/domains.md tells operators to write it; the authority and the ports are the test's. */
function caddyConfig(parts: {
  folder: string;
  adminPort: number;
  tlsPort: number;
  httpPort: number;
  askUrl: string;
  directory: string;
  certificate: string;
}): unknown {
  const issuer = {
    module: 'acme',
    ca: parts.directory,
    email: 'operator@shop.test',
    trusted_roots_pem_files: [parts.certificate],
    challenges: { http: { disabled: true } },
  };
  return {
    admin: { listen: `127.0.0.1:${parts.adminPort}` },
    logging: { logs: { default: { level: 'ERROR' } } },
    storage: { module: 'file_system', root: join(parts.folder, 'storage') },
    apps: {
      http: {
        http_port: parts.httpPort,
        https_port: parts.tlsPort,
        servers: {
          vozex: {
            listen: [`127.0.0.1:${parts.tlsPort}`],
            automatic_https: { disable_redirects: true },
            tls_connection_policies: [{}],
            routes: [],
          },
        },
      },
      tls: { automation: { on_demand: { ask: parts.askUrl }, policies: [{ on_demand: true, issuers: [issuer] }] } },
    },
  };
}

async function startCaddy(folder: string, adminUrl: string): Promise<ChildProcess> {
  const home = ['HOME', 'XDG_CONFIG_HOME', 'XDG_DATA_HOME'].map((name) => `${name}=${folder}`);
  const child = spawn('env', [...home, 'caddy', 'run', '--config', join(folder, 'caddy.json')], { stdio: 'ignore' });
  await listens(Number(new URL(adminUrl).port));
  return child;
}

async function ends(child: ChildProcess | undefined): Promise<void> {
  if (!child || child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, 'exit');
  child.kill('SIGKILL');
  await exit;
}

async function listens(port: number): Promise<void> {
  const last = performance.now() + START_MS_MAX;
  while (await isFree(port)) {
    if (performance.now() > last) throw new Error(`nothing came to listen at port ${port}`);
    await pause(50);
  }
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer();
  return new Promise((resolve) => {
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo; // because it listens on TCP
  server.close();
  await once(server, 'close');
  return port;
}

async function visit(host: string, port: number, headers: Record<string, string>): Promise<Visit> {
  const asked = request({
    host: '127.0.0.1',
    port,
    servername: host,
    headers: { host, ...headers },
    rejectUnauthorized: false, // because the authority is the test's own; who signed is told
    agent: false,
  });
  asked.end();
  const [answer] = (await once(asked, 'response')) as [import('node:http').IncomingMessage];
  const issuer = (answer.socket as TLSSocket).getPeerCertificate().issuer?.CN ?? '';
  const chunks: Buffer[] = [];
  for await (const chunk of answer) chunks.push(chunk as Buffer);
  return {
    status: answer.statusCode ?? 0,
    headers: answer.headers,
    body: Buffer.concat(chunks).toString(),
    issuer: String(issuer),
  };
}
