import { defineErrors } from '../../kernel/errors.ts';

export const RehearsalError = defineErrors('rehearsals', {
  REHEARSAL_UNKNOWN: { http: 404, customer: 'There is no such rehearsal of this product.' },
  REHEARSAL_RUNNING: { http: 409, customer: 'This product is being rehearsed already. See how it goes.' },
  REHEARSAL_UNAVAILABLE: {
    http: 409,
    customer:
      'This installation cannot rehearse: the program that does it is not there. Set VOZEX_REHEARSAL_PROGRAM, or install the whole of VOZEX.',
  },
  REHEARSAL_REQUIRED: {
    http: 409,
    customer: 'This shop sells only what passed its rehearsal as it is now. Rehearse the product, then publish it.',
  },
});
