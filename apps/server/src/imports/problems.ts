import { defineErrors } from '../kernel/errors.ts';

/** What is wrong with a row. The message says what to do about it; the code is for programs. */
export type RowProblem = { code: RowCode; field: string | null; message: string };

export const ROW_CODES = {
  ROW_BROKEN: 'The row cannot be read: a quote or a brace is in the wrong place.',
  CELL_COUNT: 'It has more or fewer cells than the header.',
  CELL_TOO_LONG: 'A cell is longer than any value may be.',
  CELL_UNREADABLE: 'A cell holds characters that no text has.',
  VALUE_MISSING: 'A value that every row needs is empty.',
  VALUE_INVALID: 'A value is none of those that are possible.',
  EMAIL_INVALID: 'What stands there is no e-mail address.',
  AMOUNT_INVALID: 'What stands there is no amount of this currency.',
  CURRENCY_INVALID: 'There is no such currency.',
  DATE_INVALID: 'There is no such day or time, or it is still to come.',
  DUPLICATE_IN_FILE: 'An earlier row of the file is about the same thing.',
  LINE_OF_BAD_ORDER: 'Another row of the same order is wrong, and an order comes in whole or not at all.',
  LINES_DISAGREE: 'The rows of one order name different buyers, currencies or times.',
  PRODUCT_UNKNOWN: 'The product came in with no file of this source, and none has this slug.',
  PRODUCT_UNDECIDED: 'Nobody has said yet how the product is delivered.',
  PRODUCT_REFUSED: 'The catalog does not take the product as it is, not even as a draft.',
  PRICE_UNKNOWN: 'The product has no such price, or none at all.',
  REFERENCE_MISSING: 'What runs elsewhere needs the reference and the address by which it is found.',
  REFERENCE_TAKEN: 'Another delivery has this reference already.',
  ORDER_UNKNOWN: 'No order with this number came in from this source.',
  DELIVERY_UNKNOWN: 'The order has no such product, or several.',
  DELIVERY_ENDED: 'Its delivery has ended, so the license cannot be active.',
  CUSTOMER_MISMATCH: 'The order belongs to somebody else.',
  KEY_INVALID: 'The text is too short or too long to be a key.',
  KEY_TAKEN: 'Another license has this key already.',
  CHANGED: 'It came in before and reads otherwise now; what the shop has stands.',
  NEVER_PAID: 'It was never paid: there is nothing to bring along.',
  NOT_ACCEPTED: 'The database did not take it.',
} as const;
export type RowCode = keyof typeof ROW_CODES;

export const ImportError = defineErrors('imports', {
  IMPORT_UNKNOWN: { http: 404, customer: 'There is no such import.' },
  IMPORT_OPEN: {
    http: 409,
    customer: 'Another file of these is being imported from the same source. Wait for it, or cancel it.',
  },
  IMPORT_OVER: { http: 409, customer: 'This import has ended already.' },
  FILE_FORGOTTEN: { http: 410, customer: 'The file of this import was forgotten. Import it again.' },
  FILE_EMPTY: { http: 422, customer: 'The file holds no row.' },
  FILE_NOT_UTF8: { http: 422, customer: 'The file is not UTF-8. Save it as "CSV UTF-8" and try again.' },
  FILE_BROKEN: { http: 422, customer: 'The file cannot be read to its end. Nothing of it was imported.' },
  FILE_COLUMNS: { http: 422, customer: 'The columns of the file are not those of its kind; see below.' },
  FILE_TOO_LARGE: { http: 413, customer: 'The file is larger than an import may be. Divide it.' },
  FILE_TOO_LONG: { http: 422, customer: 'The file has more rows than an import may have. Divide it.' },
  UPLOAD_BROKEN: { http: 422, customer: 'The file did not arrive whole. Send it again.' },
  DECISIONS_INVALID: { http: 422, customer: 'The decisions are not acceptable; each wrong field is named below.' },
});
