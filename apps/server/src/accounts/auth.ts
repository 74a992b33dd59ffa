import { createHash } from 'node:crypto';
import { betterAuth } from 'better-auth';
import { APIError, isAPIError } from 'better-auth/api';
import { magicLink, twoFactor } from 'better-auth/plugins';
import type { App } from '../kernel/app.ts';
import { secondsAfter } from '../kernel/clock.ts';
import { errorFields } from '../kernel/log.ts';
import { limitPerAddress } from './limit-per-address.ts';
import type { OutgoingMail } from './ports.ts';
import { newRowId } from './row-id.ts';
import { secondFactorEverywhere } from './second-factor.ts';
import { linkCustomer } from './store.ts';

/** A week after signing in, everybody signs in again; nothing prolongs a session. */
const SESSION_SECONDS = 7 * 86_400;
/** A link in a mail is read within the half hour, or a new one is asked for. */
const MAIL_LINK_SECONDS = 1_800;
const PASSWORD_LENGTH_MIN = 10;
/** scrypt's work grows with the length; nobody types more than this. */
const PASSWORD_LENGTH_MAX = 128;

/** Carries the caller's address, as our own server saw it, to better-auth's rate limits. Never taken from outside. */
export const CLIENT_IP_HEADER = 'x-vozex-client-ip';

export type Auth = ReturnType<typeof openAuth>;

/**
 * better-auth on our tables. Cookie caching stays off: a cached session outlives its revocation and its second factor.
 * Its own transactions stay off too: on the embedded database they would hold the one connection while a password is
 * hashed. A crash between the two inserts of a sign-up leaves a user without a password, whom a sign-in link lets in.
 *
 * @param whoIs the user id behind a request's session, or nothing.
 */
