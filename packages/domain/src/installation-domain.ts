import { z } from 'zod';
import type { Moves } from './moves.ts';

/** Where a name comes from: below a domain of the shop, or the customer's own. */
export const DomainKind = z.enum(['subdomain', 'custom']);
export type DomainKind = z.infer<typeof DomainKind>;

/** How far a name of an installation is. */
export const DomainStatus = z.enum(['pending_dns', 'verified', 'issuing', 'active', 'failing', 'released']);
export type DomainStatus = z.infer<typeof DomainStatus>;

/** Every legal move of a name. The database refuses every other one. */
export const DOMAIN_MOVES = {
  pending_dns: ['verified', 'released'],
  verified: ['issuing', 'active', 'failing', 'released'],
  issuing: ['active', 'failing', 'released'],
  active: ['failing', 'released'],
  failing: ['verified', 'released'], // it points here again, and is served from the beginning
  released: [],
} as const satisfies Moves<DomainStatus>;

/** What customers and operators read for each status. */
export const DOMAIN_LABEL = {
  pending_dns: 'Waiting for your DNS records',
  verified: 'Proven',
  issuing: 'Getting its certificate',
  active: 'In use',
  failing: 'Does not lead here any more',
  released: 'Given back',
} satisfies Record<DomainStatus, string>;

/** One record to be set where the domain is managed. */
export const DnsRecord = z.object({
  type: z.enum(['CNAME', 'A', 'AAAA', 'TXT']),
  name: z.string(),
  value: z.string(),
  /** When only one of several is needed: which one, in a sentence. */
  note: z.string().optional(),
});
export type DnsRecord = z.infer<typeof DnsRecord>;
