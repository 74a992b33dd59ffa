import type { World } from '../world.ts';
import type { Dispute } from './billing-state.ts';
import { findPayment, subjectsOfPayment } from './find-payment.ts';
import type { News } from './post-event.ts';
import { announce } from './post-event.ts';
import { showDispute } from './show-dispute.ts';

export function announceDispute(world: World, dispute: Dispute, what: 'CREATED' | 'UPDATED' | 'RESOLVED'): News {
  return announce(world, {
    event_type: `CUSTOMER.DISPUTE.${what}`,
    resource_type: 'dispute',
    resource_version: null,
    summary:
      what === 'CREATED'
        ? `A new dispute opened with Case # ${dispute.id}`
        : `Case # ${dispute.id} ${what.toLowerCase()}`,
    resource: showDispute(world, dispute),
    subjects: [dispute.id, ...subjectsOfPayment(world, findPayment(world, dispute.payment_id))],
  });
}
