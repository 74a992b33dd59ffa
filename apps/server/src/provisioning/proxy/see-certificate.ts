import { checkServerIdentity, connect } from 'node:tls';
import type { Served } from './instance-proxy.ts';

/** A certificate that is asked for at the first visit is there within so long, milliseconds. */
const HANDSHAKE_MS_MAX = 30_000;

/**
 * Visits a name as a browser would, as far as its certificate: the first visit makes a proxy get one. Who signed it is
 * left to browsers: a shop may have an authority of its own.
 *
 * @param address `host:port` to visit; the name itself at port 443 where there is none.
 */
export function seeCertificate(host: string, address: string | undefined): Promise<Served> {
  const { hostname, port } = new URL(`https://${address ?? host}`);
  return new Promise((resolve) => {
    const socket = connect({
      host: hostname.replace(/^\[|\]$/g, ''),
      port: Number(port || 443),
      servername: host,
      rejectUnauthorized: false, // because nothing is sent or believed: only the name in the certificate is read
    });
    const end = (served: Served) => {
      socket.destroy();
      resolve(served);
    };
    socket.setTimeout(HANDSHAKE_MS_MAX, () => end({ kind: 'not_yet', problem: NO_CERTIFICATE }));
    socket.once('error', () => end({ kind: 'not_yet', problem: NO_CERTIFICATE }));
    socket.once('secureConnect', () => {
      const isItsOwn = checkServerIdentity(host, socket.getPeerCertificate()) === undefined;
      end(isItsOwn ? { kind: 'served' } : { kind: 'not_yet', problem: NO_CERTIFICATE });
    });
  });
}

const NO_CERTIFICATE = 'Its certificate is not there yet. We go on trying.';
