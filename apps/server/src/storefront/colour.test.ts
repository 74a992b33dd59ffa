import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CONTRAST_MIN, contrast } from './colour.ts';
import { shopSetting } from './shop-setting.ts';
import { tokensOf } from './theme-css.ts';

const look = (change: object) => shopSetting.schema.parse(change);

describe('a look', () => {
  it('that changes nothing needs no style', () => {
    expect(tokensOf(look({}))).toBe('');
  });

  it('can be read, whatever accent is chosen', () => {
    const Hex = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`);
    fc.assert(
      fc.property(Hex, (accent) => {
        const css = tokensOf(look({ accent, buttons: 'accent' }));
        const rules = css.split('\n').map((rule) => {
          const tokens = Object.fromEntries(
            [...rule.matchAll(/--([a-z-]+): (#[0-9a-f]{6})/g)].map(([, name, hex]) => [name, hex]),
          );
          return tokens as Record<string, string>;
        });
        expect(rules).toHaveLength(2);
        for (const [i, tokens] of rules.entries()) {
          for (const ground of [
            ['#fafaf8', '#ffffff'],
            ['#0d0e10', '#15161a'],
          ][i]!)
            expect(contrast(tokens.accent!, ground)).toBeGreaterThanOrEqual(CONTRAST_MIN);
          expect(contrast(tokens.accent!, tokens['accent-soft']!)).toBeGreaterThanOrEqual(CONTRAST_MIN);
          expect(contrast(tokens['primary-ink']!, tokens.primary!)).toBeGreaterThanOrEqual(CONTRAST_MIN);
          expect(contrast(tokens['primary-ink']!, tokens['primary-hover']!)).toBeGreaterThanOrEqual(CONTRAST_MIN);
        }
      }),
    );
  });

  it('keeps an accent that can be read as it is', () => {
    expect(tokensOf(look({ accent: '#3046c8' }))).toContain('--accent: #3046c8');
  });

  it.each([{ accent: 'red' }, { accent: '#12345' }, { terms_url: 'javascript:alert(1)' }, { logo: '../x' }])(
    'is refused with %o',
    (change) => {
      expect(shopSetting.schema.safeParse(change).success).toBe(false);
    },
  );
});
