import { inkOn, mixed, readable } from './colour.ts';
import type { ShopLook } from './shop-setting.ts';

/** The grounds that accent text stands on, as `styles.css` of the web app has them. */
const LIGHT = { canvas: '#fafaf8', surface: '#ffffff' };
const DARK = { canvas: '#0d0e10', surface: '#15161a' };

/** How much of the accent a soft ground has. */
const SOFT = { light: 0.9, dark: 0.82 };

const CORNERS = {
  sharp: ['0.125rem', '0.25rem'],
  soft: ['0.5rem', '0.875rem'],
  round: ['0.75rem', '1.25rem'],
} as const;

/** Fonts that come with the shop; the system's need no file. */
export const FONTS = {
  inter: { family: 'Inter Variable', file: '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2' },
  source_serif: {
    family: 'Source Serif 4 Variable',
    file: '@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-normal.woff2',
  },
} as const;
export type BundledFont = keyof typeof FONTS;

const FALLBACK = {
  inter: 'system-ui, -apple-system, "Segoe UI", Roboto, sans-serif',
  source_serif: 'ui-serif, Georgia, Cambria, serif',
} satisfies Record<BundledFont, string>;

/** The tokens that a look changes, as CSS; empty where it changes none. */
export function tokensOf(look: ShopLook): string {
  const light: string[] = [];
  const dark: string[] = [];
  if (look.accent !== '') {
    light.push(...accentTokens(look.accent, LIGHT, SOFT.light, '#000000'));
    dark.push(...accentTokens(look.accent, DARK, SOFT.dark, '#ffffff'));
    if (look.buttons === 'accent') {
      light.push(...buttonTokens(look.accent));
      dark.push(...buttonTokens(look.accent));
    }
  }
  const [control, card] = CORNERS[look.corners];
  if (look.corners !== 'soft') light.push(`--control-radius: ${control}`, `--card-radius: ${card}`);
  if (look.font !== 'system') light.push(`--font-text: "${FONTS[look.font].family}", ${FALLBACK[look.font]}`);
  return [
    look.font === 'system' ? '' : fontFace(look.font),
    light.length > 0 ? `:root { ${light.join('; ')} }` : '',
    dark.length > 0 ? `:root[data-theme="dark"] { ${dark.join('; ')} }` : '',
  ]
    .filter((part) => part !== '')
    .join('\n');
}

/** Accent as text, and as a soft ground beneath itself. */
function accentTokens(
  accent: string,
  { canvas, surface }: typeof LIGHT,
  softness: number,
  end: '#000000' | '#ffffff',
): string[] {
  const soft = mixed(accent, surface, softness);
  const text = readable(accent, [canvas, surface, soft], end);
  return [`--accent: ${text}`, `--accent-soft: ${soft}`, `--ring: ${text}`];
}

function buttonTokens(accent: string): string[] {
  const ink = inkOn(accent);
  const away = ink === '#ffffff' ? '#000000' : '#ffffff';
  const ground = readable(accent, [ink], away);
  return [`--primary: ${ground}`, `--primary-hover: ${mixed(ground, away, 0.15)}`, `--primary-ink: ${ink}`];
}

/** `swap`: text is read at once, in the system's font until this one is there. */
function fontFace(font: BundledFont): string {
  return `@font-face { font-family: "${FONTS[font].family}"; font-style: normal; font-weight: 200 900; font-display: swap; src: url("/fonts/${font}.woff2") format("woff2"); }`;
}

/** The accent as mails use it: under white. */
export function mailAccent({ accent }: ShopLook): string | undefined {
  return accent === '' ? undefined : readable(accent, ['#ffffff'], '#000000');
}
