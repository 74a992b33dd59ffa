import {
  type ClientRequest,
  createServer,
  type IncomingMessage,
  type Server,
  type ServerResponse,
  STATUS_CODES,
} from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { BlockList, isIPv6 } from 'node:net';
import type { Duplex } from 'node:stream';
import { acceptedLanguage } from '@vozex/domain';
import { createProxyServer, type ProxyServer } from 'httpxy';
import { errorFields, type Log } from '../../kernel/log.ts';
import type { Answer } from './answers.ts';
import type { InstanceProxy } from './instance-proxy.ts';
import { drawPage, type PageName } from './pages.ts';
import { rememberAnswers } from './remember-answers.ts';

/** How the embedded proxy listens and what it is told. */
export type EmbeddedOptions = {
  /** What is answered under a name; nothing under one that nobody has. */
  answerUnder(host: string): Promise<Answer | undefined>;
  host: string;
  /** 0: any that is free. */
  port: number;
  /** Where a proxy of the operator's ends TLS before this one: addresses are then https, without a port. */
  behindTls: boolean;
  /** Addresses (CIDR) of proxies whose X-Forwarded-For and -Proto are believed. */
  trustProxy: readonly string[];
  log: Log;
};

/** A change of what is routed is seen after so long; an instance that is frozen meanwhile lets visitors wait. */
const ANSWER_TTL_MS = 100;

/** An instance that sends and takes nothing for so long is given up, and so is a visitor, milliseconds. */
const IDLE_MS_MAX = 300_000;
const UPGRADE_MS_MAX = 30_000;
/** Who has a whole request and says nothing to it for so long is not going to. */
const SILENT_MS_MAX = 120_000;

/** What is meant for the next hop alone (RFC 9110, 7.6.1); `upgrade` is spoken by the library. */
const HOP_BY_HOP = ['keep-alive', 'proxy-authenticate', 'proxy-authorization', 'proxy-connection', 'te', 'trailer'];

/**
 * VOZEX's own reverse proxy: plain HTTP by host name, with streams and WebSockets. For one machine, for development, and
 * behind a proxy of the operator's that ends TLS. It listens from `start` on.
 */
