type Rgb = [red: number, green: number, blue: number];

/** WCAG 2.2 AA for text of the usual size. */
export const CONTRAST_MIN = 4.5;

function rgbOf(hex: string): Rgb {
  const value = Number.parseInt(hex.slice(1), 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
}

function hexOf(rgb: Rgb): string {
  return `#${rgb.map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}`;
}

/** @param share 0: all of the first; 1: all of the second. */
export function mixed(one: string, other: string, share: number): string {
  const [a, b] = [rgbOf(one), rgbOf(other)];
  return hexOf(a.map((part, i) => part + (b[i]! - part) * share) as Rgb); // because both have three parts
}

/** Relative luminance, as WCAG defines it. */
function luminance(hex: string): number {
  const [red, green, blue] = rgbOf(hex).map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as Rgb; // because it had three parts
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** From 1 (the same) to 21 (black on white). */
export function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].toSorted((a, b) => b - a) as [number, number]; // because two were given
  return (light + 0.05) / (dark + 0.05);
}

const STEPS = 50;

/** The colour itself where it can be read on each of the grounds, else the nearest towards `end` that can. */
export function readable(colour: string, grounds: string[], end: '#000000' | '#ffffff'): string {
  for (let step = 0; step <= STEPS; step++) {
    const tried = mixed(colour, end, step / STEPS);
    if (grounds.every((ground) => contrast(tried, ground) >= CONTRAST_MIN)) return tried;
  }
  return end;
}

/** Black or white, whichever is read better on the ground. */
export function inkOn(ground: string): string {
  return contrast('#ffffff', ground) >= contrast('#131417', ground) ? '#ffffff' : '#131417';
}
