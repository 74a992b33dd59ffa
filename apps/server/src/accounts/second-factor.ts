import type { BetterAuthPlugin } from 'better-auth';
import { createAuthMiddleware, isAPIError } from 'better-auth/api';
import type { twoFactor } from 'better-auth/plugins';
import { sql } from 'kysely';
import type { App } from '../kernel/app.ts';
import { deleteOtherSessions } from './store.ts';

type Middleware = ReturnType<typeof createAuthMiddleware>;

const LINK_PATH = '/magic-link/verify';
const SECOND_FACTOR_PATHS = ['/two-factor/verify-totp', '/two-factor/verify-backup-code'];
const SIGN_IN_PATHS = ['/sign-in/email', LINK_PATH, ...SECOND_FACTOR_PATHS];

/**
 * What the two-factor plugin leaves open (1.7.25): it challenges sign-ins with a password only, and turning the second
 * factor on leaves the other sessions alive that never showed one. Stands after the plugin, so that `newSession` is
 * empty while a challenge is open; only then is a sign-in written into the audit log.
 */
export function secondFactorEverywhere(
  app: App,
  plugin: ReturnType<typeof twoFactor>,
  publicUrl: string,
): BetterAuthPlugin {
  const challenge = plugin.hooks.after[0]!.handler; // because it has this one hook
  return {
    id: 'second-factor-everywhere',
    hooks: {
      after: [
        { matcher: (context) => context.path === LINK_PATH, handler: challengeAfterLink(challenge, publicUrl) },
        { matcher: (context) => SECOND_FACTOR_PATHS.includes(context.path ?? ''), handler: endOlderSessions(app) },
        { matcher: (context) => SIGN_IN_PATHS.includes(context.path ?? ''), handler: noteTeamSignIn(app) },
      ],
    },
  };
}

/** Runs the plugin's own challenge for a link too, and leads the browser to the page that asks for the code. */
function challengeAfterLink(challenge: Middleware, publicUrl: string): Middleware {
  return createAuthMiddleware(async (ctx) => {
    const arrived: unknown = ctx.context.returned;
    // The plugin types its hook as one that was called by itself; called like this it answers with its headers too.
    const answer = (await challenge({ ...ctx, returnHeaders: true })) as { headers: Headers; response?: unknown };
    for (const [name, value] of answer.headers) ctx.responseHeaders.append(name, value);
    if (answer.response === undefined || !isAPIError(arrived)) return answer.response;
    const { pathname, search } = new URL(new Headers(arrived.headers).get('location') ?? '/', publicUrl);
    throw ctx.redirect(`${publicUrl}/sign-in/two-factor?next=${encodeURIComponent(pathname + search)}`);
  });
}

/** Turning the second factor on ends every session that never showed one. */
function endOlderSessions(app: App): Middleware {
  return createAuthMiddleware(async ({ context: { newSession, session } }) => {
    // A session before and another after: it has just been turned on.
    if (newSession && session) await deleteOtherSessions(app.db.read, newSession.user.id, newSession.session.token);
  });
}

function noteTeamSignIn(app: App): Middleware {
  return createAuthMiddleware(async ({ context: { newSession, session }, path }) => {
    if (!newSession || session) return;
    await sql`
      insert into audit_log (at, actor, action, subject, detail)
      select ${app.clock.now()}, role || ':' || id, 'accounts.signed_in', id,
             jsonb_build_object('by', ${path}::text, 'ip', ${newSession.session.ipAddress ?? null}::text)
      from users where id = ${newSession.user.id} and role <> 'customer' and email_verified`.execute(app.db.read);
  });
}
