import { createHmac } from 'node:crypto';
import { getMigrations } from 'better-auth/db/migration';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '../kernel/route.ts';
import { openAuth } from './auth.ts';
import { changeRole } from './change-role.ts';
import { customerFor } from './customer-for.ts';
import { inviteMember } from './invite-member.ts';
import { type Accounts, openAccounts } from './open-accounts.ts';
import type { AccountMail } from './ports.ts';
import { readSession } from './read-session.ts';
import { openTestApp, type TestApp } from './test-app.ts';

const OWNER_KEY = 'owner-key-of-twenty-four-letters';
const OWNER = { email: 'Owner@Shop.test', password: 'correct horse battery' };
const api: Actor = { kind: 'api_key', role: 'owner', keyId: null };

let app: TestApp & { accounts: Accounts };
let mails: AccountMail[];

beforeAll(async () => {
  const base = await openTestApp();
  const mail = { enqueue: async (_db: unknown, sent: AccountMail) => void mails.push(sent) };
  const settings = { publicUrl: base.publicUrl, development: false, owner: OWNER, ownerApiKey: OWNER_KEY };
  const accounts = await openAccounts({ ...base, mail }, settings);
  app = Object.assign(base, { accounts });
});
afterAll(() => app.db.close());
beforeEach(async () => {
  mails = [];
  await sql`truncate audit_log`.execute(app.db.read);
  for (const table of ['customers', 'users', 'verifications'] as const) {
    await app.db.read.deleteFrom(table).execute();
  }
});

let people = 0;

/** Somebody at a browser of their own: keeps cookies, has an address nobody else has. */
function browser() {
  const ip = `192.0.2.${++people}`;
  const cookies = new Map<string, string>();
  const cookie = () => [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  return {
    cookie,
    async asks(method: string, address: string, body?: unknown) {
      const request = new Request(new URL(address, app.publicUrl), {
        method,
        headers: {
          ...(cookies.size > 0 ? { cookie: cookie() } : {}),
          ...(body ? { 'content-type': 'application/json' } : {}),
          origin: app.publicUrl,
        },
        ...(body ? { body: JSON.stringify(body) } : {}),
      });
      const answer = await app.accounts.handle(request, ip);
      for (const line of answer.headers.getSetCookie()) {
        const [pair = ''] = line.split(';');
        const [name = '', value = ''] = [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)];
        if (value === '' || /max-age=0/i.test(line)) cookies.delete(name);
        else cookies.set(name, value);
      }
      return answer;
    },
    signsUp(email: string, password = 'a long enough password', more = {}) {
      return this.asks('POST', '/api/auth/sign-up/email', { email, password, name: 'Somebody', ...more });
    },
    signsIn(email: string, password = 'a long enough password') {
      return this.asks('POST', '/api/auth/sign-in/email', { email, password });
    },
    async followsLinkFor(email: string) {
      await this.asks('POST', '/api/auth/sign-in/magic-link', { email, callbackURL: '/account' });
      return this.asks('GET', lastMail(email).payload.url);
    },
    actor: () => app.accounts.authenticate({ cookie: cookie() }),
  };
}

function lastMail(recipient: string): AccountMail {
  const mail = mails.findLast((sent) => sent.recipient === recipient);
  if (!mail) throw new Error(`no mail to ${recipient}`);
  return mail;
}

const buys = (email: string) =>
  customerFor(app.db.read, { email, name: 'Ada', now: app.clock.now(), newId: app.newId });

const ownerSignsIn = async () => {
  await app.accounts.ensureOwner();
  const owner = browser();
  await owner.signsIn(OWNER.email, OWNER.password);
  return owner;
};

