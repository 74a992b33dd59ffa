import type { App } from '../../kernel/app.ts';
import type { Db } from '../../kernel/database.ts';
import type { DomainSettings } from './domain-settings.ts';
import { baseDomains } from './store.ts';

/** Whether a name is the shop's own, leads to its proxy, or lies below a domain where the shop itself gives names. */
export async function isOurOwn(
  app: Pick<App, 'publicUrl'> & { domains: DomainSettings },
  db: Db,
  host: string,
): Promise<boolean> {
  const own = [new URL(app.publicUrl).hostname, app.domains.target.host, ...(await baseDomains(db))];
  return own.some((name) => host === name || host.endsWith(`.${name}`));
}
