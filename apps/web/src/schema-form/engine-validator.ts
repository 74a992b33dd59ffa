import type { RJSFSchema, ValidatorType } from '@rjsf/utils';
import { fits } from './check-value.ts';

/**
 * What the form engine needs of a validator: telling which option of a union a value belongs to.
 * Messages come from `checkValue` and the server, through the form's `errors`.
 */
export const engineValidator: ValidatorType = {
  validateFormData: () => ({ errors: [], errorSchema: {} }),
  isValid: (schema, value, root: RJSFSchema) => fits(schema as Record<string, unknown>, value, root.$defs ?? {}),
  rawValidation: () => ({}),
};
