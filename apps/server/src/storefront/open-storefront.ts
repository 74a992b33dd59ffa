import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CatalogApp } from '../catalog/index.ts';
import { readSetting } from '../kernel/settings.ts';
import { drawPage } from './draw-page.ts';
import { findPage } from './find-page.ts';
import type { PageSession } from './page.ts';
import { type ShopLook, shopSetting } from './shop-setting.ts';
import { tokensOf } from './theme-css.ts';
import { say } from './words.ts';

export type AnsweredPage = { status: number; html: string; isFound: boolean; movedTo: string | undefined };
export type Theme = { css: string; hash: string };

/** What answers the shop's pages and their style. */
export type Storefront = {
  /**
   * @param address path and query, as it was asked for.
   * @param session what the app would ask for first; absent where it cannot be told.
   */
  page(address: string, session?: PageSession): Promise<AnsweredPage>;
  /** The style as it is now; undefined where nothing is changed. */
  theme(): Promise<Theme | undefined>;
};

export type StorefrontParts = {
  /** The built `index.html`. */
  template: string;
  /** The addresses of the app's screens; `$name` stands for one part of a path. */
  screens: readonly string[];
  /** By screen, the scripts that it needs beside those of every page. */
  scripts?: Readonly<Record<string, readonly string[]>>;
  /** With a `theme.css` of the shop's own, read at start. */
  themeFolder: string | undefined;
};

export function openStorefront(
  app: CatalogApp,
  { template, screens, scripts = {}, themeFolder }: StorefrontParts,
): Storefront {
  const isScreen = screenTest(screens);
  const scripted = Object.entries(scripts).map(([screen, files]) => ({ isIt: screenTest([screen]), files }));
  const file = themeFolder === undefined ? undefined : join(themeFolder, 'theme.css');
  const own = file !== undefined && existsSync(file) ? readFileSync(file, 'utf8') : '';
  const themeOf = (tokens: string): Theme | undefined => {
    const css = [tokens, own].filter((part) => part !== '').join('\n');
    if (css === '') return undefined;
    return { css, hash: createHash('sha256').update(css).digest('hex').slice(0, 16) };
  };
  return {
    async page(address, session) {
      const look = spokenLook(await readSetting(app.db.read, shopSetting));
      const url = new URL(address, app.publicUrl);
      const page = await findPage(app, look, new URL(url), isScreen);
      const theme = themeOf(tokensOf(look));
      const themeUrl = theme && `/theme.css?v=${theme.hash}`;
      return {
        status: page.status,
        html: drawPage(template, page, look, {
          themeUrl,
          session,
          scripts: scripted.find(({ isIt }) => isIt(url.pathname))?.files ?? [],
        }),
        isFound: page.canonical !== undefined,
        movedTo: page.movedTo,
      };
    },
    theme: async () => themeOf(tokensOf(await readSetting(app.db.read, shopSetting))),
  };
}

/** Whether the app draws something at a path; a slash at its end says nothing. */
function screenTest(screens: readonly string[]): (path: string) => boolean {
  const patterns = screens.map((screen) => screen.replace(/\$\w+/g, '[^/]+'));
  const test = new RegExp(`^(${patterns.join('|')})/?$`);
  return (path) => test.test(path);
}

/** What nobody has written anew is said in the reader's language. */
function spokenLook(look: ShopLook): ShopLook {
  return { ...look, headline: say.known(look.headline), intro: say.known(look.intro) };
}
