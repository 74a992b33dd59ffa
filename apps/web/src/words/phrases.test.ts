import { describe, expect, it } from 'vitest';
import { cores, counted, fileSize, megabytes, periodPhrase, spoken, spokenCode } from './phrases.ts';

describe('the shop speaks in whole words', () => {
  it('tells how often a price is paid', () => {
    expect(periodPhrase({ billing_interval: null, interval_count: null })).toBe('');
    expect(periodPhrase({ billing_interval: 'month', interval_count: 1 })).toBe('month');
    expect(periodPhrase({ billing_interval: 'month', interval_count: 3 })).toBe('3 months');
  });

  it('tells how large a file is, at both sides of a unit', () => {
    expect([1_023, 1_024, 3_565_158, 5 * 1_024 ** 3].map(fileSize)).toEqual([
      '1023 bytes',
      '1 KiB',
      '3.4 MiB',
      '5 GiB',
    ]);
  });

  it('tells memory and disks by what they are sold in', () => {
    expect([63.4, 1_023, 1_024, 1_536, 20_480].map(megabytes)).toEqual(['63 MB', '1023 MB', '1 GB', '1.5 GB', '20 GB']);
  });

  it('tells processors by their cores', () => {
    expect([0, 250, 1_000, 1_333].map(cores)).toEqual(['0 cores', '0.25 cores', '1 core', '1.33 cores']);
  });

  it('reads codes of gateways out, and leaves what they say in sentences', () => {
    expect(spokenCode('WAITING_FOR_SELLER_RESPONSE: NOT_RECEIVED')).toBe('Waiting for seller response: not received');
    expect(spokenCode('dispute_lost: fraudulent')).toBe('Dispute lost: fraudulent');
    expect(spokenCode('fraudulent')).toBe('fraudulent');
    expect(spokenCode('The buyer says that PayPal was not asked.')).toBe('The buyer says that PayPal was not asked.');
  });

  it('counts and names', () => {
    expect([counted(1, 'order'), counted(0, 'order'), spoken('partially_refunded')]).toEqual([
      '1 order',
      '0 orders',
      'Partially refunded',
    ]);
  });
});
