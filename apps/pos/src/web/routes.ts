import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Clock } from '../clock.ts';
import type { Database, Tx } from '../database.ts';
import {
  type Member,
  memberByInvitation,
  memberBySession,
  openSession,
  SESSION_SECONDS,
} from '../workspaces/members.ts';
import { type Tenant, tenantByName } from '../workspaces/tenants.ts';
import { CSS, TILL_JS } from './assets.ts';
import { changeWorkspace, isChange } from './change-workspace.ts';
import type { Html } from './html.ts';
import { forbiddenPage, frontPage } from './layout.ts';
import { loadWorkspace } from './load-workspace.ts';
import { workspacePage } from './workspace-page.ts';

type Parts = { db: Database; clock: Clock; publicUrl: () => string };

const COOKIE = 'pos_session';

/** Nothing but our own style and script; no frame around us; and no address, which may hold an invitation, to anybody. */
const PAGE_HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy':
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
};

/** The pages for people: front page, workspace, till. */
export async function webRoutes(app: FastifyInstance, { db, clock, publicUrl }: Parts): Promise<void> {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) =>
    done(null, new URLSearchParams(body.toString())),
  );
  app.get('/', async (_request, reply) => page(reply, 200, frontPage()));
  app.get('/healthz', async () => ({ status: 'ok' }));
  app.get('/assets/pos.css', async (_request, reply) => reply.type('text/css').send(CSS));
  app.get('/assets/till.js', async (_request, reply) => reply.type('text/javascript').send(TILL_JS));

  type Address = { Params: { workspace: string }; Querystring: { invitation?: string } };
  app.get<Address>('/w/:workspace', async (request, reply) =>
    db.inOneTransaction(async (tx) => {
      const { workspace } = request.params;
      const now = clock.now();
      const { invitation } = request.query;
      if (typeof invitation === 'string') return acceptInvitation(tx, reply, { workspace, invitation, now, publicUrl });
      const visit = await visitOf(tx, workspace, request, now);
      if (!visit) return page(reply, 403, forbiddenPage());
      return page(reply, 200, workspacePage(await loadWorkspace(tx, visit.tenant, visit.member, now), now));
    }),
  );

  app.post<{ Params: { workspace: string; change: string }; Body: unknown }>(
    '/w/:workspace/:change',
    async (request, reply) => {
      const { workspace, change } = request.params;
      if (!isChange(change) || !(request.body instanceof URLSearchParams)) return reply.code(404).send('Not found');
      const form = request.body;
      const now = clock.now();
      return db.inOneTransaction(async (tx) => {
        const visit = comesFromOutside(request) ? undefined : await visitOf(tx, workspace, request, now);
        if (!visit) return page(reply, 403, forbiddenPage());
        const complaint = await changeWorkspace(change, tx, visit.tenant, visit.member, form, now);
        if (!complaint) return reply.redirect(`/w/${workspace}`, 303);
        const loaded = await loadWorkspace(tx, visit.tenant, visit.member, now);
        return page(reply, complaint.status, workspacePage({ ...loaded, problem: complaint.text }, now));
      });
    },
  );
}

type Visit = { tenant: Tenant; member: Member };

/** The one gate to every workspace: who holds a session of exactly this tenant. */
async function visitOf(tx: Tx, workspace: string, request: FastifyRequest, now: Date): Promise<Visit | undefined> {
  const cookie = cookieOf(request.headers.cookie);
  const tenant = await tenantByName(tx, workspace);
  if (!tenant || cookie === undefined) return undefined;
  const member = await memberBySession(tx, tenant.id, cookie, now);
  return member && { tenant, member };
}

/** Trades an invitation for a session, and leads to the address without it, which may be shown to anybody. */
async function acceptInvitation(
  tx: Tx,
  reply: FastifyReply,
  asked: { workspace: string; invitation: string; now: Date; publicUrl: () => string },
): Promise<FastifyReply> {
  const tenant = await tenantByName(tx, asked.workspace);
  const member = tenant && (await memberByInvitation(tx, tenant.id, asked.invitation));
  if (!member) return page(reply, 403, forbiddenPage());
  const cookie = await openSession(tx, member, asked.now);
  const secure = asked.publicUrl().startsWith('https:') ? '; Secure' : '';
  // The path keeps apart the sessions of somebody who works in two workspaces.
  const attributes = `Path=/w/${asked.workspace}; Max-Age=${SESSION_SECONDS}; HttpOnly; SameSite=Lax${secure}`;
  return reply
    .headers({ 'referrer-policy': 'no-referrer', 'cache-control': 'no-store' })
    .header('set-cookie', `${COOKIE}=${cookie}; ${attributes}`)
    .redirect(`/w/${asked.workspace}`, 303);
}

/** Browsers say so themselves; the cookie's SameSite is the second lock. */
function comesFromOutside(request: FastifyRequest): boolean {
  const site = request.headers['sec-fetch-site'];
  return site !== undefined && site !== 'same-origin';
}

function cookieOf(header: string | undefined): string | undefined {
  return new RegExp(`(?:^|; )${COOKIE}=([A-Za-z0-9_-]+)`).exec(header ?? '')?.[1];
}

function page(reply: FastifyReply, status: number, body: Html): FastifyReply {
  return reply.code(status).headers(PAGE_HEADERS).send(body.text);
}
