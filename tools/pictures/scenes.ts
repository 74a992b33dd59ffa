/** What the pictures of the seeded products show: small scenes of their screens, drawn as a browser draws a page. */

type Hue = number;

const paper = (hue: Hue, inner: string) => `
  <div class="stage" style="--h:${hue}">
    <div class="glow"></div>${inner}
  </div>`;

const windowed = (title: string, inner: string, style = '') => `
  <div class="window" style="${style}"><div class="bar"><i></i><i></i><i></i><span>${title}</span></div>${inner}</div>`;

const rows = (lines: [string, string][], strong = -1) =>
  lines
    .map(([a, b], i) => `<div class="row${i === strong ? ' strong' : ''}"><span>${a}</span><span>${b}</span></div>`)
    .join('');

const tiles = (names: string[]) =>
  `<div class="tiles">${names.map((name, i) => `<div class="tile" style="--t:${i}"><b></b>${name}</div>`).join('')}</div>`;

const till = windowed(
  'Corner Shop · Till 1',
  `<div class="split"><div>${tiles(['Espresso', 'Flat white', 'Croissant', 'Plum cake', 'Tea', 'Orange juice', 'Bread', 'Honey', 'Soup'])}</div>
   <div class="side">${rows([
     ['2 × Espresso', '5.00'],
     ['1 × Plum cake', '3.80'],
     ['1 × Bread', '4.20'],
   ])}<hr>${rows([['Total', '$13.00']], 0)}<div class="button">Take payment</div></div></div>`,
);

const bars = (heights: number[]) =>
  `<div class="bars">${heights.map((height, i) => `<i style="height:${height}%;${i === heights.length - 1 ? 'opacity:1' : ''}"></i>`).join('')}</div>`;

const report = windowed(
  'Corner Shop · Today',
  `<div class="pad"><div class="figures"><div><small>Sales</small><b>$1,284</b></div><div><small>Receipts</small><b>96</b></div><div><small>Average</small><b>$13.38</b></div></div>${bars([22, 35, 60, 48, 72, 90, 66, 54, 78, 44])}</div>`,
);

const request = (method: string, path: string, status: string, at: string) =>
  `<div class="row mono"><span><em>${method}</em> ${path}</span><span><em class="ok">${status}</em> ${at}</span></div>`;

const hooks = windowed(
  'hookbox · localhost:4600',
  `<div class="pad">${request('POST', '/payments', '200', '12:04:31')}${request('POST', '/payments', '200', '12:04:29')}${request('POST', '/disputes', '500', '12:03:58')}${request('POST', '/refunds', '200', '12:01:07')}
   <pre>{\n  "type": "<b>payment.succeeded</b>",\n  "data": { "amount": 4900, "currency": "USD" }\n}</pre></div>`,
);

const replay = windowed(
  'hookbox · replay',
  `<div class="pad"><pre>$ node hookbox.mjs --forward http://localhost:3000\n<b>listening</b> on http://localhost:4600\n<b>received</b>  POST /payments  412 bytes\n<b>forwarded</b> 200 in 14 ms\n\n$ curl localhost:4600/replay/last\n<b>forwarded</b> 200 in 9 ms</pre></div>`,
);

const notes = windowed(
  'Lumen Notes',
  `<div class="split narrow"><div class="list">${['Garden, spring', 'Reading list', 'Letter to Rhea', 'Recipe: plum cake', 'Ideas'].map((name, i) => `<div class="${i === 3 ? 'on' : ''}">${name}</div>`).join('')}</div>
   <div class="pad page"><h2>Recipe: plum cake</h2><p>A kilogram of plums, halved. Flour, butter, two eggs, and less sugar than you think.</p><p>Fifty minutes at 180°. It is better on the second day, if there is one.</p></div></div>`,
);

const guest = (name: string, text: string) => `<div class="entry"><b>${name}</b><p>${text}</p></div>`;

const book = windowed(
  'guests.apps.localhost',
  `<div class="pad"><h2>Our guestbook</h2>${guest('Ben', 'Lovely opening night. The plum cake was gone by nine.')}${guest('Rhea', 'Found you by accident, stayed for three hours.')}${guest('Ada', 'See you in spring.')}</div>`,
);

const upkeep = windowed(
  'Your installation',
  `<div class="pad">${rows([
    ['Version', '2.0.0'],
    ['Memory', '38 of 64 MB'],
    ['Last backup', 'tonight, 03:00'],
  ])}<div class="meter"><i style="width:59%"></i></div><div class="button inline">Back up now</div></div>`,
);

