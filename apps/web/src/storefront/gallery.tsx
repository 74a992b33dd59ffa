import { type KeyboardEvent, useRef, useState } from 'react';
import type { Picture as PictureShown, Product } from '../api/types.ts';
import { say } from '../languages/say.ts';
import { classes } from '../ui/classes.ts';
import { Picture } from './picture.tsx';

const STEP: Record<string, number> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/** The pictures of a product, one large. The arrows go through them, as through any choice of one among several. */
export function Gallery({ pictures, languages }: { pictures: PictureShown[]; languages: Product['languages'] }) {
  const [shown, setShown] = useState(0);
  const thumbs = useRef<(HTMLButtonElement | null)[]>([]);
  const picture = pictures[shown] ?? pictures[0]!; // because a gallery has at least one
  const go = (event: KeyboardEvent) => {
    const step = STEP[event.key];
    if (!step) return;
    event.preventDefault();
    const next = (shown + step + pictures.length) % pictures.length;
    setShown(next);
    thumbs.current[next]?.focus();
  };
  return (
    <div className="min-w-0">
      <Picture
        key={picture.sha256}
        picture={picture}
        first
        lang={languages[`presentation.pictures.${pictures.indexOf(picture)}.alt`]}
        sizes="(min-width: 1024px) 36rem, 92vw"
        className="aspect-[8/5] w-full rounded-card border border-line"
      />
      {pictures.length > 1 && (
        // biome-ignore lint/a11y/useSemanticElements: a group of pictures is no set of form fields
        <div role="group" aria-label={say('Pictures')} className="mt-3 flex flex-wrap gap-2.5" onKeyDown={go}>
          {pictures.map((one, place) => (
            <button
              key={one.sha256}
              ref={(button) => {
                thumbs.current[place] = button;
              }}
              type="button"
              aria-label={say('Show picture {place} of {count}: {alt}', {
                place: place + 1,
                count: pictures.length,
                alt: one.alt,
              })}
              aria-pressed={place === shown}
              tabIndex={place === shown ? 0 : -1}
              onClick={() => setShown(place)}
              className={classes(
                'overflow-hidden rounded-control border transition-opacity',
                place === shown ? 'border-primary ring-1 ring-primary' : 'border-line opacity-70 hover:opacity-100',
              )}
            >
              <Picture picture={{ ...one, alt: '' }} sizes="5rem" className="h-12 w-20" />
            </button>
          ))}
        </div>
      )}
    </div>
  );
}
