import { idSchema } from '@vozex/domain';
import { z } from 'zod';
import type { App } from '../../kernel/app.ts';
import { RequestError } from '../../kernel/errors.ts';
import { defineRoute, rawAnswer } from '../../kernel/route.ts';
import { Evidence } from './evidence.ts';
import { evidencePdf } from './evidence-pdf.ts';
import { gatherEvidence } from './gather-evidence.ts';

const DisputeParams = z.object({ id: idSchema('dispute') });
/** Each reads all there is of an order; a person looks at a few. */
const PACKS_PER_MINUTE = 30;

const evidence = defineRoute({
  method: 'GET',
  path: '/api/admin/disputes/{id}/evidence',
  access: 'operator',
  tag: 'admin: payments',
  summary: 'What a dispute can be answered with: bought, paid, delivered, used',
  params: DisputeParams,
  output: Evidence,
  throws: [RequestError],
  perMinute: PACKS_PER_MINUTE,
  handle: (app: App, { params }) => gatherEvidence(app, params.id),
});

const evidenceAsPdf = defineRoute({
  method: 'GET',
  path: '/api/admin/disputes/{id}/evidence.pdf',
  access: 'operator',
  tag: 'admin: payments',
  summary: 'The same as PDF, to be uploaded where the dispute is answered',
  params: DisputeParams,
  output: rawAnswer,
  throws: [RequestError],
  perMinute: PACKS_PER_MINUTE,
  async handle(app: App, { params }) {
    const pdf = await evidencePdf(await gatherEvidence(app, params.id));
    return {
      status: 200,
      headers: {
        'content-type': 'application/pdf',
        'content-disposition': `attachment; filename="evidence-${params.id}.pdf"`,
        'cache-control': 'private, no-store',
      },
      body: pdf,
    };
  },
});

/** What operators answer disputes with. */
export const evidenceRoutes = [evidence, evidenceAsPdf];
