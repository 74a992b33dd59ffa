import { describe, expect, it } from 'vitest';
import { readOrderSearch, readSearch, tidyOrderSearch, writeSearch } from './search.ts';

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

  it('leaves out what a gateway left in the address, once', () => {
    const tidy = tidyOrderSearch(readSearch('?order_token=ours&returned=1&payment_id=pay_1&status=succeeded'));
    expect(tidy).toEqual({ token: 'ours', returned: '1' });
    expect(tidyOrderSearch(readSearch(writeSearch(tidy ?? {})))).toBeUndefined();
    expect(tidyOrderSearch(readSearch('?token='))).toEqual({});
  });

  it('understands its own rewritten address', () => {
    const once = readOrderSearch(readSearch('?order_token=ours&cancelled=1&token=theirs'));
    expect(readOrderSearch(readSearch(writeSearch(once)))).toEqual(once);
    expect(readOrderSearch(readSearch(writeSearch({ order_token: 'ours', ...once })))).toEqual(once);
  });
});
