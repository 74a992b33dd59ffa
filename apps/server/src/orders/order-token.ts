import { createHash, timingSafeEqual } from 'node:crypto';
import type { Seal } from '../kernel/seal.ts';

/** The token in a guest's order address: derived, so that every mail can carry it and the database needs only its hash. */
export function orderToken(seal: Seal, orderId: string): string {
  return seal.sign(orderId, 'order');
}

/** What orders.access_token_hash holds. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** True when the token opens an order with that stored hash; takes the same time either way. */
export function tokenOpens(token: string, storedHash: string): boolean {
  return timingSafeEqual(Buffer.from(hashToken(token), 'hex'), Buffer.from(storedHash, 'hex'));
}
