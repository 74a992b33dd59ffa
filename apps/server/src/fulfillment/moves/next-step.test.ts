import { FulfillmentStatus, mayMove, PATH_MOVE_MOVES } from '@vozex/domain';
import { describe, expect, it } from 'vitest';
import { hasEnded, nextStep, type OpenMove, type Side } from './next-step.ts';

const NOW = new Date('2026-03-01T12:00:00Z');
const RUNS: Side = { status: 'active', desired_state: 'running' };
const ENDED: Side = { status: 'active', desired_state: 'terminated' };

const move = (change: Partial<OpenMove>): OpenMove => ({
  status: 'preparing',
  from: RUNS,
  to: { status: 'processing', desired_state: 'running' },
  overlapDays: 7,
  overlapEndsAt: null,
  ...change,
});

describe('a move to another path', () => {
  it('overlaps from when the new delivery runs, for the days that were promised', () => {
    expect(nextStep(move({ to: RUNS }), NOW)).toMatchObject({
      status: 'overlap',
      overlapEndsAt: new Date('2026-03-08T12:00:00Z'),
    });
  });

  it('takes the old delivery back at the instant at which the overlap is over, and no earlier', () => {
    const overlap = move({ status: 'overlap', to: RUNS, overlapEndsAt: NOW });
    expect(nextStep(overlap, NOW)).toMatchObject({ status: 'completed', cancel: 'from' });
    expect(nextStep(overlap, new Date(NOW.getTime() - 1))).toBeUndefined();
  });

  it.each(['failed', 'manual_pending', 'awaiting_customer', 'queued', 'suspended'] as const)(
    'waits while the new delivery is %s, and leaves the old one alone',
    (status) => {
      const to: Side = { status, desired_state: 'running' };
      expect(nextStep(move({ to }), NOW)).toBeUndefined();
      expect(nextStep(move({ status: 'overlap', to, overlapEndsAt: NOW }), NOW)).toBeUndefined();
    },
  );

  it('comes to nothing when the new delivery ends, and is done when the old one does', () => {
    expect(nextStep(move({ to: ENDED }), NOW)?.status).toBe('failed');
    expect(nextStep(move({ to: ENDED, from: ENDED }), NOW)?.status).toBe('failed');
    expect(nextStep(move({ from: ENDED }), NOW)?.status).toBe('completed');
  });

  it('makes only legal moves, and never takes the old delivery back while the new one does not run', () => {
    const sides = FulfillmentStatus.options.flatMap((status) =>
      (['running', 'suspended', 'terminated'] as const).map((desired_state): Side => ({ status, desired_state })),
    );
    for (const status of ['preparing', 'overlap'] as const)
      for (const from of sides)
        for (const to of sides) {
          const step = nextStep(move({ status, from, to, overlapEndsAt: NOW }), NOW);
          if (!step) continue;
          expect(mayMove(PATH_MOVE_MOVES, status, step.status)).toBe(true);
          if (step.cancel) expect([to, hasEnded(from)]).toEqual([RUNS, false]);
        }
  });
});
