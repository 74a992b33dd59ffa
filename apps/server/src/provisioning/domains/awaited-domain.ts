import type { DnsRecord } from '@vozex/domain';
import type { App } from '../../kernel/app.ts';
import type { DomainSettings } from './domain-settings.ts';
import { readHost } from './read-host.ts';
import { recordsOf } from './records-of.ts';
import { domainsOfItem } from './store.ts';

/** A domain whose proof somebody waits for. */
export type AwaitedDomain = {
  id: string;
  host: string;
  records: DnsRecord[];
  /** What the last look found wrong, for the customer. */
  problem: string | null;
  /** A look was asked for and has not ended. */
  isBeingLookedAt: boolean;
  /** The newest revision of the delivery for which a look was asked. */
  askedRevision: number | null;
};

/** The domain that an order item wants, while it is not proven; nothing afterwards, or when it was given up. */
export async function awaitedDomain(
  app: Pick<App, 'db'> & { domains: DomainSettings },
  wanted: { orderItemId: string; typed: string },
): Promise<AwaitedDomain | undefined> {
  const read = readHost(wanted.typed);
  const rows = 'host' in read ? await domainsOfItem(app.db.read, wanted.orderItemId) : [];
  const domain = rows.find(({ host, status }) => 'host' in read && host === read.host && status === 'pending_dns');
  if (!domain) return undefined;
  const { check_requested_at: requested, checked_at: checked } = domain;
  return {
    id: domain.id,
    host: domain.host,
    records: recordsOf(app.domains.target, domain),
    problem: domain.problem,
    isBeingLookedAt: requested !== null && (checked === null || checked < requested),
    askedRevision: domain.asked_revision,
  };
}
