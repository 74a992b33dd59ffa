import { z } from 'zod';

/** One thing that was looked at. What is not `ok` says what to do. */
export const DoctorFinding = z
  .object({
    area: z.enum([
      'configuration',
      'database',
      'clock',
      'disk',
      'secrets',
      'gateways',
      'mail',
      'people',
      'work',
      'backup',
    ]),
    level: z.enum(['ok', 'warning', 'error']),
    detail: z.string(),
    fix: z.string().nullable(),
  })
  .meta({ id: 'DoctorFinding' });
export type DoctorFinding = z.infer<typeof DoctorFinding>;

type Area = DoctorFinding['area'];

export const ok = (area: Area, detail: string): DoctorFinding => ({ area, level: 'ok', detail, fix: null });
export const warning = (area: Area, detail: string, fix: string): DoctorFinding => ({
  area,
  level: 'warning',
  detail,
  fix,
});
export const wrong = (area: Area, detail: string, fix: string): DoctorFinding => ({
  area,
  level: 'error',
  detail,
  fix,
});
