import { classes } from '../ui/classes.ts';

/** A description as its shop wrote it. The server keeps only harmless parts of it, and the content policy runs none. */
export function RichText({ html, className }: { html: string; className?: string }) {
  return <div className={classes('rich-text', className)} dangerouslySetInnerHTML={{ __html: html }} />;
}
