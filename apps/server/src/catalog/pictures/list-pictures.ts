import type { App } from '../../kernel/app.ts';
import type { Page, PageQuery } from '../../kernel/page.ts';
import { type Picture, shownPicture } from './picture.ts';
import { picturesPage } from './store.ts';

/** The pictures that were uploaded, newest first. Their names do not sort by time: pages go on after a moment. */
export async function listPictures({ db }: Pick<App, 'db'>, { limit, after }: PageQuery): Promise<Page<Picture>> {
  const before = after === undefined ? undefined : new Date(Number(after));
  const rows = await picturesPage(db.read, { limit: limit + 1, before });
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return { items: shown.map((row) => shownPicture(row, '')), next: last ? String(last.created_at.getTime()) : null };
}
