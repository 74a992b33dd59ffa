/** A product's picture beside the words that say what it shows; those words are the field's, so it has none itself. */
export function PicturePreview({ sha256 }: { sha256: string }) {
  return (
    <img
      src={`/pictures/${sha256}/preview.jpg`}
      alt=""
      width={1200}
      height={630}
      className="h-auto w-28 rounded border border-line"
    />
  );
}
