import { DomainKind, DomainStatus, idSchema } from '@vozex/domain';
import { z } from 'zod';
import { PageQuery, pageOf, readPage } from '../../kernel/page.ts';
import { type Actor, type AnyRoute, defineRoute } from '../../kernel/route.ts';
import { ProvisioningError } from '../errors.ts';
import { mine } from '../instances/customer-routes.ts';
import type { InstanceOf } from '../instances/request-operation.ts';
import type { ProvisioningApp } from '../provisioning-app.ts';
import { askForDomain, checkDomain, domainsOf, removeDomain } from './change-domains.ts';
import {
  AdminDomain,
  AdminDomainDetail,
  adminDomainAnswer,
  domainAnswer,
  domainMoveAnswer,
  InstallationDomain,
} from './shapes.ts';
import { listDomains, movesOfDomain } from './store.ts';

const params = z.object({ id: idSchema('instance') });
const DomainParams = params.extend({ domain_id: idSchema('instance_domain') });
const List = z.object({ items: z.array(InstallationDomain) });
const throws = [ProvisioningError];
/** Buttons pressed a minute from one address; each look asks name servers of others. */
const PER_MINUTE = 20;

async function answer(app: ProvisioningApp, whose: InstanceOf): Promise<z.input<typeof List>> {
  return { items: (await domainsOf(app, whose)).map((row) => domainAnswer(app, row)) };
}

/** The same four for the customer and for the team, who differ in whose installations they may ask for. */
function domainRoutes(door: {
  path: string;
  tag: string;
  access: { read: 'customer' | 'read_only'; change: 'customer' | 'operator' };
  whose(actor: Actor, id: string): InstanceOf;
}): AnyRoute<ProvisioningApp>[] {
  const { tag, whose } = door;
  const path = `${door.path}/{id}/domains`;
  return [
    defineRoute({
      method: 'GET',
      path,
      access: door.access.read,
      summary: 'The names under which an installation is found, and those that wait for their records',
      tag,
      params,
      output: List,
      throws,
      handle: (app: ProvisioningApp, { params: { id } }, { actor }) => answer(app, whose(actor, id)),
    }),
    defineRoute({
      method: 'POST',
      path,
      access: door.access.change,
      summary: "Ask for a domain of the customer's own",
      tag,
      params,
      body: z.strictObject({ host: z.string().min(1).max(300) }),
      output: List,
      status: 201,
      throws,
      perMinute: PER_MINUTE,
      handle: async (app: ProvisioningApp, { params: { id }, body }, { actor }) => {
        await askForDomain(app, actor, whose(actor, id), body.host);
        return answer(app, whose(actor, id));
      },
    }),
    defineRoute({
      method: 'POST',
      path: `${path}/{domain_id}/check`,
      access: door.access.change,
      summary: 'Have a domain looked at now',
      tag,
      params: DomainParams,
      output: List,
      status: 202,
      throws,
      perMinute: PER_MINUTE,
      handle: async (app: ProvisioningApp, { params: { id, domain_id } }, { actor }) => {
        await checkDomain(app, whose(actor, id), domain_id);
        return answer(app, whose(actor, id));
      },
    }),
    defineRoute({
      method: 'DELETE',
      path: `${path}/{domain_id}`,
      access: door.access.change,
      summary: 'Give a domain back; it leads nowhere at once',
      tag,
      params: DomainParams,
      output: List,
      throws,
      perMinute: PER_MINUTE,
      handle: async (app: ProvisioningApp, { params: { id, domain_id } }, { actor }) => {
        await removeDomain(app, actor, whose(actor, id), domain_id);
        return answer(app, whose(actor, id));
      },
    }),
  ];
}

export const customerDomainRoutes = domainRoutes({
  path: '/api/me/installations',
  tag: 'Customer center',
  access: { read: 'customer', change: 'customer' },
  whose: mine,
});

const tag = 'Dedicated instances';

const list = defineRoute({
  method: 'GET',
  path: '/api/admin/domains',
  access: 'read_only',
  summary: 'Names of installations, newest first; q is an order, or the beginning of an e-mail address or host',
  tag,
  query: PageQuery.extend({
    kind: DomainKind.optional(),
    status: DomainStatus.optional(),
    q: z.string().max(200).optional(),
  }),
  output: pageOf(AdminDomain),
  handle: async (app: ProvisioningApp, { query: { kind, status, q, ...page } }) => {
    const filter = { kind, status, search: q };
    const { items, next } = await readPage(page, (cut) => listDomains(app.db.read, filter, cut));
    return { items: items.map((row) => adminDomainAnswer(app, row)), next };
  },
});

const read = defineRoute({
  method: 'GET',
  path: '/api/admin/domains/{domain_id}',
  access: 'read_only',
  summary: 'One name with its history',
  tag,
  params: z.object({ domain_id: idSchema('instance_domain') }),
  output: AdminDomainDetail,
  throws,
  handle: async (app: ProvisioningApp, { params: { domain_id } }) => {
    const [row] = await listDomains(app.db.read, { id: domain_id }, { limit: 1 });
    if (!row) throw new ProvisioningError('DOMAIN_UNKNOWN', domain_id);
    const history = (await movesOfDomain(app.db.read, domain_id)).map(domainMoveAnswer);
    return { ...adminDomainAnswer(app, row), history };
  },
});

export const adminDomainRoutes: AnyRoute<ProvisioningApp>[] = [
  list,
  read,
  ...domainRoutes({
    path: '/api/admin/instances',
    tag,
    access: { read: 'read_only', change: 'operator' },
    whose: (_actor, id) => ({ id }),
  }),
];
