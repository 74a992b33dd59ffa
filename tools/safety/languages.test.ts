import { readFileSync } from 'node:fs';
import { placeholdersOf } from '@vozex/domain';
import { describe, expect, it } from 'vitest';
import { ROUTES } from '../../apps/server/src/index.ts';
import { sourceFiles } from './source-files.ts';

type Words = Record<string, string>;

const catalogs = new Map<string, Words>();
for (const file of sourceFiles('apps').filter((file) =>
  /\/languages\/[a-z]{2}\/\w+\.ts$|\/words\.[a-z]{2}\.ts$/.test(file),
)) {
  catalogs.set(file, ((await import(/* @vite-ignore */ `../../${file}`)) as { default: Words }).default);
}

describe('what is said in another language', () => {
  it('is said of the same things: a translation has the placeholders of its sentence', () => {
    expect(catalogs.size).toBeGreaterThan(1);
    const odd = [...catalogs].flatMap(([file, words]) =>
      Object.entries(words)
        .filter(([sentence, said]) => String(placeholdersOf(sentence)) !== String(placeholdersOf(said)))
        .map(([sentence]) => `${file}: ${sentence}`),
    );
    expect(odd).toEqual([]);
  });

  it('is loaded by the screens that say it: what every page shows stands in the first catalog', () => {
    const [account, storefront] = ['account', 'storefront'].map(
      (area) => catalogs.get(`apps/web/src/languages/de/${area}.ts`)!, // because both are imported by say.ts
    );
    const files = sourceFiles('apps/web/src').filter((file) => !/\/languages\/|\.test\./.test(file));
    const unheard = files.flatMap((file) => {
      const later = /src\/(checkout|customer-center|schema-form)\//.test(file);
      return sentencesIn(file)
        .filter((sentence) => !(sentence in storefront!) && !(later && sentence in account!))
        .map((sentence) => `${file}: ${sentence}`);
    });
    expect(unheard).toEqual([]);
  });

  it('is said somewhere: a translation of what nobody says is left over', () => {
    const source = sourceFiles('apps')
      .filter((file) => !catalogs.has(file))
      .map((file) => readFileSync(file, 'utf8').replaceAll("\\'", "'"))
      .join('\n');
    const left = [...catalogs].flatMap(([file, words]) =>
      Object.keys(words)
        .filter((sentence) => !source.includes(sentence))
        .map((sentence) => `${file}: ${sentence}`),
    );
    expect(left).toEqual([]);
  });
});

describe('an error', () => {
  it('is told to customers in their language: each code that a route of theirs declares, unless only the team meets it', () => {
    const english = ROUTES.filter(({ path }) => !path.startsWith('/api/admin/'))
      .flatMap(({ throws = [] }) => throws)
      .flatMap(({ room, codes }) => Object.entries(codes).map(([code, { de }]) => ({ room, code, de })))
      .filter(({ room, code, de }) => de === undefined && !FOR_THE_TEAM[room]?.includes(code))
      .map(({ room, code }) => `${room}.${code}`);
    expect([...new Set(english)]).toEqual([]);
  });
});

/** Codes of rooms that customers use, too, which come of what only the team can do. */
const FOR_THE_TEAM: Readonly<Record<string, string[]>> = {
  catalog: [
    'VERSION_UNKNOWN',
    'PRODUCT_INCONSISTENT',
    'DRIVER_UNKNOWN',
    'DRIVER_CANNOT_DELIVER',
    'CONFIG_INVALID',
    'PATHS_INVALID',
    'PATH_IN_USE',
    'EXTERNAL_PRODUCT_REQUIRED',
    'TRANSLATION_OF_NOTHING',
    'DEFAULT_GATEWAY_DISABLED',
    'MAPPING_MISSING',
    'MAPPING_INCONSISTENT',
    'MAPPING_NOT_NEEDED',
    'POLICY_UNSUPPORTED',
    'BILLING_UNSUPPORTED',
    'INTERVAL_INVALID',
    'TRIAL_UNSUPPORTED',
    'PRICE_REQUIRED',
    'SECRET_UNKNOWN',
    'SECRET_NOT_FOUND',
    'SECRET_IN_USE',
    'SLUG_TAKEN',
    'PRICE_NAME_TAKEN',
    'PRICE_FIXED',
    'REVISION_CONFLICT',
    'ILLEGAL_STATUS',
    'CONNECTION_NOT_TESTABLE',
    'PICTURE_UNREADABLE',
    'IMPORT_REFUSED',
  ],
  checkout: ['COUPON_CODE_TAKEN', 'COUPON_INVALID', 'TAX_RULE_TAKEN', 'TAX_RULE_UNKNOWN'],
  payments: [
    'WEBHOOK_REFUSED',
    'WEBHOOK_UNVERIFIABLE',
    'PAYMENT_NOT_HELD',
    'ORDER_NOT_RELEASABLE',
    'PAYMENT_NOT_REFUNDABLE',
    'PAYMENT_DISPUTED',
    'REFUND_TOO_LARGE',
    'EVENT_NOT_QUARANTINED',
  ],
  downloads: [
    'ARTIFACT_EXISTS',
    'DIGEST_MALFORMED',
    'DIGEST_MISMATCH',
    'FILE_EMPTY',
    'FILE_TOO_LARGE',
    'UPLOAD_BROKEN',
  ],
  provisioning: [
    'POOL_UNKNOWN',
    'TEMPLATE_UNKNOWN',
    'VERSION_UNKNOWN',
    'PROFILE_UNKNOWN',
    'NAME_IN_USE',
    'IN_USE',
    'DRIVER_NOT_BUILT_IN',
    'POOL_CONFIG_INVALID',
    'VERSION_EXISTS',
    'VERSION_KIND',
    'BUNDLE_REFUSED',
    'ORPHAN_UNKNOWN',
  ],
  fulfillment: ['CANNOT_WAIT', 'GUARD_BATCH_UNKNOWN', 'GUARD_DECIDED', 'GUARD_SECOND_PERSON', 'GUARD_NEEDS_OWNER'],
  tasks: [
    'TASK_TAKEN',
    'NOT_ON_THE_TEAM',
    'CHECKLIST_OPEN',
    'CHECK_UNKNOWN',
    'CUSTOMER_ASKED',
    'TASK_FILE_EMPTY',
    'TASK_FILE_TOO_LARGE',
    'TASK_FILES_FULL',
    'TASK_UPLOAD_BROKEN',
  ],
};

/** The sentences that a file says, as they are written in it. */
function sentencesIn(file: string): string[] {
  const calls = readFileSync(file, 'utf8').matchAll(/\b(?:say|tell)\(\s*(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)")/g);
  return [...calls].map(([, single, double]) => (single ?? double!).replaceAll("\\'", "'")); // because one of the two matched
}
