import { PaymentGatewayKey } from '@vozex/domain';
import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import type { App } from '../../kernel/app.ts';
import { beginsWith } from '../../kernel/begins-with.ts';
import { licenseFingerprint } from '../../licensing/index.ts';

/** Enough to find one by; more is a list's work. */
const EACH_MAX = 8;

const SearchKind = z.enum([
  'customer',
  'order',
  'product',
  'payment',
  'refund',
  'dispute',
  'subscription',
  'fulfillment',
  'license',
  'instance',
  'task',
  'event',
]);

export const SearchAnswer = z
  .object({
    items: z.array(
      z.object({
        kind: SearchKind,
        id: z.string(),
        title: z.string(),
        note: z.string().meta({ description: 'What else tells it from others.' }),
        status: z.string().nullable(),
        of: z.string().meta({ description: 'The thing whose page shows it, where it has none of its own.' }),
      }),
    ),
  })
  .meta({ id: 'SearchAnswer' });
type Found = z.infer<typeof SearchAnswer>['items'][number];

/**
 * Finds by what people paste or begin to type: ids of ours, ids of gateways and providers, a license key, a host name,
 * the beginning of an e-mail address or name. One statement, every part of it by an index.
 */
export async function searchEverything(
  app: Pick<App, 'db' | 'seal'>,
  query: { q: string },
): Promise<z.infer<typeof SearchAnswer>> {
  const q = query.q.trim();
  const parts = partsFor(q, licenseFingerprint(app.seal, q));
  const { rows } = await sql<Found>`${sql.join(
    parts.map((part) => sql`(select * from (${part}) part (kind, id, title, note, status, of) limit ${EACH_MAX})`),
    sql` union all `,
  )}`.execute(app.db.read);
  return { items: rows };
}

function partsFor(q: string, keyHash: string | undefined): RawBuilder<unknown>[] {
  const lower = q.toLowerCase();
  /** The gateways' ids are unique by gateway: told all of them, the index is used. */
  const anyGateway = sql`gateway = any(${[...PaymentGatewayKey.options]})`;
  return [
    sql`
      select 'customer', id, coalesce(nullif(name, ''), email), email, null::text, id from customers
      where id = ${lower} or ${beginsWith(sql`lower(email)`, lower)} or ${beginsWith(sql`lower(name)`, lower)}
        or ${beginsWith(sql`lower(regexp_replace(name, '^.* ', ''))`, lower)}`,
    sql`
      select 'order', o.id, coalesce(o.imported_number || ' (' || o.imported_from || ')', o.id), c.email, o.status, o.id
      from orders o join customers c on c.id = o.customer_id
      where o.id = ${lower} or o.id in (
        select order_id from checkout_sessions where ${anyGateway} and gateway_checkout_id = ${q}
        union all select id from orders where imported_number = ${q}
        union all select id from orders where imported_payment = ${q})`,
    sql`
      select 'product', id, name, slug, status, id from products
      where id = ${lower} or slug = ${lower} or ${beginsWith(sql`lower(name)`, lower)}`,
    sql`
      select 'payment', id, gateway_payment_id, order_id, status, order_id from payments
      where id = ${lower} or (${anyGateway} and gateway_payment_id = ${q})`,
    sql`
      select 'refund', r.id, coalesce(r.gateway_refund_id, r.id), p.order_id, r.status, p.order_id
      from refunds r join payments p on p.id = r.payment_id where r.id = ${lower} or r.gateway_refund_id = ${q}`,
    sql`
      select 'dispute', id, gateway_dispute_id, order_id, status, id from disputes
      where id = ${lower} or (${anyGateway} and gateway_dispute_id = ${q})`,
    sql`
      select 'subscription', id, gateway_subscription_id, order_id, status, id from subscriptions
      where id = ${lower} or (${anyGateway} and gateway_subscription_id = ${q})`,
    sql`
      select 'fulfillment', id, coalesce(external_reference_id, id), order_id, status, id from fulfillment_records
      where id = ${lower} or external_reference_id = ${q}`,
    sql`
      select 'license', id, key_hint, order_id, status, fulfillment_id from licenses
      where id = ${lower} or key_hash = ${keyHash ?? null}`,
    sql`
      select 'instance', i.id, coalesce(i.custom_host, i.host, i.id), i.order_id, i.observed_state, i.id from instances i
      where i.id = ${lower} or i.order_item_id in (
        select order_item_id from instance_domains where released_at is null and ${beginsWith(sql`host`, lower)})`,
    sql`select 'task', id, title, order_id, status, id from tasks where id = ${lower}`,
    sql`
      select 'event', id, event_type, gateway, status, id from webhook_events
      where id = ${lower} or (${anyGateway} and event_id = ${q})`,
  ];
}