describe('somebody signs in', () => {
  it('with a password, and is known by one statement a request; without a cookie by none', async () => {
    const ada = browser();
    expect((await ada.signsUp('Ada@Example.test')).status).toBe(200);
    app.statements();
    expect(await ada.actor()).toMatchObject({ kind: 'user', email: 'ada@example.test', role: 'customer' });
    expect(app.statements()).toHaveLength(1);
    expect(await app.accounts.authenticate({})).toEqual({ kind: 'anonymous' });
    expect(await app.accounts.authenticate({ cookie: 'theme=dark' })).toEqual({ kind: 'anonymous' });
    expect(app.statements()).toHaveLength(0);
  });

  it('not with a cookie whose signature is not ours, and the database is not asked', async () => {
    const ada = browser();
    await ada.signsUp('ada@example.test');
    const [name = '', value = ''] = ada.cookie().split('=');
    const token = decodeURIComponent(value).split('.')[0] ?? '';
    const forged = createHmac('sha256', 'a guess').update(token).digest('base64');
    app.statements();
    const cookie = `${name}=${encodeURIComponent(`${token}.${forged}`)}`;
    expect(await app.accounts.authenticate({ cookie })).toEqual({ kind: 'anonymous' });
    expect(app.statements()).toHaveLength(0);
  });

  it('for a week at most, and no longer than until signing out', async () => {
    const ada = browser();
    await ada.signsUp('ada@example.test');
    const kept = ada.cookie();
    app.passes(6 * 86_400);
    expect(await ada.actor()).toMatchObject({ kind: 'user' });
    app.passes(2 * 86_400);
    expect(await ada.actor()).toEqual({ kind: 'anonymous' });
    app.passes(-8 * 86_400);
    await ada.asks('POST', '/api/auth/sign-out', {});
    expect(await app.accounts.authenticate({ cookie: kept })).toEqual({ kind: 'anonymous' });
  });

  it('never as anything but a customer, whatever the form says', async () => {
    const eve = browser();
    await eve.signsUp('eve@example.test', undefined, { role: 'owner', emailVerified: true, email_verified: true });
    expect(await eve.actor()).not.toMatchObject({ role: 'owner' });
    const rows = await app.db.read.selectFrom('users').select(['role', 'email_verified']).execute();
    expect(rows.filter((row) => row.role !== 'customer' || row.email_verified)).toEqual([]);
  });

  it('and the web app is told who it is, and nothing more', async () => {
    const ada = browser();
    expect(await readSession(app, await ada.actor())).toEqual({ user: null, development: false, sandbox: false });
    await ada.signsUp('ada@example.test');
    const { user } = await readSession(app, await ada.actor());
    expect(user).toEqual({
      id: expect.any(String),
      email: 'ada@example.test',
      name: 'Somebody',
      role: 'customer',
      two_factor_enabled: false,
      email_verified: false,
    });
  });

  it('with a cookie that scripts cannot read and that travels over TLS only', async () => {
    const answer = await browser().signsUp('ada@example.test');
    expect(answer.headers.getSetCookie()[0]).toMatch(/^__Secure-vozex\.session_token=.*HttpOnly; Secure; SameSite=Lax/);
  });

  it('and is slowed down when guessing passwords', async () => {
    await browser().signsUp('ada@example.test');
    const eve = browser();
    const answers = [];
    for (let i = 0; i < 11; i++) answers.push((await eve.signsIn('ada@example.test', `guess number ${i}`)).status);
    expect(answers).toEqual([...Array(10).fill(401), 429]);
  });

  it('and is slowed down when guessing from many machines, but a sign-in link still helps', async () => {
    await browser().signsUp('bob@example.test');
    const guesses = [];
    for (let i = 0; i < 21; i++) guesses.push((await browser().signsIn('Bob@example.test', 'short')).status);
    expect(guesses).toEqual([...Array(20).fill(401), 429]);
    const bob = browser();
    expect((await bob.signsIn('bob@example.test')).status).toBe(429);
    await bob.followsLinkFor('bob@example.test');
    expect(await bob.actor()).toMatchObject({ email: 'bob@example.test' });
    app.passes(901);
    expect((await browser().signsIn('bob@example.test')).status).toBe(401); // the link replaced the unproven password
  });

  it('and finds nothing of better-auth that the shop does not use', async () => {
    await expect(browser().asks('POST', '/api/auth/update-user', { name: 'x' })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    await expect(browser().asks('GET', '/api/auth//get-session')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('a guest has bought something', () => {
  it('and gets the orders as soon as a link in the mail has proven the address', async () => {
    const customer = await buys('ada@example.test');
    const ada = browser();
    const answer = await ada.followsLinkFor('ada@example.test');
    expect(answer.headers.get('location')).toBe(`${app.publicUrl}/account`);
    expect(await ada.actor()).toMatchObject({ customerId: customer.id });
    const row = await app.db.read.selectFrom('customers').select('user_id').executeTakeFirstOrThrow();
    expect(row.user_id).toBe(((await ada.actor()) as { userId: string }).userId);
  });

  it('and nobody gets at them by signing up with the address', async () => {
    await buys('ada@example.test');
    const eve = browser();
    await eve.signsUp('ada@example.test');
    expect(await eve.actor()).toMatchObject({ kind: 'user', customerId: null });
  });

  it('not even when the owner of the address clicks the mail that the stranger caused', async () => {
    await buys('ada@example.test');
    const eve = browser();
    await eve.signsUp('ada@example.test');
    const ada = browser();
    const answer = await ada.asks('GET', lastMail('ada@example.test').payload.url);
    expect(answer.headers.get('location')).toContain('/sign-in?next=');
    expect(await eve.actor()).toMatchObject({ customerId: null });
  });

  it('and who was there first with a password is out once the owner follows a sign-in link', async () => {
    const customer = await buys('ada@example.test');
    const eve = browser();
    await eve.signsUp('ada@example.test', 'the password of eve');
    const ada = browser();
    await ada.followsLinkFor('ada@example.test');
    expect(await ada.actor()).toMatchObject({ customerId: customer.id });
    expect(await eve.actor()).toEqual({ kind: 'anonymous' });
    expect((await eve.signsIn('ada@example.test', 'the password of eve')).status).toBe(401);
  });

  it('and may prove the address from the browser that signed up', async () => {
    const customer = await buys('ada@example.test');
    const ada = browser();
    await ada.signsUp('ada@example.test');
    await ada.asks('GET', lastMail('ada@example.test').payload.url);
    expect(await ada.actor()).toMatchObject({ customerId: customer.id });
  });

  it('twice under one address, however it is written, and is one customer who keeps the first name', async () => {
    const first = await buys('Ada@Example.test');
    const again = { email: 'ADA@example.TEST ', name: 'Eve', now: app.clock.now(), newId: app.newId };
    expect(await customerFor(app.db.read, again)).toEqual(first);
  });

  it('after signing up, and the customer is theirs from the start', async () => {
    const ada = browser();
    await ada.followsLinkFor('ada@example.test');
    const customer = await buys('ada@example.test');
    expect(await ada.actor()).toMatchObject({ customerId: customer.id });
    const row = await app.db.read.selectFrom('customers').select('user_id').executeTakeFirstOrThrow();
    expect(row.user_id).not.toBeNull();
  });

  it('and a sign-in link works once', async () => {
    const ada = browser();
    await ada.followsLinkFor('ada@example.test');
    const late = browser();
    const answer = await late.asks('GET', lastMail('ada@example.test').payload.url);
    expect(answer.headers.get('location')).toContain('error=INVALID_TOKEN');
    expect(await late.actor()).toEqual({ kind: 'anonymous' });
  });

  it('and a link never leads to another site', async () => {
    const ada = browser();
    const answer = await ada.asks('POST', '/api/auth/sign-in/magic-link', {
      email: 'ada@example.test',
      callbackURL: 'https://evil.test/',
    });
    expect(answer.status).toBe(403);
    expect(mails).toEqual([]);
  });
});

describe('the shop has an owner from the environment', () => {
  it('made once, able to sign in, and written down', async () => {
    const owner = await ownerSignsIn();
    expect(await owner.actor()).toMatchObject({ role: 'owner', email: 'owner@shop.test' });
    await app.accounts.ensureOwner();
    expect(await owner.actor()).toMatchObject({ role: 'owner' });
    expect(await auditActions()).toEqual(['accounts.first_owner_made', 'accounts.signed_in']);
  });

  it('who takes the place of a stranger who came first with the address', async () => {
    const eve = browser();
    await eve.signsUp(OWNER.email, 'the password of eve');
    await app.accounts.ensureOwner();
    expect(await eve.actor()).toEqual({ kind: 'anonymous' });
    expect((await eve.signsIn(OWNER.email, 'the password of eve')).status).toBe(401);
    expect((await eve.signsIn(OWNER.email, OWNER.password)).status).toBe(200);
  });

  it('and a key for automation that is compared whole', async () => {
    const ask = (authorization: string) => app.accounts.authenticate({ authorization });
    expect(await ask(`Bearer ${OWNER_KEY}`)).toEqual({ kind: 'api_key', role: 'owner', keyId: null });
    expect(await ask(`bearer ${OWNER_KEY}`)).toEqual({ kind: 'api_key', role: 'owner', keyId: null });
    for (const wrong of [OWNER_KEY.slice(0, -1), `${OWNER_KEY}x`, 'undefined', '']) {
      expect(await ask(`Bearer ${wrong}`)).toEqual({ kind: 'anonymous' });
    }
  });
});

describe('an operator uses a second factor', () => {
  it('and a password or a link alone opens nothing; the code does, and older sessions end', async () => {
    const owner = await ownerSignsIn();
    const elsewhere = browser();
    await elsewhere.signsIn(OWNER.email, OWNER.password);
    const secret = await turnsOnSecondFactor(owner);
    expect(await owner.actor()).toMatchObject({ twoFactor: true });
    expect(await elsewhere.actor()).toEqual({ kind: 'anonymous' });
    await sql`truncate audit_log`.execute(app.db.read);

    const withPassword = browser();
    await withPassword.signsIn(OWNER.email, OWNER.password);
    expect(await withPassword.actor()).toEqual({ kind: 'anonymous' });

    const withLink = browser();
    const answer = await withLink.followsLinkFor('owner@shop.test');
    expect(answer.headers.get('location')).toBe(`${app.publicUrl}/sign-in/two-factor?next=%2Faccount`);
    expect(await withLink.actor()).toEqual({ kind: 'anonymous' });
    expect(await auditActions()).toEqual([]);

    for (const half of [withPassword, withLink]) {
      expect((await half.asks('POST', '/api/auth/two-factor/verify-totp', { code: '000000' })).status).toBe(401);
      await half.asks('POST', '/api/auth/two-factor/verify-totp', { code: totp(secret) });
      expect(await half.actor()).toMatchObject({ role: 'owner', twoFactor: true });
    }
    expect(await auditActions()).toEqual(['accounts.signed_in', 'accounts.signed_in']);
  });

  it('and a link opened without a page to go to gives no session either', async () => {
    const owner = await ownerSignsIn();
    await turnsOnSecondFactor(owner);
    const eve = browser();
    await eve.asks('POST', '/api/auth/sign-in/magic-link', { email: 'owner@shop.test' });
    const url = new URL(lastMail('owner@shop.test').payload.url);
    url.searchParams.delete('callbackURL');
    const answer = await eve.asks('GET', url.href);
    expect(await answer.json()).toMatchObject({ twoFactorRedirect: true });
    expect(await eve.actor()).toEqual({ kind: 'anonymous' });
    expect(await app.db.read.selectFrom('sessions').selectAll().execute()).toHaveLength(1);
  });
});

describe('our tables', () => {
  it('hold everything that better-auth writes', async () => {
    const auth = openAuth({ ...app, mail: { enqueue: async () => {} } }, app, async () => undefined);
    const { toBeAdded, toBeCreated } = await getMigrations(auth.options);
    expect(toBeCreated.map((table) => table.table)).toEqual([]);
    expect(toBeAdded.map((table) => [table.table, Object.keys(table.fields)])).toEqual([]);
  });
});

describe('the team', () => {
  it('grows by invitation, and the role counts once the address is proven', async () => {
    const eve = browser();
    await eve.signsUp('olga@shop.test');
    const olga = await inviteMember(app, api, { email: 'Olga@shop.test', name: 'Olga', role: 'operator' });
    expect(await eve.actor()).toMatchObject({ role: 'customer' });
    const invitation = lastMail('olga@shop.test');
    expect(invitation).toMatchObject({ kind: 'team_invite', payload: { invitedBy: 'the shop' } });

    const member = browser();
    await member.asks('GET', invitation.payload.url);
    expect(await member.actor()).toMatchObject({ userId: olga.id, role: 'operator' });
    expect(await eve.actor()).toEqual({ kind: 'anonymous' });
    expect(await auditActions()).toEqual(['accounts.member_invited', 'accounts.signed_in']);
    await expect(inviteMember(app, api, { email: 'olga@shop.test', name: 'O', role: 'owner' })).rejects.toMatchObject({
      code: 'ALREADY_MEMBER',
    });
  });

  it('cannot be invited by a stranger who words the request like an invitation', async () => {
    await browser().asks('POST', '/api/auth/sign-in/magic-link', {
      email: 'ada@example.test',
      metadata: { invitedBy: 'the bank' },
    });
    expect(lastMail('ada@example.test').kind).toBe('sign_in_link');
  });

  it('changes roles from the next request on, writes it down, and never loses its last owner', async () => {
    const owner = await ownerSignsIn();
    const ownerId = ((await owner.actor()) as { userId: string }).userId;
    await expect(changeRole(app, api, ownerId, 'operator')).rejects.toMatchObject({ code: 'LAST_OWNER' });

    const second = await inviteMember(app, api, { email: 'olga@shop.test', name: 'Olga', role: 'owner' });
    // An invitation that nobody has followed is no owner who could act.
    await expect(changeRole(app, api, ownerId, 'operator')).rejects.toMatchObject({ code: 'LAST_OWNER' });
    await browser().asks('GET', lastMail('olga@shop.test').payload.url);
    await changeRole(app, api, ownerId, 'read_only');
    expect(await owner.actor()).toMatchObject({ role: 'read_only' });
    await expect(changeRole(app, api, second.id, 'customer')).rejects.toMatchObject({ code: 'LAST_OWNER' });
    await expect(changeRole(app, api, 'nobody', 'owner')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const { rows } = await sql<{ detail: unknown }>`
      select detail from audit_log where action = 'accounts.role_changed'`.execute(app.db.read);
    expect(rows).toEqual([{ detail: { from: 'owner', to: 'read_only' } }]);
  });
});

async function auditActions(): Promise<string[]> {
  const rows = await app.db.read.selectFrom('audit_log').select('action').orderBy('id').execute();
  return rows.map((row) => row.action);
}

async function turnsOnSecondFactor(owner: ReturnType<typeof browser>): Promise<Buffer> {
  const answer = await owner.asks('POST', '/api/auth/two-factor/enable', { password: OWNER.password });
  const { totpURI } = (await answer.json()) as { totpURI: string };
  const secret = fromBase32(new URL(totpURI).searchParams.get('secret') ?? '');
  await owner.asks('POST', '/api/auth/two-factor/verify-totp', { code: totp(secret) });
  return secret;
}

/** RFC 6238 with SHA-1, six digits, thirty seconds: written here, so that an authenticator app would agree. */
function totp(secret: Buffer): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)));
  const mac = createHmac('sha1', secret).update(counter).digest();
  const offset = mac[19]! & 0xf; // because SHA-1 has 20 bytes
  return String((mac.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

function fromBase32(text: string): Buffer {
  const bits = [...text.replace(/=+$/, '')].map((c) =>
    'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(c).toString(2).padStart(5, '0'),
  );
  return Buffer.from((bits.join('').match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
}