export function openAuth(
  app: App & { mail: OutgoingMail },
  site: { publicUrl: string },
  whoIs: (headers: Headers) => Promise<string | undefined>,
) {
  const secondFactor = twoFactor({ issuer: 'VOZEX', allowPasswordless: true, schema: TWO_FACTOR_TABLE });
  return betterAuth({
    appName: 'VOZEX',
    baseURL: site.publicUrl,
    basePath: '/api/auth',
    trustedOrigins: [site.publicUrl],
    secret: app.seal.sign('better-auth', 'accounts'),
    database: { db: app.db.read, type: 'postgres', transaction: false },
    logger: {
      level: 'warn',
      log: (level, message) => app.log[level === 'error' ? 'error' : 'warn']('accounts.auth', { message }),
    },
    onAPIError: { onError: (error) => logFailure(app, error) },
    telemetry: { enabled: false },
    emailAndPassword: {
      enabled: true,
      minPasswordLength: PASSWORD_LENGTH_MIN,
      maxPasswordLength: PASSWORD_LENGTH_MAX,
    },
    emailVerification: {
      sendOnSignUp: true,
      expiresIn: MAIL_LINK_SECONDS,
      sendVerificationEmail: ({ user, url, token }) =>
        app.mail.enqueue(app.db.read, {
          kind: 'verify_email',
          subjectId: subjectOf(token),
          recipient: user.email,
          payload: { url, name: user.name },
        }),
      beforeEmailVerification: async (user, request) => {
        // The link proves the mailbox, the session proves the password. With the link alone, somebody who signs up
        // with another's address would be let in by its owner's curious click.
        if (request && (await whoIs(request.headers)) === user.id) return;
        throw redirectTo(`${site.publicUrl}/sign-in?next=${encodeURIComponent(pathOf(request))}`);
      },
    },
    user: {
      modelName: 'users',
      fields: { emailVerified: 'email_verified', createdAt: 'created_at', updatedAt: 'updated_at' },
      additionalFields: { role: { type: 'string', required: false, defaultValue: 'customer', input: false } },
    },
    session: {
      modelName: 'sessions',
      fields: {
        userId: 'user_id',
        expiresAt: 'expires_at',
        ipAddress: 'ip_address',
        userAgent: 'user_agent',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
      },
      expiresIn: SESSION_SECONDS,
      disableSessionRefresh: true,
      cookieCache: { enabled: false },
    },
    account: { modelName: 'accounts', fields: ACCOUNT_FIELDS, accountLinking: { enabled: false } },
    verification: {
      modelName: 'verifications',
      fields: { expiresAt: 'expires_at', createdAt: 'created_at', updatedAt: 'updated_at' },
    },
    rateLimit: {
      enabled: true,
      storage: 'memory',
      customRules: {
        '/sign-in/email': { window: 60, max: 10 },
        '/sign-up/email': { window: 60, max: 5 },
        '/sign-in/magic-link': { window: 60, max: 5 },
        '/send-verification-email': { window: 60, max: 3 },
        '/two-factor/*': { window: 60, max: 10 },
      },
    },
    advanced: {
      disableOriginCheck: false, // said, since better-auth leaves the check out where NODE_ENV is test
      disableCSRFCheck: false,
      cookiePrefix: 'vozex',
      useSecureCookies: site.publicUrl.startsWith('https:'),
      ipAddress: { ipAddressHeaders: [CLIENT_IP_HEADER] },
      // A story compares our tables with what better-auth writes; a start need not ask the database again.
      database: { generateId: newRowId, validateSchema: false },
    },
    databaseHooks: {
      user: {
        create: { after: async (user) => linkIfProven(app, user) },
        update: { after: async (user) => linkIfProven(app, user) },
      },
      session: {
        create: {
          // better-auth reads the machine's clock; who may come in is decided by the shop's.
          before: async (session) => ({
            data: { ...session, expiresAt: secondsAfter(app.clock.now(), SESSION_SECONDS) },
          }),
        },
      },
    },
    plugins: [
      limitPerAddress(app.clock),
      magicLink({
        expiresIn: MAIL_LINK_SECONDS,
        storeToken: 'hashed',
        sendMagicLink: ({ email, url, token, metadata }, context) =>
          app.mail.enqueue(app.db.read, {
            subjectId: subjectOf(token),
            recipient: email.toLowerCase(),
            // Only our own call comes without a request: nobody else can send a mail that looks like an invitation.
            ...(context?.request
              ? { kind: 'sign_in_link', payload: { url } }
              : { kind: 'team_invite', payload: { url, invitedBy: String(metadata?.invitedBy) } }),
          }),
      }),
      secondFactor,
      secondFactorEverywhere(app, secondFactor, site.publicUrl),
    ],
  });
}

const ACCOUNT_FIELDS = {
  accountId: 'account_id',
  providerId: 'provider_id',
  userId: 'user_id',
  accessToken: 'access_token',
  refreshToken: 'refresh_token',
  idToken: 'id_token',
  accessTokenExpiresAt: 'access_token_expires_at',
  refreshTokenExpiresAt: 'refresh_token_expires_at',
  createdAt: 'created_at',
  updatedAt: 'updated_at',
} as const;

const TWO_FACTOR_TABLE = {
  user: { fields: { twoFactorEnabled: 'two_factor_enabled' } },
  twoFactor: {
    modelName: 'two_factors',
    fields: {
      backupCodes: 'backup_codes',
      userId: 'user_id',
      failedVerificationCount: 'failed_verification_count',
      lockedUntil: 'locked_until',
    },
  },
} as const;

async function linkIfProven(app: App, user: { id: string; emailVerified: boolean }): Promise<void> {
  if (user.emailVerified) await linkCustomer(app.db.read, user.id);
}

/** A refusal is the caller's affair; anything else is ours. */
function logFailure(app: App, error: unknown): void {
  if (isAPIError(error)) app.log.warn('accounts.refused', { error: error.message });
  else app.log.error('accounts.failed', errorFields(error));
}

/** Names the mail of a token without telling the token. */
function subjectOf(token: string): string {
  return createHash('sha256').update(token).digest('hex').slice(0, 32);
}

function redirectTo(location: string): APIError {
  return new APIError('FOUND', undefined, { location });
}

function pathOf(request: Request | undefined): string {
  if (!request) return '/';
  const { pathname, search } = new URL(request.url);
  return pathname + search;
}
