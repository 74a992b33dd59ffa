import type { Picture as PictureShown } from '../api/types.ts';
import { classes } from '../ui/classes.ts';

type PictureProps = {
  picture: PictureShown;
  /** How wide it stands on the page, as the `sizes` of an img says it. */
  sizes: string;
  /** One that is seen at once is not waited with. */
  first?: boolean;
  /** Of its words, where they are in another language than the page. */
  lang?: string | undefined;
  className?: string;
};

/** A picture in the width that the screen needs; its place is kept until it comes. */
export function Picture({ picture, sizes, first, lang, className }: PictureProps) {
  return (
    <img
      src={picture.url}
      srcSet={picture.sizes.map(({ url, width }) => `${url} ${width}w`).join(', ')}
      sizes={sizes}
      width={picture.width}
      height={picture.height}
      alt={picture.alt}
      lang={lang}
      loading={first ? 'eager' : 'lazy'}
      fetchPriority={first ? 'high' : 'auto'}
      decoding="async"
      className={classes('bg-sunken object-cover', className)}
    />
  );
}
