import { describe, expect, it } from 'vitest';
import { readOrderSearch, readSearch, withOwnToken, writeSearch } from './search.ts';

describe('an address is read as it was written', () => {
  it('leaves a token of digits a text', () => {
    expect(readSearch('?token=00123&returned=1')).toEqual({ token: '00123', returned: '1' });
  });

  it('comes back the same after writing', () => {
    const text = '?token=a%2Bb%3D&status=open&q=till+roll';
    expect(writeSearch(readSearch(text))).toBe(text);
  });

  it('keeps our token when the gateway puts in one of its own', () => {
    expect(readOrderSearch(readSearch('?order_token=ours&returned=1&token=5O190127TN364715T&PayerID=X'))).toEqual({
      token: 'ours',
      returned: '1',
      gateway_checkout_id: '5O190127TN364715T',
    });
  });

  it('puts our token back when the gateway has put its own in its place', () => {
    const search = readOrderSearch(readSearch('?token=5O190127TN364715T&returned=1&PayerID=X'));
    expect(withOwnToken(search, 'ours')).toEqual({
      token: 'ours',
      returned: '1',
      gateway_checkout_id: '5O190127TN364715T',
    });
    expect(withOwnToken({ token: 'ours', returned: '1' }, 'ours')).toBeUndefined();
    expect(withOwnToken({ token: 'from-a-mail' }, 'ours')).toBeUndefined();
    expect(withOwnToken(search, undefined)).toBeUndefined();
  });

  it('takes a token under a name that no gateway uses', () => {
    expect(readOrderSearch(readSearch('?order_token=ours&returned=1&token=theirs'))).toEqual({
      token: 'ours',
      returned: '1',
      gateway_checkout_id: 'theirs',
    });
  });

  it('understands its own rewritten address', () => {
    const once = readOrderSearch(readSearch('?order_token=ours&cancelled=1&token=theirs'));
    expect(readOrderSearch(readSearch(writeSearch(once)))).toEqual(once);
  });
});
