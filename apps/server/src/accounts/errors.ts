import { defineErrors } from '../kernel/errors.ts';

export const AccountsError = defineErrors('accounts', {
  LAST_OWNER: { http: 409, customer: 'A shop needs an owner. Make somebody else an owner first.' },
  ALREADY_MEMBER: { http: 409, customer: 'This address is on the team already. Change the role instead.' },
});
