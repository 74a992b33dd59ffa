import { DownloadError } from './errors.ts';
import type { GrantStatus } from './store.ts';

/** @throws DownloadError DOWNLOAD_SUSPENDED, DOWNLOAD_REVOKED */
export function refuseUnlessActive(grantId: string, status: GrantStatus): void {
  if (status === 'suspended') throw new DownloadError('DOWNLOAD_SUSPENDED', grantId);
  if (status === 'revoked') throw new DownloadError('DOWNLOAD_REVOKED', grantId);
}
