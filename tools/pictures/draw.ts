import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { openBrowser } from '@vozex/dev-world';
import sharp from 'sharp';
import { STYLE, scenesWith } from './scenes.ts';

/** Draws the pictures of the seeded products: `node tools/pictures/draw.ts`. What it draws is kept with the sources. */
const FIXTURES = fileURLToPath(new URL('../../packages/dev-world/fixtures/', import.meta.url));
const server = createRequire(new URL('../../apps/server/package.json', import.meta.url));
const font = (path: string) => readFileSync(server.resolve(path)).toString('base64');
const faces = `
  @font-face { font-family: Inter; font-weight: 100 900; src: url(data:font/woff2;base64,${font('@fontsource-variable/inter/files/inter-latin-wght-normal.woff2')}); }
  @font-face { font-family: "Source Serif 4"; font-weight: 200 900; src: url(data:font/woff2;base64,${font('@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-normal.woff2')}); }`;

const browser = await openBrowser();
const page = await browser.newPage({ viewport: { width: 1_280, height: 800 } });
const sprite = readFileSync(`${FIXTURES}artifacts/quiet-icons-3.1.0.svg`, 'utf8');
for (const [name, scene] of Object.entries(scenesWith(sprite))) {
  await page.setContent(`<!doctype html><style>${faces}${STYLE}</style>${scene}`);
  await page.evaluate('document.fonts.ready');
  const webp = await sharp(await page.screenshot({ type: 'png' }))
    .webp({ quality: 80, effort: 6 })
    .toBuffer();
  writeFileSync(`${FIXTURES}pictures/${name}.webp`, webp);
  console.log(`${name}.webp ${Math.ceil(webp.byteLength / 1_024)} KiB`);
}
await browser.close();