export function openEmbeddedProxy(options: EmbeddedOptions): InstanceProxy {
  const answerUnder = rememberAnswers(options.answerUnder, { ttlMs: ANSWER_TTL_MS });
  const passOn = openPassOn(options.log);
  const trusted = trustedBy(options.trustProxy);
  const answerFor = async (request: IncomingMessage): Promise<Answer> => {
    const host = hostOf(request);
    const answer = host === undefined ? undefined : await answerUnder(host);
    return answer ?? { kind: 'page', page: 'unknown' };
  };
  const server = createServer(
    {
      requestTimeout: 0, // an upload takes what it takes; headers are still awaited for a minute only
      shouldUpgradeCallback: (request) => request.headers.upgrade?.toLowerCase() === 'websocket',
    },
    (request, response) => {
      answerFor(request)
        .then((answer) => {
          if (answer.kind === 'page') return sendPage(request, response, answer.page);
          const headers = forwarded(request, trusted);
          return passOn.web(request, response, { target: answer.address, headers });
        })
        .catch((error) => {
          options.log.error('proxy.failed', errorFields(error));
          sendPage(request, response, 'unwell');
        });
    },
  );
  server.setTimeout(IDLE_MS_MAX);
  server.on('upgrade', (request, socket: Socket, head) => {
    socket.on('error', () => socket.destroy());
    answerFor(request)
      .then((answer) => {
        if (answer.kind === 'page') return refuseUpgrade(socket, answer.page);
        const headers = forwarded(request, trusted);
        return passOn.ws(request, socket, { target: answer.address, headers, upgradeTimeout: UPGRADE_MS_MAX }, head);
      })
      .catch(() => refuseUpgrade(socket, 'unwell'));
  });
  const sockets = new Set<Socket>(); // those that speak WebSocket are not the server's any more
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  return {
    kind: 'embedded',
    needsCertificate: false,
    urlOf: (host) => (options.behindTls ? `https://${host}` : `http://${host}:${portOf(server) ?? options.port}`),
    start: () => listen(server, options),
    problem: async () => null,
    reconcile: async () => {}, // each request asks the rows
    serves: async () => ({ kind: 'served' }),
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}

/** Each request dials anew: an instance is restarted at any time, and what was kept open to it would be reset. */
function openPassOn(log: Log): ProxyServer {
  const proxy = createProxyServer({ agent: false, proxyTimeout: IDLE_MS_MAX });
  proxy.on('proxyReq', (asked) => {
    asked.flushHeaders(); // the instance may answer before the body comes
    giveUpSilence(asked);
  });
  proxy.on('proxyRes', (answer) => {
    for (const name of [...HOP_BY_HOP, 'connection']) delete answer.headers[name];
  });
  proxy.on('error', (error, request, response) => {
    log.debug('proxy.instance_silent', { error: error.message });
    if (response && 'setHeader' in response) sendPage(request ?? { headers: {} }, response, 'unwell');
    else if (response) refuseUpgrade(response, 'unwell');
  });
  proxy.on('econnreset', () => {}); // the visitor went away
  return proxy;
}

function giveUpSilence(asked: ClientRequest): void {
  asked.once('finish', () => {
    const timer = setTimeout(() => asked.destroy(new Error('no answer')), SILENT_MS_MAX);
    for (const end of ['response', 'close']) asked.once(end, () => clearTimeout(timer));
  });
}

/** What the instance is told of the visitor. What strangers say of themselves is not passed on. */
function forwarded(request: IncomingMessage, trusted: (address: string) => boolean): Record<string, string> {
  const { headers, socket } = request;
  for (const name of HOP_BY_HOP) delete headers[name];
  if (headers.upgrade?.toLowerCase() !== 'websocket') delete headers.upgrade;
  delete headers.forwarded;
  const peer = socket.remoteAddress ?? '';
  const isBelieved = trusted(peer);
  const before = isBelieved && typeof headers['x-forwarded-for'] === 'string' ? `${headers['x-forwarded-for']}, ` : '';
  const proto = isBelieved && headers['x-forwarded-proto'] === 'https' ? 'https' : 'http';
  return {
    'x-forwarded-for': `${before}${peer}`,
    'x-forwarded-proto': proto,
    'x-forwarded-host': headers.host ?? '',
    'x-forwarded-port': proto === 'https' ? '443' : String(socket.localPort ?? ''),
  };
}

function trustedBy(networks: readonly string[]): (address: string) => boolean {
  const list = new BlockList();
  for (const network of networks) {
    const [address = '', bits] = network.split('/');
    const family = isIPv6(address) ? 'ipv6' : 'ipv4';
    list.addSubnet(address, bits === undefined ? (family === 'ipv6' ? 128 : 32) : Number(bits), family);
  }
  return (address) => list.check(address, isIPv6(address) ? 'ipv6' : 'ipv4');
}

/** Without port, capitals and the dot at the end; nothing where it is no name at all. */
function hostOf({ headers }: IncomingMessage): string | undefined {
  const host = headers.host?.toLowerCase().replace(/:\d*$/, '').replace(/\.$/, '');
  return host !== undefined && /^[a-z0-9.-]{1,253}$/.test(host) ? host : undefined;
}

/** In the visitor's language where it is one of ours, else in English: whose shop it is, nobody is told. */
function sendPage(
  { headers: asked }: Pick<IncomingMessage, 'headers'>,
  response: Pick<ServerResponse, 'headersSent' | 'destroy' | 'writeHead'>,
  name: PageName,
): void {
  if (response.headersSent) {
    response.destroy(); // half an answer must not look like a whole one
    return;
  }
  const { status, headers, body } = drawPage(name, acceptedLanguage(asked['accept-language']) ?? 'en');
  response.writeHead(status, { ...headers, 'Content-Length': String(Buffer.byteLength(body)) }).end(body);
}

function refuseUpgrade(socket: Duplex, name: PageName): void {
  if (socket.writableEnded) return;
  const { status, headers } = drawPage(name, 'en');
  const retry = headers['Retry-After'] === undefined ? '' : `Retry-After: ${headers['Retry-After']}\r\n`;
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${retry}Connection: close\r\nContent-Length: 0\r\n\r\n`);
}

async function listen(server: Server, { host, port }: EmbeddedOptions): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
}

/** Nothing while it does not listen. */
function portOf(server: Server): number | undefined {
  return (server.address() as AddressInfo | null)?.port; // because it listens on a port, not on a pipe
}
