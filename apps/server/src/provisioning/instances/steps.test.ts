import { InstanceState } from '@vozex/domain';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Observed } from '../instance-driver.ts';
import { nextStep, type Wanted } from './steps.ts';

const seenAs = (change: Partial<Observed>): Observed => ({
  state: 'running',
  address: null,
  version: '1.0.0',
  revision: 1,
  usage: { cpuMillis: null, memoryMb: null, diskMb: null },
  reason: null,
  restarts: 0,
  ...change,
});
const wanting = (change: Partial<Wanted> = {}): Wanted => ({
  desired: 'running',
  stoppedByCustomer: false,
  wasReady: true,
  lastSeen: 'running',
  revision: 1,
  diskMb: 100,
  operation: undefined,
  ...change,
});

const anySeen = fc.record({
  state: fc.constantFrom(...InstanceState.options),
  revision: fc.constantFrom(null, 1, 2),
  diskMb: fc.constantFrom(null, 10, 105, 120),
});
const anyWanted = fc.record({
  desired: fc.constantFrom('running' as const, 'suspended' as const, 'terminated' as const),
  stoppedByCustomer: fc.boolean(),
  wasReady: fc.boolean(),
  lastSeen: fc.constantFrom(...InstanceState.options),
  operation: fc.constantFrom(
    undefined,
    { kind: 'backup' as const, step: null },
    { kind: 'upgrade' as const, step: null },
    { kind: 'upgrade' as const, step: 'gate' },
    { kind: 'restart' as const, step: null },
  ),
});

/** What an engine that obeys makes of a step. */
function obey(step: ReturnType<typeof nextStep>, seen: Observed, wanted: Wanted): { seen: Observed; wanted: Wanted } {
  const next = { ...wanted, lastSeen: seen.state };
  const usage = seen.usage;
  switch (step.do) {
    case 'ensure':
      return {
        wanted: next,
        seen: { ...seen, revision: wanted.revision, state: seen.state === 'suspended' ? 'suspended' : 'running' },
      };
    case 'suspend':
      return { wanted: next, seen: { ...seen, state: 'suspended' } };
    case 'resume':
      return { wanted: next, seen: { ...seen, state: 'running' } };
    case 'destroy':
      return { wanted: next, seen: { ...seen, state: 'absent', usage } };
    case 'operate':
      return { wanted: { ...next, operation: undefined }, seen };
    case 'ended':
    case 'wait':
      return { wanted: next, seen: seen.state === 'starting' ? { ...seen, state: 'running' } : seen };
  }
}

describe('the next step', () => {
  it('leads from anywhere to what is wanted, and then waits', () => {
    fc.assert(
      fc.property(anyWanted, anySeen, (wish, { diskMb, ...sight }) => {
        let wanted = wanting({ ...wish, revision: 2 });
        let seen = seenAs({ ...sight, usage: { cpuMillis: null, memoryMb: null, diskMb } });
        const isLost = seen.state === 'absent' && wish.wasReady;
        for (let turn = 0; turn < 8; turn++) ({ seen, wanted } = obey(nextStep(wanted, seen), seen, wanted));
        const last = nextStep(wanted, seen);
        const holdsStill = wish.desired === 'suspended' || wish.stoppedByCustomer || (diskMb ?? 0) > 110;
        if (wish.desired === 'terminated') expect(last).toEqual({ do: 'ended' });
        else {
          expect(last.do).toBe('wait');
          if (seen.state === 'absent') expect(isLost || holdsStill).toBe(true);
          else expect(['running', 'unhealthy', 'suspended']).toContain(seen.state);
          if (seen.state !== 'absent') expect(seen.state === 'suspended').toBe(holdsStill);
        }
      }),
    );
  });

  it('ends before it does anything else', () => {
    const wanted = wanting({ desired: 'terminated', operation: { kind: 'upgrade', step: 'gate' } });
    expect(nextStep(wanted, seenAs({ state: 'failed' }))).toEqual({ do: 'destroy' });
  });

  it('never makes anew, without its data, what ran and is gone', () => {
    expect(nextStep(wanting(), seenAs({ state: 'absent' })).do).toBe('wait');
    expect(nextStep(wanting({ wasReady: false }), seenAs({ state: 'absent' }))).toEqual({ do: 'ensure' });
  });

  it('writes down why something ended before it starts it anew', () => {
    expect(nextStep(wanting(), seenAs({ state: 'failed' }))).toEqual({ do: 'wait', lookAgainAfterSeconds: 0 });
    expect(nextStep(wanting({ lastSeen: 'failed' }), seenAs({ state: 'failed' }))).toEqual({ do: 'ensure' });
  });

  it('tells of a full disk first and stops what writes on', () => {
    const uses = (diskMb: number) => seenAs({ usage: { cpuMillis: null, memoryMb: null, diskMb } });
    expect(nextStep(wanting(), uses(110)).do).toBe('wait');
    expect(nextStep(wanting(), uses(111))).toEqual({ do: 'suspend' });
  });

  it('begins no upgrade with what stands still, and ends the one that is under way', () => {
    const still = { desired: 'suspended' as const };
    const seen = seenAs({ state: 'suspended' });
    expect(nextStep(wanting({ ...still, operation: { kind: 'upgrade', step: null } }), seen).do).toBe('wait');
    expect(nextStep(wanting({ ...still, operation: { kind: 'upgrade', step: 'gate' } }), seen).do).toBe('operate');
  });
});
