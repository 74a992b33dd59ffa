import { defineErrors } from '../../kernel/errors.ts';

export const AuditorError = defineErrors('auditor', {
  AUDIT_UNDER_WAY: { http: 409, customer: 'The invariants are being proven at this moment. Look again in a minute.' },
});
