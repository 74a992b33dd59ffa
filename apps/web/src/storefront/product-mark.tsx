import { classes } from '../ui/classes.ts';

const TILES = 9;
const HUES = [258, 162, 28, 332, 200, 82, 296, 12];

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
export function ProductMark({ slug, className }: { slug: string; className?: string }) {
  const seed = numberFrom(slug);
  const hue = HUES[seed % HUES.length]!;
  const tiles = Array.from({ length: TILES }, (_, tile) => {
    const draw = numberFrom(`${slug}${tile}`);
    return { tile, path: QUARTERS[draw % 4]!, strong: (draw >> 3) % 3 === 0, blank: (draw >> 5) % 5 === 0 };
  });
  return (
    <svg
      viewBox="0 0 30 30"
      aria-hidden="true"
      className={classes('shrink-0', className)}
      preserveAspectRatio="xMidYMid slice"
    >
      <rect width="30" height="30" fill={`oklch(0.62 0.13 ${hue} / 0.16)`} />
      {tiles
        .filter(({ blank }) => !blank)
        .map(({ tile, path, strong }) => (
          <path
            key={tile}
            d={path}
            transform={`translate(${(tile % 3) * 10} ${Math.floor(tile / 3) * 10})`}
            fill={strong ? `oklch(0.56 0.15 ${hue})` : `oklch(0.66 0.13 ${hue} / 0.5)`}
          />
        ))}
    </svg>
  );
}
