import type { DomainKind, DomainStatus } from '@vozex/domain';
import { type Selectable, sql } from 'kysely';
import type { DB, Db, Tx } from '../../kernel/database.ts';

/** A name that somebody wants for what he bought. */
export type WantedName = {
  id: string;
  host: string;
  orderItemId: string;
  customerId: string;
  because: string;
  at: Date;
  /** Who gave the name back before this leaves it to anybody. */
  coolSince: Date;
};

/**
 * Takes a host name below a domain of the shop for an order item. One that another customer gave back a while ago is not
 * free yet: links to it, and what browsers remember of it, are still his.
 *
 * @returns false when it is not free.
 */
export async function takeHost(tx: Tx, name: WantedName): Promise<boolean> {
  const { rows } = await sql`
    insert into instance_domains (id, host, kind, status, order_item_id, customer_id, next_look_at, verified_at,
      moved_because, created_at, updated_at)
    select ${name.id}, ${name.host}, 'subdomain', 'verified', ${name.orderItemId}, ${name.customerId}, ${name.at}::timestamptz,
      ${name.at}::timestamptz, ${name.because}, ${name.at}::timestamptz, ${name.at}::timestamptz
    where not exists (
      select from instance_domains d
      where d.host = ${name.host} and d.customer_id <> ${name.customerId} and d.released_at > ${name.coolSince})
    on conflict (host) where released_at is null and status <> 'pending_dns' do nothing
    returning id`.execute(tx);
  return rows.length > 0;
}

/**
 * Notes that an order item wants a domain of its customer's own; proven, it becomes his. Several may want the same one,
 * and what nobody ever proved keeps nobody out.
 *
 * @returns false when it is another's, was so until a while ago, or is wanted for this item already.
 */
export async function insertWish(tx: Tx, name: WantedName & { token: string }): Promise<boolean> {
  const { rows } = await sql`
    insert into instance_domains (id, host, kind, status, proof_token, order_item_id, customer_id, next_look_at,
      moved_because, created_at, updated_at)
    select ${name.id}, ${name.host}, 'custom', 'pending_dns', ${name.token}, ${name.orderItemId}, ${name.customerId},
      ${name.at}::timestamptz, ${name.because}, ${name.at}::timestamptz, ${name.at}::timestamptz
    where not exists (
      select from instance_domains d
      where d.host = ${name.host} and (d.status in ('verified', 'issuing', 'active')
        or (d.customer_id <> ${name.customerId} and d.verified_at is not null and d.released_at > ${name.coolSince})))
    on conflict (host, order_item_id) where released_at is null do nothing
    returning id`.execute(tx);
  return rows.length > 0;
}

/** The host name below a domain of the shop that an order item holds. */
export async function hostOf(db: Db, orderItemId: string): Promise<string | null> {
  const row = await db
    .selectFrom('instance_domains')
    .select('host')
    .where('order_item_id', '=', orderItemId)
    .where('kind', '=', 'subdomain')
    .where('released_at', 'is', null)
    .executeTakeFirst();
  return row?.host ?? null;
}

export type DomainRow = Selectable<DB['instance_domains']>;

/** The live names of an order item, oldest first. */
export async function domainsOfItem(db: Db, orderItemId: string): Promise<DomainRow[]> {
  return db
    .selectFrom('instance_domains')
    .selectAll()
    .where('order_item_id', '=', orderItemId)
    .where('released_at', 'is', null)
    .orderBy('id')
    .execute();
}

/** Makes a look due, by itself or because somebody asks; the pauses begin anew. */
export async function hurryLook(tx: Tx, which: { id: string; askedRevision?: number; now: Date }): Promise<void> {
  await tx
    .updateTable('instance_domains')
    .set({
      looks: 0,
      check_requested_at: which.now,
      next_look_at: which.now,
      ...(which.askedRevision === undefined ? {} : { asked_revision: which.askedRevision }),
    })
    .where('id', '=', which.id)
    .where('released_at', 'is', null)
    .execute();
}

