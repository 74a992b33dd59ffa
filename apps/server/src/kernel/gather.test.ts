import { describe, expect, it } from 'vitest';
import { gather } from './gather.ts';

describe('calls that come while others are under way', () => {
  it('are done together, and a call that is alone waits for nobody', async () => {
    const batches: number[][] = [];
    let release = () => {};
    const call = gather<number>({ atOnce: 1, most: 3 }, async (batch) => {
      batches.push(batch);
      if (batches.length === 1) await new Promise<void>((resolve) => (release = resolve));
    });
    const all = [1, 2, 3, 4, 5].map((n) => call(n));
    expect(batches).toEqual([[1]]);
    release();
    await Promise.all(all);
    expect(batches).toEqual([[1], [2, 3, 4], [5]]);
    await call(6);
    expect(batches.at(-1)).toEqual([6]);
  });

  it('are not harmed by a bad one among them', async () => {
    const call = gather<number>({ atOnce: 1, most: 10 }, async (batch) => {
      if (batch.includes(2)) throw new Error('two');
    });
    const ends = await Promise.allSettled([call(0), call(1), call(2), call(3)]);
    expect(ends.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled']);
  });
});
