import { z } from 'zod';
import {
  type CallLimits,
  type Delivery,
  defineAdapter,
  type Found,
  type MayUpgrade,
  type Outcome,
  type Terms,
} from './adapter.ts';

// A registry of drivers that answer by a script. A test puts it in the place of adapters/index.ts.

type Answer = Found | ((limits: CallLimits) => Promise<Found>);

/** One call as the driver got it. */
type Call = Pick<
  Delivery<unknown, unknown>,
  'operationKey' | 'revision' | 'run' | 'plan' | 'quantity' | 'previous' | 'reasonCode' | 'externalReference'
> & { verb: string };

/** What the scripted drivers answer next, in turn, and what they were asked. */
export const script = {
  answers: [] as Answer[],
  calls: [] as Call[],
  /** Plays the provider where no answer is written down: for stories in which it has a mind of its own. */
  provider: undefined as ((call: Call, limits: CallLimits) => Promise<Found>) | undefined,
  /** What is answered to whoever asks before money moves. */
  mayUpgrade: async (_delivery: Delivery<unknown, unknown>, _to: Terms): Promise<MayUpgrade> => ({ kind: 'possible' }),
  begin(...answers: Answer[]): void {
    script.answers = answers;
    script.calls = [];
    script.provider = undefined;
  },
  verbs: (): string[] => script.calls.map((call) => call.verb),
};

async function answer(verb: string, delivery: Delivery<unknown, unknown>, limits: CallLimits): Promise<Found> {
  const { operationKey, revision, run, plan, quantity, previous, reasonCode, externalReference } = delivery;
  const call = { verb, operationKey, revision, run, plan, quantity, previous, reasonCode, externalReference };
  script.calls.push(call);
  const next = script.answers.shift();
  if (!next && script.provider) return script.provider(call, limits);
  if (!next) throw new Error(`the script has no answer for ${verb}`);
  return typeof next === 'function' ? next(limits) : next;
}

/** The script says `absent` only where a question was asked. */
async function outcome(verb: string, delivery: Delivery<unknown, unknown>, limits: CallLimits): Promise<Outcome> {
  return (await answer(verb, delivery, limits)) as Outcome;
}

export const SETTLE_SECONDS = 20;
export const DEADLINE_SECONDS = 10;

function scripted(reach: 'local' | 'outside') {
  return defineAdapter({
    title: 'Scripted',
    description: 'Answers by a script.',
    delivers: ['saas_multitenant', 'managed_setup'],
    billing: ['one_time'],
    reach,
    needsExternalProduct: false,
    handsOut: ['note'],
    config: z.strictObject({ deadline_seconds: z.int().min(0).max(60).default(DEADLINE_SECONDS) }),
    choices: z.strictObject({ workspace_name: z.string().max(40).optional() }),
    frozen: [],
    faults: {},
    deadlineSeconds: (config) => config.deadline_seconds,
    settleSeconds: () => (reach === 'local' ? 0 : SETTLE_SECONDS),
    fulfill: (_tools, delivery, limits) => outcome('fulfill', delivery, limits),
    suspend: (_tools, delivery, limits) => outcome('suspend', delivery, limits),
    resume: (_tools, delivery, limits) => outcome('resume', delivery, limits),
    cancel: (_tools, delivery, limits) => outcome('cancel', delivery, limits),
    upgrade: (_tools, delivery, limits) => outcome('upgrade', delivery, limits),
    mayUpgrade: async (_tools, delivery, to) => script.mayUpgrade(delivery, to),
    syncStatus: (_tools, delivery, limits) => answer('syncStatus', delivery, limits),
    reconcile: (_tools, delivery, limits, action) => answer(`reconcile ${action}`, delivery, limits),
  });
}

export const scripted_outside = scripted('outside');
export const scripted_local = scripted('local');

const { upgrade: _upgrade, mayUpgrade: _mayUpgrade, ...unchangeable } = scripted('outside');
/** A driver that cannot change what it delivered. */
export const scripted_unchangeable = defineAdapter(unchangeable);
