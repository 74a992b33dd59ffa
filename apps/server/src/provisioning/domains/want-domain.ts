import { randomBytes } from 'node:crypto';
import type { App } from '../../kernel/app.ts';
import { secondsAfter } from '../../kernel/clock.ts';
import type { Tx } from '../../kernel/database.ts';
import type { DomainSettings } from './domain-settings.ts';
import { isOurOwn } from './own-names.ts';
import { readHost } from './read-host.ts';
import { domainsOfItem, insertWish } from './store.ts';

export type DomainWish = { typed: string; orderItemId: string; customerId: string; because: string };

/** `reason` continues a sentence about the name, for the customer. */
export type Wanted = { kind: 'wanted'; id: string; host: string } | { kind: 'refused' | 'taken'; reason: string };

/** Domains of one installation: more are a mistake, or an attempt. */
const DOMAINS_MAX = 10;

/**
 * A domain that another customer gave back is nobody's for so long, days: links to it are still his. Shorter than for
 * names of the shop, since who wants it must prove that it is his now.
 */
const COOLS_DAYS = 7;
const SECONDS_PER_DAY = 86_400;

const TOKEN_BYTES = 20;

/** Notes, in the caller's transaction, that an order item wants a domain of its customer's own. */
export async function wantDomain(app: App & { domains: DomainSettings }, tx: Tx, wish: DomainWish): Promise<Wanted> {
  const read = readHost(wish.typed);
  if ('refused' in read) return { kind: 'refused', reason: read.refused };
  const { host } = read;
  if (await isOurOwn(app, tx, host)) return { kind: 'refused', reason: 'belongs to the shop' };
  const present = await domainsOfItem(tx, wish.orderItemId);
  if (present.some((one) => one.host === host)) return { kind: 'taken', reason: 'is asked for already' };
  if (present.length >= DOMAINS_MAX) return { kind: 'refused', reason: 'is one too many: remove another one first' };
  const at = app.clock.now();
  const id = app.newId('instance_domain');
  const noted = await insertWish(tx, {
    id,
    host,
    token: `vozex-${randomBytes(TOKEN_BYTES).toString('hex')}`,
    orderItemId: wish.orderItemId,
    customerId: wish.customerId,
    because: wish.because,
    at,
    coolSince: secondsAfter(at, -COOLS_DAYS * SECONDS_PER_DAY),
  });
  if (!noted) return { kind: 'taken', reason: 'belongs to another installation, or did so until a few days ago' };
  return { kind: 'wanted', id, host };
}
