import { z } from 'zod';
import { defineAdapter, type Found, type Outcome } from '../../src/fulfillment/adapter.ts';

const done = async (): Promise<Outcome> => ({ kind: 'done' });
const absent = async (): Promise<Found> => ({ kind: 'absent' });

/** A driver that no screen has ever heard of. A test puts it into the registry; nothing else knows it. */
export const carrier_pigeon = defineAdapter({
  title: 'Carrier pigeon',
  description: 'A bird brings it.',
  delivers: ['managed_setup', 'self_hosted_license'],
  billing: ['one_time'],
  reach: 'local',
  needsExternalProduct: true,
  handsOut: ['note'],
  config: z.strictObject({
    loft: z.string().min(3).max(20).meta({ title: 'Loft', description: 'Where the birds live.' }),
    birds: z.int().min(1).max(12).default(2).meta({ title: 'Birds' }),
    route: z
      .discriminatedUnion('by', [
        z.strictObject({ by: z.literal('air').meta({ title: 'By air' }), height_m: z.int().min(10).max(900) }),
        z.strictObject({ by: z.literal('cage').meta({ title: 'In a cage' }), carrier: z.string().min(2).max(40) }),
      ])
      .meta({ title: 'Route' }),
  }),
  choices: z.strictObject({ greeting: z.string().min(2).max(60).meta({ title: 'Greeting' }) }),
  frozen: ['birds'],
  faults: {},
  deadlineSeconds: () => 5,
  settleSeconds: () => 0,
  fulfill: async (_tools, { choices }): Promise<Outcome> => ({
    kind: 'delivered',
    externalReference: null,
    snapshot: { note: `The bird says: ${choices.greeting}` },
  }),
  suspend: done,
  resume: done,
  cancel: done,
  syncStatus: absent,
  reconcile: absent,
  testConnection: async (_tools, { loft, birds }) => ({ ok: true, detail: `${birds} birds are at home in ${loft}.` }),
});
