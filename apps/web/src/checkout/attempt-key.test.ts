import { describe, expect, it } from 'vitest';
import { AttemptKeys } from './attempt-key.ts';

describe('pressing "Pay" twice does not buy twice', () => {
  it('repeats the key for the same order', () => {
    const keys = new AttemptKeys();
    expect(keys.keyFor({ quantity: 1 })).toBe(keys.keyFor({ quantity: 1 }));
  });

  it('takes another key for a changed order, and after an answer', () => {
    const keys = new AttemptKeys();
    const first = keys.keyFor({ quantity: 1 });
    const changed = keys.keyFor({ quantity: 2 });
    keys.forget();
    expect(new Set([first, changed, keys.keyFor({ quantity: 2 })]).size).toBe(3);
  });
});