/** Gives one name back. @returns false when that was done before. */
export async function releaseDomain(tx: Tx, which: { id: string; because: string; at: Date }): Promise<boolean> {
  const result = await tx
    .updateTable('instance_domains')
    .set({
      status: 'released',
      released_at: which.at,
      next_look_at: null,
      moved_because: which.because.slice(0, 500),
      updated_at: which.at,
    })
    .where('id', '=', which.id)
    .where('released_at', 'is', null)
    .executeTakeFirst();
  return Number(result.numUpdatedRows) > 0;
}

/** Whoever changes names of an item and what its instance shows of them takes the instance first. */
export async function lockInstanceOfItem(tx: Tx, orderItemId: string): Promise<void> {
  await sql`select id from instances where order_item_id = ${orderItemId} and ended_at is null for update`.execute(tx);
}

/** Which domain of its customer an instance is shown under: the oldest that leads there. */
export async function chooseCustomHost(tx: Tx, orderItemId: string): Promise<void> {
  await sql`
    update instances i set custom_host = (
      select d.host from instance_domains d
      where d.order_item_id = i.order_item_id and d.kind = 'custom' and d.status = 'active' order by d.id limit 1)
    where i.order_item_id = ${orderItemId} and i.ended_at is null`.execute(tx);
}

/** Every domain below which the shop itself gives names, now or for whoever bought one. */
export async function baseDomains(db: Db): Promise<string[]> {
  const { rows } = await sql<{ base: string }>`
    select distinct jsonb_path_query(to_jsonb(p), '$.**.base_domain') #>> '{}' as base from products p
    union
    select distinct substring(host from position('.' in host) + 1) from instance_domains
    where kind = 'subdomain' and released_at is null`.execute(db);
  return rows.map(({ base }) => base);
}

export type DomainView = DomainRow & {
  instance_id: string | null;
  order_id: string;
  product_name: string;
  customer_email: string;
};

export type DomainFilter = {
  id?: string | undefined;
  kind?: DomainKind | undefined;
  status?: DomainStatus | undefined;
  /** An order, or the beginning of an e-mail address or host. */
  search?: string | undefined;
};

const beginsWith = (text: string) => `${text.replaceAll(/[\\%_]/g, '\\$&').toLowerCase()}%`;

/** Newest first; those that were given back only where they are asked for. */
export async function listDomains(
  db: Db,
  { id, kind, status, search }: DomainFilter,
  page: { limit: number; after?: string | undefined },
): Promise<DomainView[]> {
  const beginning = search === undefined ? null : beginsWith(search);
  const { rows } = await sql<DomainView>`
    select d.*, o.order_id, o.product_name, c.email as customer_email,
      (select i.id from instances i where i.order_item_id = d.order_item_id order by i.id desc limit 1) as instance_id
    from instance_domains d
    join order_items o on o.id = d.order_item_id
    join customers c on c.id = d.customer_id
    where (${id ?? null}::text is null or d.id = ${id ?? null})
      and (${kind ?? null}::text is null or d.kind = ${kind ?? null})
      and (d.status = ${status ?? null} or (${status ?? null}::text is null and (d.status <> 'released' or ${id ?? null}::text is not null)))
      and (${search ?? null}::text is null or o.order_id = ${search ?? null}
        or lower(c.email) like ${beginning} or d.host like ${beginning})
      and (${page.after ?? null}::text is null or d.id < ${page.after ?? null})
    order by d.id desc limit ${page.limit}`.execute(db);
  return rows;
}

export type DomainMove = Selectable<DB['instance_domain_moves']>;

/** What became of it, oldest first. */
export async function movesOfDomain(db: Db, domainId: string): Promise<DomainMove[]> {
  const newest = await db
    .selectFrom('instance_domain_moves')
    .selectAll()
    .where('domain_id', '=', domainId)
    .orderBy('id', 'desc')
    .limit(100)
    .execute();
  return newest.toReversed();
}
