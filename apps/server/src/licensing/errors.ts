import { defineErrors } from '../kernel/errors.ts';

export const LicensingError = defineErrors('licensing', {
  LICENSE_UNKNOWN: {
    http: 404,
    customer: 'There is no such license, or it is not yours to see.',
    de: 'Diese Lizenz gibt es nicht, oder es ist nicht Ihre.',
  },
});
