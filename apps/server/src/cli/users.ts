import { createInterface } from 'node:readline/promises';
import type { Role } from '@vozex/domain';
import { changeRole, inviteMember, readTeam } from '../accounts/index.ts';
import type { Actor } from '../kernel/route.ts';
import type { Shop } from '../wiring.ts';

/** Whoever has the machine acts for the owner. */
export const MACHINE: Actor = { kind: 'api_key', role: 'owner', keyId: null };

type TeamRole = Exclude<Role, 'customer'>;

export async function listUsers(shop: Shop): Promise<void> {
  const team = await readTeam(shop);
  for (const { email, name, role, two_factor_enabled } of team)
    console.log(`${role.padEnd(10)} ${email.padEnd(40)} ${name}${two_factor_enabled ? '' : '  (no second factor)'}`);
  if (team.length === 0) console.log('Nobody is on the team.');
}

/** Sends the invitation, which waits for the mail server where there is none. */
export async function addUser(shop: Shop, email: string, role: TeamRole): Promise<void> {
  await inviteMember(shop, MACHINE, { email, name: email.split('@')[0] ?? email, role });
  console.log(`${email} is ${role}, once the link in the mail was followed.`);
}

/** @returns false where nobody of the team has the address. */
export async function giveRole(shop: Shop, email: string, role: Role): Promise<boolean> {
  const member = (await readTeam(shop)).find((one) => one.email === email.toLowerCase());
  if (!member) return false;
  await changeRole(shop, MACHINE, member.id, role);
  console.log(`${member.email} is now ${role}.`);
  return true;
}

const PASSWORD_LENGTH_MIN = 10;

/** Reads the password from standard input: words on a command line are seen by everybody on the machine. */
export async function givePassword(shop: Shop, email: string): Promise<boolean> {
  const input = createInterface({ input: process.stdin, output: process.stderr });
  const password = await input.question('New password: ');
  input.close();
  if (password.length < PASSWORD_LENGTH_MIN) {
    console.error(`A password has at least ${PASSWORD_LENGTH_MIN} characters.`);
    return false;
  }
  const found = await shop.accounts.setPassword(email, password);
  if (found) console.log(`${email} signs in with the new password. The second factor is off, every session has ended.`);
  return found;
}
