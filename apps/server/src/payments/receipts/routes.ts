import { idSchema } from '@vozex/domain';
import { z } from 'zod';
import { RequestError } from '../../kernel/errors.ts';
import { defineRoute, type RawAnswer, rawAnswer } from '../../kernel/route.ts';
import { PaymentError } from '../errors.ts';
import { openReceipt, type ReceiptsApp } from './open-receipt.ts';

const PaymentParams = z.object({ id: idSchema('payment') });
/** Each may be a call to the gateway; a person opens a few. */
const RECEIPTS_PER_MINUTE = 30;

const mine = defineRoute({
  method: 'GET',
  path: '/api/me/payments/{id}/receipt.pdf',
  access: 'customer',
  tag: 'Customer center',
  summary: 'The receipt of one of my payments, as PDF',
  params: PaymentParams,
  output: rawAnswer,
  throws: [RequestError, PaymentError],
  perMinute: RECEIPTS_PER_MINUTE,
  async handle(app: ReceiptsApp, { params }, { actor }) {
    const customerId = actor.kind === 'user' ? actor.customerId : null;
    if (customerId === null) throw new RequestError('NOT_FOUND', 'no customer');
    return asFile(await openReceipt(app, params.id, customerId));
  },
});

const anybodys = defineRoute({
  method: 'GET',
  path: '/api/admin/payments/{id}/receipt.pdf',
  access: 'read_only',
  tag: 'admin: payments',
  summary: 'The receipt of a payment, as PDF',
  params: PaymentParams,
  output: rawAnswer,
  throws: [RequestError, PaymentError],
  perMinute: RECEIPTS_PER_MINUTE,
  handle: async (app: ReceiptsApp, { params }) => asFile(await openReceipt(app, params.id)),
});

function asFile({ fileName, pdf }: { fileName: string; pdf: Buffer }): RawAnswer {
  return {
    status: 200,
    headers: {
      'content-type': 'application/pdf',
      'content-disposition': `inline; filename="${fileName}"`,
      'cache-control': 'private, no-store',
    },
    body: pdf,
  };
}

/** Receipts, for whoever paid and for operators. */
export const receiptRoutes = [mine, anybodys];
