import { z } from 'zod';
import { defineSetting } from '../../kernel/settings.ts';

export const auditorSetting = defineSetting({
  key: 'auditor',
  section: 'Operation',
  title: 'Auditor',
  description: 'The shop proves by itself that its rows say nothing that must never be. Runs stand under Invariants.',
  schema: z.object({
    every_minutes: z.int().min(5).max(1_440).default(15).meta({ title: 'Prove the invariants every so many minutes' }),
    heals: z.boolean().default(true).meta({
      title: 'Heal by itself what is safe to heal',
      description: 'Counts that are derived from other rows, and work that nobody would take up. Never money.',
    }),
  }),
});
