import { describe, expect, it } from 'vitest';
import { duration, relativeTime } from './time.ts';

const noon = new Date('2026-03-01T12:00:00Z');
const after = (seconds: number) => new Date(noon.getTime() + seconds * 1000);

describe('times are told as people tell them', () => {
  it.each([
    [-10, 'just now'],
    [10, 'in a moment'],
    [-100, '2 minutes ago'],
    [2 * 3_600, 'in 2 hours'],
    [-26 * 3_600, 'yesterday'],
    [-15 * 86_400, '2 weeks ago'],
    [-100 * 86_400, 'Nov 21, 2025'],
  ])('%i seconds away reads "%s"', (seconds, text) => {
    expect(relativeTime(after(seconds), noon)).toBe(text);
  });

  it.each([
    [850, '850 ms'],
    [12_000, '12 s'],
    [90_000, '1 min 30 s'],
    [16_200_000, '4 h 30 min'],
    [86_400_000, '1 day'],
    [180_000_000, '2 days 2 h'],
  ])('%i ms lasts "%s"', (ms, text) => {
    expect(duration(ms)).toBe(text);
  });
});
