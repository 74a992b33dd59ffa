import { describe, expect, it } from 'vitest';
import { pollInterval } from './poll-interval.ts';

const paid = (...statuses: ('queued' | 'active' | 'manual_pending' | 'failed')[]) =>
  ({ status: 'paid', items: [{ fulfillments: statuses.map((status) => ({ status })) }] }) as const;

describe('the order page looks again as long as something may happen', () => {
  it('looks every second at first, then less and less often, at least three times a minute', () => {
    const looks = [0, 20, 21, 25, 60].map((count) => pollInterval(paid('queued'), count));
    expect(looks).toEqual([1_000, 1_000, 1_400, 5_378, 20_000]);
  });

  it('keeps looking while one delivery of several is under way, or not opened yet', () => {
    expect(pollInterval(paid('active', 'manual_pending'), 0)).toBe(1_000);
    expect(pollInterval(paid(), 0)).toBe(1_000);
    expect(pollInterval({ status: 'pending', items: [] }, 0)).toBe(1_000);
  });

  it('stops when everything has come to rest', () => {
    expect(pollInterval(paid('active', 'failed'), 0)).toBe(false);
    expect(pollInterval({ status: 'expired', items: [] }, 0)).toBe(false);
  });
});
