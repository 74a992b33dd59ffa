// The door of licensing.
export { LicensingError } from './errors.ts';
export {
  type ImportedLicense,
  type ImportedTerms,
  importLicenses,
  keyHashOf,
  licensesByHash,
  updateImportedLicenses,
} from './import-licenses.ts';
export { issueLicenses, type LicensePolicy } from './issue-licenses.ts';
export { LICENSE_PREFIX_PATTERN } from './license-key.ts';
export { licensesOf } from './licenses-of.ts';
export { limitLicenseUpdates } from './limit-updates.ts';
export { moveLicenses } from './move-licenses.ts';
export { resizeLicenses } from './resize-licenses.ts';
export { revealLicense } from './reveal-license.ts';
export { licensingRoutes } from './routes.ts';
export { licenseFingerprint, sealedLicenseKeys } from './sealed-key.ts';
export type { LicenseRow } from './store.ts';
export { validateLicense } from './validate-license.ts';
