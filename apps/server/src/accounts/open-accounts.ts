import type { App } from '../kernel/app.ts';
import { RequestError } from '../kernel/errors.ts';
import type { Actor } from '../kernel/route.ts';
import { type Auth, CLIENT_IP_HEADER, openAuth } from './auth.ts';
import { authenticate, type RequestHeaders } from './authenticate.ts';
import { ensureOwner } from './ensure-owner.ts';
import type { OutgoingMail } from './ports.ts';
import { setPassword } from './set-password.ts';

export type AccountsSettings = {
  publicUrl: string;
  development: boolean;
  /** True when a gateway is a sandbox; only shown to the web app. */
  sandbox?: boolean;
  owner?: { email: string; password: string } | undefined;
  ownerApiKey?: string | undefined;
};

export type Accounts = {
  /** Who is asking: at most one statement, and none without a cookie. */
  authenticate(headers: RequestHeaders): Promise<Actor>;
  /**
   * Answers `/api/auth/*`.
   *
   * @param ip the caller's address, after trusted proxies only; the rate limits count by it.
   */
  handle(request: Request, ip: string): Promise<Response>;
  /** Makes the first owner from the environment, once; call it at start. */
  ensureOwner(): Promise<void>;
  /**
   * Gives a user a new password and ends every session: for whoever has the machine, when mail does not work.
   *
   * @returns false where nobody has the address.
   */
  setPassword(email: string, password: string): Promise<boolean>;
  /** Sends a link that signs in, as an invitation. */
  invite(member: { email: string; name: string; invitedBy: string }): Promise<void>;
  readonly development: boolean;
  readonly sandbox: boolean;
};

/** What the web app uses of better-auth. Everything else it can do is not there. */
const OPEN_PATHS: ReadonlySet<string> = new Set([
  '/sign-up/email',
  '/sign-in/email',
  '/sign-in/magic-link',
  '/magic-link/verify',
  '/sign-out',
  '/get-session',
  '/verify-email',
  '/send-verification-email',
  '/change-password',
  '/revoke-other-sessions',
  '/two-factor/enable',
  '/two-factor/disable',
  '/two-factor/verify-totp',
  '/two-factor/verify-backup-code',
  '/two-factor/generate-backup-codes',
]);

/** Opens sign-in, sessions and the team. */
export async function openAccounts(app: App & { mail: OutgoingMail }, settings: AccountsSettings): Promise<Accounts> {
  const auth: Auth = openAuth(app, settings, async (headers) => {
    const actor = await whoIs(Object.fromEntries(headers));
    return actor.kind === 'user' ? actor.userId : undefined;
  });
  const { secret, authCookies } = await auth.$context;
  const signIn = { cookieName: authCookies.sessionToken.name, secret, ownerApiKey: settings.ownerApiKey };
  const whoIs = (headers: RequestHeaders) => authenticate(app, signIn, headers);

  return {
    authenticate: whoIs,
    async handle(request, ip) {
      const path = new URL(request.url).pathname.replace(/^\/api\/auth/, '');
      if (!OPEN_PATHS.has(path)) throw new RequestError('NOT_FOUND', path);
      const headers = new Headers(request.headers);
      headers.set(CLIENT_IP_HEADER, ip);
      return await auth.handler(new Request(request, { headers }));
    },
    async ensureOwner() {
      if (settings.owner) await ensureOwner(app, auth, settings.owner);
    },
    setPassword: (email, password) => setPassword(app, auth, { email, password }),
    async invite({ email, name, invitedBy }) {
      await auth.api.signInMagicLink({
        body: { email, name, callbackURL: '/admin', metadata: { invitedBy } },
        headers: new Headers(),
      });
    },
    development: settings.development,
    sandbox: settings.sandbox ?? false,
  };
}
