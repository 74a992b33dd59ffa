import type { Db } from '../../kernel/database.ts';
import type { Log } from '../../kernel/log.ts';
import { allAnswers, answerUnder } from './answers.ts';
import { openCaddyProxy } from './caddy-proxy.ts';
import { openEmbeddedProxy } from './embedded-proxy.ts';
import type { InstanceProxy } from './instance-proxy.ts';
import { openNoProxy } from './no-proxy.ts';

/** Which proxy stands before instances: Caddy where it is named, VOZEX's own where it has a port, else the operator's. */
export type ProxySettings = {
  caddy: { adminUrl: string; server: string; tlsAddress: string | undefined } | undefined;
  embedded: { host: string; port: number; behindTls: boolean; trustProxy: readonly string[] } | undefined;
};

export function openInstanceProxy(
  { db, log }: { db: { read: Db }; log: Log },
  { caddy, embedded }: ProxySettings,
): InstanceProxy {
  if (caddy) return openCaddyProxy({ ...caddy, allAnswers: () => allAnswers(db.read) });
  if (embedded) return openEmbeddedProxy({ ...embedded, log, answerUnder: (host) => answerUnder(db.read, host) });
  return openNoProxy();
}
