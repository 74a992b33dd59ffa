/** The instant a term ends counts as over. */
export function hasExpired(license: { expires_at: Date | null }, now: Date): boolean {
  return license.expires_at !== null && license.expires_at <= now;
}
