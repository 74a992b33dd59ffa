import chromium from '@sparticuz/chromium';
import { chromium as pw } from 'playwright-core';

const out = process.argv[2]!;
const theme = process.argv[3]!;
const width = Number(process.argv[4]);
const targets = process.argv.slice(5);
const browser = await pw.launch({
  executablePath: await chromium.executablePath(),
  args: ['--no-sandbox', '--headless', '--disable-gpu', '--disable-background-networking', '--headless=shell'],
});
const ctx = await browser.newContext({
  viewport: { width, height: width < 500 ? 844 : 860 },
  colorScheme: theme as 'light' | 'dark',
  deviceScaleFactor: 1,
});
const port = process.env.PORT ?? '4791';
for (const t of targets) {
  const [name, path, flag, act] = t.split('|');
  await ctx.clearCookies();
  if (flag) await ctx.addCookies([{ name: flag, value: '1', url: `http://127.0.0.1:${port}` }]);
  const pg = await ctx.newPage();
  pg.on('console', (m) => {
    if (m.type() === 'error' || m.type() === 'warning') console.log(name, m.text().slice(0, 300));
  });
  pg.on('pageerror', (e) => console.log(name, 'PAGEERROR', e.message.slice(0, 400)));
  await pg.goto(`http://127.0.0.1:${port}${path}`);
  await pg.waitForTimeout(700);
  if (act) {
    await new Function('pg', `return (async()=>{${act}})()`)(pg);
    await pg.waitForTimeout(500);
  }
  const over = await pg.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  if (over > 0) console.log(name, 'OVERFLOW', over);
  await pg.screenshot({ path: `${out}/${name}-${width}-${theme}.png`, fullPage: !act?.includes('dialog') });
  await pg.close();
}
await browser.close();
