import type { World } from '../world.ts';
import { findPayment, subjectsOfPayment } from './find-payment.ts';
import { isSale } from './payment.ts';
import type { News } from './post-event.ts';
import { announce } from './post-event.ts';
import { showRefund } from './show.ts';
import { showSaleRefund } from './show-sale.ts';
import type { Refund } from './state.ts';

/**
 * Money went back: by a refund, or because PayPal took it after a dispute. A sale's refund by the v2 API is
 * announced in either of two ways, since nobody knows which is PayPal's: the setting chooses.
 */
export function announceRefund(world: World, refund: Refund): News {
  const payment = findPayment(world, refund.capture_id);
  const isReversal = refund.made_by === 'reversal';
  const inV2 = !isSale(payment) || (refund.made_by === 'v2' && isV2EventChosen(world));
  const { value, currency_code } = refund.amount;
  return announce(world, {
    event_type: `PAYMENT.${inV2 ? 'CAPTURE' : 'SALE'}.${isReversal ? 'REVERSED' : 'REFUNDED'}`,
    resource_type: 'refund',
    ...(inV2 ? {} : { resource_version: null }),
    summary: `A $ ${value} ${currency_code} ${inV2 ? 'capture' : 'sale'} payment was ${isReversal ? 'reversed' : 'refunded'}`,
    resource: inV2 ? showRefund(world, refund) : showSaleRefund(world, refund, -1),
    subjects: [refund.id, ...subjectsOfPayment(world, payment)],
  });
}

function isV2EventChosen(world: World): boolean {
  return world.state.paypal.settings.sale_refund_event === 'PAYMENT.CAPTURE.REFUNDED';
}
