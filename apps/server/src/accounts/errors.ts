import { defineErrors } from '../kernel/errors.ts';

export const AccountsError = defineErrors('accounts', {
  LAST_OWNER: { http: 409, customer: 'A shop needs an owner. Make somebody else an owner first.' },
  KEY_NEEDS_A_PERSON: { http: 403, customer: 'A key does not make keys. Sign in and make it yourself.' },
  KEY_ROLE_TOO_HIGH: { http: 403, customer: 'A key cannot do more than you may.' },
  TOO_MANY_KEYS: { http: 409, customer: 'There are too many keys. Look through them, and ask us to forget old ones.' },
  ALREADY_MEMBER: { http: 409, customer: 'This address is on the team already. Change the role instead.' },
});
