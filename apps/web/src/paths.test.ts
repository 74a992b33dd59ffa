import { describe, expect, it } from 'vitest';
import { paths, safeReturn } from './paths.ts';

describe('addresses are promises: mails, bookmarks and gateways keep them', () => {
  it('are exactly these', () => {
    expect(Object.values(paths)).toMatchInlineSnapshot();
  });

  it.each([undefined, '', 'https://evil.test', '//evil.test', '/\\evil.test', 'javascript:alert(1)'])(
    'never lead away after a sign-in: %s',
    (to) => {
      expect(safeReturn(to)).toBe('/account');
    },
  );

  it('lead back to where one was', () => {
    expect(safeReturn('/orders/ord_1?token=a')).toBe('/orders/ord_1?token=a');
  });
});
