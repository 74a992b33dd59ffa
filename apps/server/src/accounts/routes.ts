import { LANGUAGES, Role } from '@vozex/domain';
import { z } from 'zod';
import type { App } from '../kernel/app.ts';
import { type AnyRoute, defineRoute } from '../kernel/route.ts';
import { apiKeyRoutes } from './api-keys/routes.ts';
import { auditLogRoutes } from './audit-log/routes.ts';
import { changeProfile } from './change-profile.ts';
import { changeRole } from './change-role.ts';
import { chooseLanguage } from './choose-language.ts';
import { AccountsError } from './errors.ts';
import { inviteMember } from './invite-member.ts';
import type { Accounts } from './open-accounts.ts';
import { readSession } from './read-session.ts';
import { readTeam } from './read-team.ts';
import type { UserRow } from './store.ts';

type AccountsApp = App & { accounts: Accounts };

const Session = z
  .object({
    user: z
      .object({
        id: z.string(),
        email: z.string(),
        name: z.string(),
        role: Role,
        two_factor_enabled: z.boolean(),
        email_verified: z.boolean(),
      })
      .nullable(),
    development: z.boolean(),
    sandbox: z.boolean(),
  })
  .meta({ id: 'Session' });

const Member = z
  .object({
    id: z.string(),
    email: z.string(),
    name: z.string(),
    role: Role,
    two_factor_enabled: z.boolean(),
    created_at: z.iso.datetime(),
  })
  .meta({ id: 'Member' });

const TeamRole = z.enum(['read_only', 'operator', 'owner']);

const session = defineRoute({
  method: 'GET',
  path: '/api/session',
  access: 'anyone',
  summary: 'Who is signed in',
  tag: 'Accounts',
  output: Session,
  handle: (app: AccountsApp, _input, { actor }) => readSession(app, actor),
});

const Chosen = z.object({ language: z.enum(LANGUAGES) });

const language = defineRoute({
  method: 'PUT',
  path: '/api/me/language',
  access: 'customer',
  summary: 'Choose what to be spoken to in, on every device',
  tag: 'Accounts',
  body: z.strictObject(Chosen.shape),
  output: Chosen,
  handle: (app: AccountsApp, { body }, { actor }) => chooseLanguage(app, actor, body.language),
});

const profile = defineRoute({
  method: 'PATCH',
  path: '/api/me/profile',
  access: 'customer',
  summary: 'How I am called, in mails and on receipts from now on',
  tag: 'Accounts',
  body: z.strictObject({ name: z.string().trim().min(1).max(100) }),
  output: z.object({ name: z.string() }),
  handle: (app: AccountsApp, { body }, { actor }) => changeProfile(app, actor, body),
});

const team = defineRoute({
  method: 'GET',
  path: '/api/admin/team',
  access: 'owner',
  summary: 'Everybody who runs the shop',
  tag: 'Team',
  output: z.object({ items: z.array(Member) }),
  handle: async (app: AccountsApp) => ({ items: (await readTeam(app)).map(memberOf) }),
});

const invite = defineRoute({
  method: 'POST',
  path: '/api/admin/team',
  access: 'owner',
  summary: 'Invite somebody to the team by mail',
  tag: 'Team',
  body: z.strictObject({ email: z.email().max(254), name: z.string().trim().min(1).max(100), role: TeamRole }),
  output: Member,
  status: 201,
  throws: [AccountsError],
  handle: async (app: AccountsApp, { body }, { actor }) => memberOf(await inviteMember(app, actor, body)),
});

const patchMember = defineRoute({
  method: 'PATCH',
  path: '/api/admin/team/{id}',
  access: 'owner',
  summary: 'Change a role, or take somebody off the team with the role customer',
  tag: 'Team',
  params: z.object({ id: z.string().max(64) }),
  body: z.strictObject({ role: Role }),
  output: Member,
  throws: [AccountsError],
  handle: async (app: AccountsApp, { params, body }, { actor }) =>
    memberOf(await changeRole(app, actor, params.id, body.role)),
});

export const accountRoutes: AnyRoute<AccountsApp>[] = [
  session,
  language,
  profile,
  team,
  invite,
  patchMember,
  ...apiKeyRoutes,
  ...auditLogRoutes,
];

function memberOf(row: UserRow): z.input<typeof Member> {
  const { email_verified: _, created_at, ...member } = row;
  return { ...member, created_at: created_at.toISOString() };
}
