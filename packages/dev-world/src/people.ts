import type { ApiClient } from './api-client.ts';
import type { Page } from './shapes.ts';
import { until } from './until.ts';

export type Role = 'customer' | 'read_only' | 'operator' | 'owner';

/** Somebody with an account in the seeded shop. Nobody of these exists. */
export type Person = { email: string; name: string; password: string; role: Role };

const PASSWORD = 'a-long-demo-password';

/** The first owner comes from the environment (VOZEX_OWNER_EMAIL); the others are made through the API. */
export const OWNER: Person = {
  email: 'olivia.owner@example.test',
  name: 'Olivia Owner',
  password: PASSWORD,
  role: 'owner',
};

export const PEOPLE = {
  Ada: { email: 'ada@example.test', name: 'Ada Example', password: PASSWORD, role: 'customer' },
  Ben: { email: 'ben@example.test', name: 'Ben Example', password: PASSWORD, role: 'customer' },
  Oscar: { email: 'oscar.operator@example.test', name: 'Oscar Operator', password: PASSWORD, role: 'operator' },
  Rhea: { email: 'rhea.reader@example.test', name: 'Rhea Reader', password: PASSWORD, role: 'read_only' },
} as const satisfies Record<string, Person>;
export type PersonName = keyof typeof PEOPLE;

/**
 * Signs everybody up as people do: password, then the link in the mail. The owner then puts the team on the team.
 * Whoever is there already stays as they are.
 *
 * @param owner the owner's client, by API key.
 */
export async function seedPeople(api: ApiClient, owner: ApiClient): Promise<void> {
  await Promise.all(
    Object.values(PEOPLE).map(async (person) => {
      if (await canSignIn(api, person)) return;
      await signUp(api, person);
      const { email, name, role } = person;
      if (role !== 'customer') await owner.post('/api/admin/team', { email, name, role });
    }),
  );
}

/** Signs somebody up by password, and proves the address by the link in the mail. */
export async function signUp(api: ApiClient, { email, name, password }: Person): Promise<void> {
  const client = api.as({});
  const answer = await client.ask('POST', '/api/auth/sign-up/email', { email, name, password });
  if (answer.status !== 200) throw new Error(`${email} could not sign up: ${JSON.stringify(answer.body)}`);
  const link = new URL(await linkInMail(api, email, 'verify_email'));
  const proven = await client.as({ cookie: cookieIn(answer.headers) }).ask('GET', `${link.pathname}${link.search}`);
  if (proven.status >= 400) throw new Error(`${email} could not prove the address: ${JSON.stringify(proven.body)}`);
}

async function canSignIn(api: ApiClient, person: Person): Promise<boolean> {
  const { email, password } = person;
  return (await api.as({}).ask('POST', '/api/auth/sign-in/email', { email, password })).status === 200;
}

/**
 * Signs in with the password.
 *
 * @returns the session's cookie.
 */
export async function signIn(api: ApiClient, { email, password }: Pick<Person, 'email' | 'password'>): Promise<string> {
  const answer = await api.as({}).ask('POST', '/api/auth/sign-in/email', { email, password });
  if (answer.status !== 200) throw new Error(`${email} could not sign in: ${JSON.stringify(answer.body)}`);
  return cookieIn(answer.headers);
}

function cookieIn(headers: Headers): string {
  return headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
}

/** The first link in the newest mail of a kind to an address, from the development mailbox. */
async function linkInMail(api: ApiClient, email: string, kind: string): Promise<string> {
  type Mail = { id: string; kind: string; recipient: string; status: string };
  return until(`a mail "${kind}" to ${email}`, async () => {
    const { items } = await api.get<Page<Mail>>('/api/dev/mailbox?limit=100');
    const mail = items.find((one) => one.kind === kind && one.recipient === email && one.status === 'sent');
    if (!mail) return undefined;
    const { text } = await api.get<{ text: string }>(`/api/dev/mailbox/${mail.id}`);
    return /https?:\/\/\S+/.exec(text)?.[0];
  });
}
