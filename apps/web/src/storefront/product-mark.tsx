import { classes } from '../ui/classes.ts';

const ROWS = 3;
const HUES = [262, 162, 35, 335, 220, 100, 300, 190];

/** A small stable number from a text (FNV-1a), so that a product keeps its picture for ever. */
function numberFrom(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

const QUARTERS = [
  'M0 0h10a10 10 0 0 1-10 10z',
  'M10 0v10a10 10 0 0 1-10-10z',
  'M10 10h-10a10 10 0 0 1 10-10z',
  'M0 10v-10a10 10 0 0 1 10 10z',
];

/** A picture for a product that has none: quarter circles and a hue, drawn from its slug. Decorative. */
export function ProductMark({ slug, columns = 3, className }: { slug: string; columns?: number; className?: string }) {
  const hue = HUES[(numberFrom(slug) >>> 9) % HUES.length]!;
  const tiles = Array.from({ length: ROWS * columns }, (_, tile) => {
    const draw = numberFrom(`${slug}${tile}`);
    return { tile, path: QUARTERS[draw % 4]!, strong: (draw >> 3) % 4 === 0, blank: (draw >> 5) % 4 === 0 };
  });
  return (
    <svg
      viewBox={`0 0 ${columns * 10} ${ROWS * 10}`}
      aria-hidden="true"
      className={classes('shrink-0', className)}
      preserveAspectRatio="xMidYMid slice"
    >
      <rect width={columns * 10} height={ROWS * 10} fill={`oklch(0.62 0.13 ${hue} / 0.14)`} />
      {tiles
        .filter(({ blank }) => !blank)
        .map(({ tile, path, strong }) => (
          <path
            key={tile}
            d={path}
            transform={`translate(${(tile % columns) * 10} ${Math.floor(tile / columns) * 10})`}
            fill={strong ? `oklch(0.58 0.14 ${hue} / 0.9)` : `oklch(0.66 0.13 ${hue} / 0.38)`}
          />
        ))}
    </svg>
  );
}
