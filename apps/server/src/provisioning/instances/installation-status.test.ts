import { describe, expect, it } from 'vitest';
import { installationStatus } from './installation-status.ts';

const WELL = {
  desired_state: 'running',
  observed_state: 'running',
  stopped_by_customer: false,
  problem_code: null,
  ready_at: new Date(0),
  ended_at: null,
} as const;

describe('an installation as its customer reads it', () => {
  it.each([
    ['runs once it was seen to run', {}, 'running'],
    ['that never ran is being set up', { observed_state: 'starting', ready_at: null }, 'setting_up'],
    ['that was started again is not called running before it answers', { observed_state: 'suspended' }, 'starting'],
    ['that is restarted is starting, too', { observed_state: 'starting' }, 'starting'],
    ['with a problem is in trouble, whatever it does', { problem_code: 'UNHEALTHY' }, 'in_trouble'],
    ['that its customer stopped says who did', { stopped_by_customer: true, problem_code: 'ENDED' }, 'stopped'],
    ['held for money is paused, even where its customer had stopped it', { desired_state: 'suspended' }, 'paused'],
    ['on its way out stays so until nothing is left', { desired_state: 'terminated' }, 'ending'],
    ['that is gone is gone', { desired_state: 'terminated', ended_at: new Date(1) }, 'ended'],
  ] as const)('%s', (_story, change, status) => {
    expect(installationStatus({ ...WELL, ...change })).toBe(status);
  });
});
