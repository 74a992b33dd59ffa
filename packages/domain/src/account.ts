import { z } from 'zod';

/** `customer` buys; the others run the shop. */
export const Role = z.enum(['customer', 'read_only', 'operator', 'owner']);
export type Role = z.infer<typeof Role>;

/** Who may use a route: the least role that suffices. `anyone` includes the signed-out. */
export const Access = z.enum(['anyone', 'customer', 'read_only', 'operator', 'owner']);
export type Access = z.infer<typeof Access>;

const RANK = { customer: 0, read_only: 1, operator: 2, owner: 3 } satisfies Record<Role, number>;

/** True when the role belongs to the shop's team and reaches at least `least`. */
export function roleReaches(role: Role, least: Exclude<Access, 'anyone' | 'customer'>): boolean {
  return RANK[role] >= RANK[least];
}