const ways = `<div class="cards">${[
  ['Your server', 'Program and license'],
  ['Run by us', 'Ready in a minute'],
  ['Set up for you', 'Within two days'],
]
  .map(([title, text]) => `<div class="card"><b></b><h3>${title}</h3><p>${text}</p></div>`)
  .join('')}</div>`;

const steps = (title: string, lines: [string, boolean][]) =>
  windowed(
    title,
    `<div class="pad">${lines.map(([line, done]) => `<div class="step ${done ? 'done' : ''}"><i></i>${line}</div>`).join('')}</div>`,
  );

const setup = steps('Store set-up', [
  ['Fifty items entered', true],
  ['Taxes and receipts', true],
  ['First day rehearsed, in a call', true],
  ['Hand-over note', false],
]);

const mapping = windowed(
  'Migration · 412 items',
  `<div class="pad">${rows([
    ['Article no.', '→ SKU'],
    ['Bezeichnung', '→ Name'],
    ['Preis brutto', '→ Price'],
    ['Lager', '→ Stock'],
  ])}<hr>${rows([['Differences', '3 of 412']], 0)}</div>`,
);

/** @param sprite the icons themselves, as they are sold. */
export function scenesWith(sprite: string): Record<string, string> {
  const ids = [...sprite.matchAll(/<symbol id="([a-z-]+)"/g)].map(([, id]) => id);
  const icons = `<div hidden>${sprite}</div><div class="icons">${ids.map((id) => `<svg><use href="#${id}"/></svg>`).join('')}</div>`;
  return {
    'point-of-sale-till': paper(262, till),
    'point-of-sale-report': paper(262, report),
    'point-of-sale-monthly': paper(220, report),
    'hookbox-requests': paper(162, hooks),
    'hookbox-replay': paper(162, replay),
    'hookbox-club': paper(190, replay),
    'lumen-notes': paper(75, notes),
    'quiet-icons': paper(335, icons),
    'guestbook-entries': paper(35, book),
    'guestbook-upkeep': paper(35, upkeep),
    'guestbook-monthly': paper(15, upkeep),
    'guestbook-anywhere': paper(300, ways),
    'store-setup': paper(100, setup),
    'migration-day': paper(235, mapping),
  };
}

