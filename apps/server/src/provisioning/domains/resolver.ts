import { NODATA, NOTFOUND, promises } from 'node:dns';

/** What is asked of DNS. A name without such records has none; who cannot say throws. */
export type DnsResolver = {
  /** Texts of each record, its parts joined. @throws DnsSilent */
  txt(name: string): Promise<string[]>;
  /** @throws DnsSilent */
  cname(name: string): Promise<string[]>;
  /** IPv4 and IPv6 together. @throws DnsSilent */
  addresses(name: string): Promise<string[]>;
};

/** Nothing was found out: a time-out, a broken server. Proves neither that something is there nor that it is not. */
export class DnsSilent extends Error {}

/** One question, milliseconds, and how often it is put. */
const ASK_MS = 3_000;
const TRIES = 2;

/** @param servers `address` or `address:port`; the system's own where there are none. */
export function openResolver(servers: readonly string[]): DnsResolver {
  const resolver = new promises.Resolver({ timeout: ASK_MS, tries: TRIES });
  if (servers.length > 0) resolver.setServers(servers);
  return {
    txt: async (name) => (await orNone(resolver.resolveTxt(name))).map((parts) => parts.join('')),
    cname: (name) => orNone(resolver.resolveCname(name)),
    async addresses(name) {
      const both = [orNone(resolver.resolve4(name)), orNone(resolver.resolve6(name))];
      return (await Promise.all(both)).flat();
    },
  };
}

async function orNone<T>(asked: Promise<T[]>): Promise<T[]> {
  try {
    return await asked;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === NODATA || code === NOTFOUND) return [];
    throw new DnsSilent(code ?? String(error), { cause: error });
  }
}
