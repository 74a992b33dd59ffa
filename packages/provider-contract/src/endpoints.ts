import type { ProviderAction } from './messages.ts';

/** Paths below the provider's base address. `status` holds the placeholder `{external_reference}`. */
export type ProviderEndpoints = Record<ProviderAction | 'status' | 'capabilities', string>;

/** Where the contract expects them when a product says nothing else. */
export const DEFAULT_ENDPOINTS: ProviderEndpoints = {
  onboard: '/api/marketplace/onboard',
  status: '/api/marketplace/status/{external_reference}',
  suspend: '/api/marketplace/suspend',
  resume: '/api/marketplace/resume',
  cancel: '/api/marketplace/cancel',
  upgrade: '/api/marketplace/upgrade',
  capabilities: '/api/marketplace/capabilities',
};

const PLACEHOLDER = '{external_reference}';

/** One instance, by the provider's reference or, when the answer that told it was lost, by our key. */
export type StatusLookup = { externalReference: string; instanceKey?: string } | { instanceKey: string };

/** @throws TypeError for an address that is no http(s) URL or that carries a user name or password */
export function baseUrlOf(address: string): string {
  const url = new URL(address);
  if (!['https:', 'http:'].includes(url.protocol)) throw new TypeError('The provider address must be http or https.');
  if (url.username || url.password) throw new TypeError('The provider address must not hold credentials.');
  return url.origin + url.pathname.replace(/\/+$/, '');
}

/** @throws TypeError for a path that would be glued to the host name */
export function endpointsOf(changed: Partial<ProviderEndpoints> = {}): ProviderEndpoints {
  const endpoints = { ...DEFAULT_ENDPOINTS, ...changed };
  for (const [name, path] of Object.entries(endpoints)) {
    if (!/^\/[^\s#]*$/.test(path)) throw new TypeError(`The ${name} endpoint must be a path that begins with "/".`);
  }
  return endpoints;
}

/** `…/status/<reference>`, or `…/status?instance_key=<key>` while no reference is known. */
export function statusPath(template: string, lookup: StatusLookup): string {
  if ('externalReference' in lookup) return template.replace(PLACEHOLDER, encodeURIComponent(lookup.externalReference));
  const bare = template.replace(PLACEHOLDER, '').replace(/\/$/, '');
  return `${bare}${bare.includes('?') ? '&' : '?'}instance_key=${encodeURIComponent(lookup.instanceKey)}`;
}
