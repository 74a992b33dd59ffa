import { z } from 'zod';
import { defineRoute } from '../../kernel/route.ts';
import { type DoctorApp, examine } from './examine.ts';
import { DoctorFinding } from './finding.ts';

const doctor = defineRoute({
  method: 'GET',
  path: '/api/admin/doctor',
  access: 'owner',
  tag: 'Overview',
  summary: 'Everything the shop stands on, what is wrong with it, and what to do',
  output: z.object({ findings: z.array(DoctorFinding) }),
  perMinute: 6,
  handle: async (app: DoctorApp) => ({ findings: await examine(app) }),
});

export const doctorRoutes = [doctor];
