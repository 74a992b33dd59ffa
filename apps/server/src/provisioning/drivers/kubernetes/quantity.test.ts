import { expect, it } from 'vitest';
import { countOf, cpuMillisOf, mebibytesOf } from './quantity.ts';

it('reads amounts as clusters write them', () => {
  expect(['2', '250m', '0.5', '1500000n'].map(cpuMillisOf)).toEqual([2000, 250, 500, 2]);
  expect(['1Gi', '1536Mi', '1048576', '1e9', '64M'].map(mebibytesOf)).toEqual([1024, 1536, 1, 953, 61]);
  expect(countOf('110')).toBe(110);
  expect([undefined, '', 'much', '1X'].map(mebibytesOf)).toEqual([0, 0, 0, 0]);
});
