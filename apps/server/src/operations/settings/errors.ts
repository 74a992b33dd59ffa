import { defineErrors } from '../../kernel/errors.ts';

export const SettingsError = defineErrors('settings', {
  SETTING_UNKNOWN: { http: 404, customer: 'There is no such setting.' },
  SETTING_INVALID: { http: 422, customer: 'Some fields of the setting are not acceptable; each is named below.' },
  SETTING_CHANGED: { http: 409, customer: 'Somebody else has changed this meanwhile. Load it again, then decide.' },
});
