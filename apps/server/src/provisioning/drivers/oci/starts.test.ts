import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { secondsAfter } from '../../../kernel/clock.ts';
import { nextStart, openStarts } from './starts.ts';

describe('an instance that ended by itself', () => {
  const noon = new Date('2026-03-01T12:00:00Z');
  const started = { revision: 1, startedAt: noon, restarts: 0, wellSince: null };

  it('is started anew after growing pauses, and then no more', () => {
    const pauses = [0, 1, 2, 3, 4].map((restarts) => nextStart({ ...started, restarts }, noon));
    expect(pauses).toEqual([1, 5, 30, 120, 300].map((seconds) => ({ kind: 'after', seconds })));
    expect(nextStart({ ...started, restarts: 5 }, secondsAfter(noon, 86_400))).toEqual({ kind: 'never' });
  });

  it('is started anew at the very end of its pause, and that is counted', () => {
    const third = { ...started, restarts: 2 };
    expect(nextStart(third, secondsAfter(noon, 29))).toEqual({ kind: 'after', seconds: 1 });
    expect(nextStart(third, secondsAfter(noon, 30))).toEqual({ kind: 'now', restarts: 3 });
  });

  it('has its count begun anew once it was well for five minutes', () => {
    const wellSince = secondsAfter(noon, 10);
    const gaveTrouble = { ...started, restarts: 5, wellSince };
    expect(nextStart(gaveTrouble, secondsAfter(wellSince, 299))).toEqual({ kind: 'never' });
    expect(nextStart(gaveTrouble, secondsAfter(wellSince, 300))).toEqual({ kind: 'now', restarts: 1 });
  });
});

describe('how instances were started', () => {
  let folder: string;
  let now = new Date('2026-03-01T12:00:00Z');
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'vozex-starts-'));
  });
  afterEach(() => rm(folder, { recursive: true }));
  const open = () => openStarts(folder, { now: () => now });

  it('is known to the next process, until the spec changes', async () => {
    await open().note('vz-1', 1, 3);
    now = secondsAfter(now, 60);
    expect((await open().of('vz-1', 1)).restarts).toBe(3);
    expect(await open().of('vz-1', 2)).toMatchObject({ restarts: 0, startedAt: now });
  });

  it('a file that was cut short costs the count and nothing else', async () => {
    await open().note('vz-1', 1, 3);
    await writeFile(join(folder, 'vz-1.starts.json'), '{"revision":1,"sta');
    expect((await open().of('vz-1', 1)).restarts).toBe(0);
  });

  it('keeps the first moment it was well', async () => {
    const starts = open();
    await starts.note('vz-1', 1, 0);
    const wellAt = now;
    await starts.noteWell('vz-1', await starts.of('vz-1', 1));
    now = secondsAfter(now, 60);
    await starts.noteWell('vz-1', await starts.of('vz-1', 1));
    expect((await starts.of('vz-1', 1)).wellSince).toEqual(wellAt);
  });
});
