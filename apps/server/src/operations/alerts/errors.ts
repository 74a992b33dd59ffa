import { defineErrors } from '../../kernel/errors.ts';

export const AlertError = defineErrors('alerts', {
  ALERT_UNKNOWN: { http: 404, customer: 'There is no such alert.' },
  ALERT_RESOLVED: { http: 409, customer: 'This alert is over: there is nothing to acknowledge or to snooze.' },
  DESTINATION_UNKNOWN: { http: 404, customer: 'There is no such destination.' },
  DESTINATION_EXISTS: { http: 409, customer: 'Alerts are told there already.' },
  DESTINATION_INVALID: { http: 422, customer: 'The destination is not acceptable; the field is named below.' },
});
