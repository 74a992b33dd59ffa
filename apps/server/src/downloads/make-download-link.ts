import type { App } from '../kernel/app.ts';
import { secondsAfter } from '../kernel/clock.ts';
import { DownloadError } from './errors.ts';
import { refuseUnlessActive } from './refuse-unless-active.ts';
import { signatureOf } from './signed-link.ts';
import { type GrantOwner, grantForLink } from './store.ts';

/** Ten minutes to begin or resume a download; a link passed on is soon worth nothing. */
const LINK_SECONDS = 600;

/**
 * An address, below the shop's own, that gives the newest version of what was bought to whoever holds it, for ten
 * minutes and only while the grant is active.
 *
 * @throws DownloadError DOWNLOAD_UNKNOWN (also for somebody else's), DOWNLOAD_SUSPENDED, DOWNLOAD_REVOKED, FILE_MISSING
 */
export async function makeDownloadLink(
  app: Pick<App, 'db' | 'clock' | 'seal'>,
  asked: { grantId: string } & GrantOwner,
): Promise<{ url: string; expires_at: string }> {
  const { grantId } = asked;
  const grant = await grantForLink(app.db.read, grantId, asked);
  if (!grant) throw new DownloadError('DOWNLOAD_UNKNOWN', grantId);
  refuseUnlessActive(grantId, grant.status);
  if (grant.artifact_id === null) throw new DownloadError('FILE_MISSING', `${grantId}: no artifact of its name`);
  const expiresAt = secondsAfter(app.clock.now(), LINK_SECONDS);
  const link = { grantId, artifactId: grant.artifact_id, expires: Math.floor(expiresAt.getTime() / 1000) };
  const query = new URLSearchParams({
    file: link.artifactId,
    expires: String(link.expires),
    signature: signatureOf(app.seal, link),
  });
  return { url: `/d/${grantId}?${query}`, expires_at: new Date(link.expires * 1000).toISOString() };
}
