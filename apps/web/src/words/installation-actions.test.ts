import { INSTALLATION_LABEL } from '@vozex/domain';
import { describe, expect, it } from 'vitest';
import { whyNotNow } from './installation-actions.ts';

describe('a button that does nothing says why', () => {
  const running = { status: 'running', operation: null, newer_version: '2.0.0' } as const;

  it('and one that does something has nothing to say', () => {
    for (const action of ['stop', 'restart', 'backup', 'restore', 'upgrade'] as const)
      expect(whyNotNow(action, running)).toBeNull();
    expect(whyNotNow('start', { ...running, status: 'stopped' })).toBeNull();
  });

  it('by the state it would need', () => {
    expect(whyNotNow('start', running)).toBe(`Only while it is: ${INSTALLATION_LABEL.stopped}`);
    for (const action of ['start', 'stop', 'restart', 'backup', 'restore', 'upgrade'] as const)
      expect(whyNotNow(action, { ...running, status: 'ended' })).toContain('Only while');
  });

  it('by what is under way, for which only starting and stopping do not wait', () => {
    const busy = { ...running, operation: { kind: 'backup' } } as const;
    expect(whyNotNow('restart', busy)).toBe('A backup is being made: wait until that is done');
    expect(whyNotNow('stop', busy)).toBeNull();
  });

  it('and there is no upgrade to the version that runs already', () => {
    expect(whyNotNow('upgrade', { ...running, newer_version: null })).toBe('It runs the newest version');
  });
});
