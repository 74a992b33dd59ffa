import { describe, expect, it } from 'vitest';
import type { Due } from './timeline.ts';
import { Timeline } from './timeline.ts';

const day = (number: number) => new Date(Date.UTC(2030, 0, number));

describe('a timeline', () => {
  it('plays what is due in the order of time, each thing at its own instant, and leaves what is still to come', async () => {
    const present = { now: () => day(10) };
    const seen: string[] = [];
    const timeline = new Timeline(present, async () => void seen.push('between'));
    const coming = new Map([
      ['late', day(7)],
      ['early', day(3)],
      ['later than now', day(11)],
    ]);
    timeline.add(() =>
      [...coming].map(
        ([name, at]): Due => ({
          at,
          async play() {
            coming.delete(name);
            seen.push(
              `${name} on ${timeline.clock.now().getUTCDate()}, present ${timeline.present.now().getUTCDate()}`,
            );
          },
        }),
      ),
    );
    expect(timeline.nextDueAt()).toEqual(day(3));
    expect(await timeline.tick()).toBe(2);
    expect(seen).toEqual(['early on 3, present 10', 'between', 'late on 7, present 10']);
    expect(timeline.clock.now()).toEqual(day(10));
    expect(timeline.nextDueAt()).toEqual(day(11));
  });

  it('goes on after a passage that failed', async () => {
    let broken = true;
    let done = false;
    const timeline = new Timeline({ now: () => day(2) });
    timeline.add(() => (done ? [] : [{ at: day(1), play: async () => fail() }]));
    const fail = () => {
      if (broken) throw new Error('no ink');
      done = true;
    };
    await expect(timeline.tick()).rejects.toThrow('no ink');
    broken = false;
    expect(await timeline.tick()).toBe(1);
  });
});
