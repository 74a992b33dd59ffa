import { classes } from '../ui/classes.ts';

type RichTextProps = { html: string; lang?: string | undefined; className?: string };

/** A description as its shop wrote it. The server keeps only harmless parts of it, and the content policy runs none. */
export function RichText({ html, lang, className }: RichTextProps) {
  return <div lang={lang} className={classes('rich-text', className)} dangerouslySetInnerHTML={{ __html: html }} />;
}
