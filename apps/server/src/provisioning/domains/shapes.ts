import { DnsRecord, DomainKind, DomainStatus, idSchema } from '@vozex/domain';
import { z } from 'zod';
import type { App } from '../../kernel/app.ts';
import { label } from '../../kernel/language.ts';
import type { DomainSettings } from './domain-settings.ts';
import { recordsOf } from './records-of.ts';
import type { DomainMove, DomainRow, DomainView } from './store.ts';

const Time = z.iso.datetime();

/** A name of an installation. */
export const InstallationDomain = z
  .object({
    id: idSchema('instance_domain'),
    host: z.string(),
    kind: DomainKind,
    status: DomainStatus,
    status_label: z.string(),
    url: z.string().nullable().meta({ description: 'Where it leads to the installation; null while it does not.' }),
    records: z.array(DnsRecord).meta({ description: 'What to set where the domain is managed.' }),
    problem: z.string().nullable().meta({ description: 'What the last look found wrong, in a sentence.' }),
    checked_at: Time.nullable(),
    created_at: Time,
  })
  .meta({ id: 'InstallationDomain' });

/** With what the team sees of it. */
export const AdminDomain = InstallationDomain.extend({
  instance_id: z.string().nullable(),
  order_id: z.string(),
  product_name: z.string(),
  customer_email: z.string(),
  problem_code: z.string().nullable(),
  next_look_at: Time.nullable(),
  failing_since: Time.nullable(),
}).meta({ id: 'AdminDomain' });

export const AdminDomainDetail = AdminDomain.extend({
  history: z.array(
    z.object({ from_status: DomainStatus.nullable(), to_status: DomainStatus, because: z.string(), at: Time }),
  ),
}).meta({ id: 'AdminDomainDetail' });

type Around = Pick<App, 'instanceUrl'> & { domains: DomainSettings };

export function domainAnswer(app: Around, row: DomainRow): z.input<typeof InstallationDomain> {
  const status = DomainStatus.parse(row.status);
  return {
    id: row.id,
    host: row.host,
    kind: DomainKind.parse(row.kind),
    status,
    status_label: label('domain', status),
    url: status === 'active' ? app.instanceUrl(row.host) : null,
    records: recordsOf(app.domains.target, row),
    problem: row.problem,
    checked_at: row.checked_at?.toISOString() ?? null,
    created_at: row.created_at.toISOString(),
  };
}

export function adminDomainAnswer(app: Around, row: DomainView): z.input<typeof AdminDomain> {
  return {
    ...domainAnswer(app, row),
    instance_id: row.instance_id,
    order_id: row.order_id,
    product_name: row.product_name,
    customer_email: row.customer_email,
    problem_code: row.problem_code,
    next_look_at: row.next_look_at?.toISOString() ?? null,
    failing_since: row.failing_since?.toISOString() ?? null,
  };
}

export function domainMoveAnswer({ from_status, to_status, because, at }: DomainMove) {
  return {
    from_status: DomainStatus.nullable().parse(from_status),
    to_status: DomainStatus.parse(to_status),
    because,
    at: at.toISOString(),
  };
}