export const STYLE = `
  * { box-sizing: border-box; margin: 0; }
  body { width: 1280px; height: 800px; overflow: hidden; font: 22px/1.45 Inter, sans-serif; color: #16171a; -webkit-font-smoothing: antialiased; }
  .stage { position: relative; width: 1280px; height: 800px; display: grid; place-items: center; background: oklch(0.955 0.022 var(--h)); overflow: hidden; }
  .glow { position: absolute; width: 1100px; height: 1100px; left: 45%; top: -45%; border-radius: 50%; background: oklch(0.9 0.06 var(--h)); }
  .window { position: relative; width: 960px; background: #fff; border-radius: 20px; border: 1px solid oklch(0.88 0.03 var(--h)); overflow: hidden; box-shadow: 0 30px 60px -20px oklch(0.4 0.08 var(--h) / 0.35); }
  .bar { display: flex; align-items: center; gap: 9px; padding: 18px 22px; border-bottom: 1px solid #eceae6; font-size: 18px; color: #696b73; }
  .bar i { width: 13px; height: 13px; border-radius: 50%; background: oklch(0.86 0.05 var(--h)); }
  .bar span { margin-left: 12px; }
  .pad { padding: 34px 40px 40px; }
  .split { display: grid; grid-template-columns: 1fr 330px; }
  .split.narrow { grid-template-columns: 290px 1fr; }
  .side { border-left: 1px solid #eceae6; padding: 28px; }
  .tiles { display: grid; grid-template-columns: repeat(3, 1fr); gap: 16px; padding: 28px; }
  .tile { border: 1px solid #eceae6; border-radius: 14px; padding: 16px; font-size: 19px; }
  .tile b { display: block; height: 52px; margin-bottom: 12px; border-radius: 9px; background: oklch(calc(0.78 + 0.02 * var(--t)) 0.09 calc(var(--h) + var(--t) * 7)); }
  .row { display: flex; justify-content: space-between; gap: 20px; padding: 11px 0; border-bottom: 1px solid #f3f2ef; color: #4d4f56; }
  .row.strong { border: 0; color: #16171a; font-weight: 650; font-size: 26px; }
  hr { border: 0; height: 14px; }
  .button { margin-top: 22px; padding: 16px; text-align: center; border-radius: 12px; background: oklch(0.45 0.14 var(--h)); color: #fff; font-weight: 600; }
  .button.inline { display: inline-block; padding: 14px 28px; }
  .figures { display: flex; gap: 60px; margin-bottom: 34px; }
  .figures b { display: block; font-size: 40px; letter-spacing: -0.02em; }
  small { color: #696b73; font-size: 18px; }
  .bars { display: flex; align-items: end; gap: 18px; height: 260px; border-bottom: 2px solid #eceae6; }
  .bars i { flex: 1; border-radius: 9px 9px 0 0; background: oklch(0.6 0.13 var(--h)); opacity: 0.45; }
  .mono, pre { font: 19px/1.6 "DejaVu Sans Mono", monospace; }
  pre { margin-top: 26px; padding: 24px; border-radius: 14px; background: #16171a; color: #b9bbc2; white-space: pre-wrap; }
  pre b { color: oklch(0.85 0.12 var(--h)); font-weight: 400; }
  em { font-style: normal; font-weight: 600; color: oklch(0.45 0.14 var(--h)); }
  .list { border-right: 1px solid #eceae6; padding: 24px 16px; }
  .list div { padding: 13px 18px; border-radius: 10px; color: #4d4f56; font-size: 20px; }
  .list .on { background: oklch(0.94 0.04 var(--h)); color: #16171a; font-weight: 600; }
  .page { min-height: 430px; font-family: "Source Serif 4", Georgia, serif; }
  h2 { font-size: 34px; letter-spacing: -0.015em; margin-bottom: 18px; }
  .page p { margin-bottom: 18px; font-size: 25px; color: #3a3c42; }
  .entry { padding: 18px 0; border-top: 1px solid #eceae6; }
  .entry p { color: #4d4f56; }
  .meter { height: 16px; margin: 28px 0 8px; border-radius: 9px; background: #eceae6; }
  .meter i { display: block; height: 100%; border-radius: 9px; background: oklch(0.6 0.13 var(--h)); }
  .cards { position: relative; display: grid; grid-template-columns: repeat(3, 330px); gap: 28px; }
  .card { padding: 34px; background: #fff; border-radius: 20px; border: 1px solid oklch(0.88 0.03 var(--h)); box-shadow: 0 24px 50px -22px oklch(0.4 0.08 var(--h) / 0.35); }
  .card:nth-child(2) { translate: 0 -36px; }
  .card b { display: block; width: 74px; height: 74px; margin-bottom: 26px; border-radius: 20px; background: oklch(0.6 0.13 var(--h)); }
  .card:nth-child(1) b { border-radius: 50%; }
  .card:nth-child(3) b { rotate: 45deg; scale: 0.8; }
  h3 { font-size: 28px; letter-spacing: -0.01em; }
  .card p { color: #696b73; margin-top: 6px; }
  .step { display: flex; align-items: center; gap: 22px; padding: 20px 0; font-size: 26px; color: #696b73; border-bottom: 1px solid #f3f2ef; }
  .step i { width: 34px; height: 34px; border-radius: 50%; border: 3px solid oklch(0.86 0.05 var(--h)); }
  .step.done { color: #16171a; }
  .step.done i { border: 0; background: oklch(0.6 0.13 var(--h)); clip-path: none; position: relative; }
  .step.done i::after { content: ""; position: absolute; left: 12px; top: 7px; width: 9px; height: 15px; border: solid #fff; border-width: 0 3.500px 3.500px 0; rotate: 42deg; }
  .icons { position: relative; display: grid; grid-template-columns: repeat(8, 1fr); gap: 34px 44px; width: 960px; padding: 56px; background: #fff; border-radius: 24px; border: 1px solid oklch(0.88 0.03 var(--h)); box-shadow: 0 30px 60px -20px oklch(0.4 0.08 var(--h) / 0.3); }
  .icons svg { width: 66px; height: 66px; fill: none; stroke: #24262b; stroke-width: 1.500; stroke-linecap: round; stroke-linejoin: round; }
  .icons svg:nth-child(11n + 5) { stroke: oklch(0.55 0.17 var(--h)); }
`;
