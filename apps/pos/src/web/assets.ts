/** Served from memory: two small files are no reason for a static file server. */
export const CSS = `
:root { --ink: #1c2530; --quiet: #5b6875; --line: #dfe4ea; --paper: #fff; --ground: #f4f6f8; --accent: #0b6e4f;
  --warn: #fff4d6; --bad: #fde8e6; font: 16px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--ground); }
* { box-sizing: border-box; }
body { margin: 0; }
header, main { max-width: 68rem; margin: 0 auto; padding: 1rem; }
header { display: flex; flex-wrap: wrap; justify-content: space-between; align-items: center; gap: .5rem 2rem; }
header p { margin: 0; }
h1 { margin: 0; font-size: 1.6rem; overflow-wrap: anywhere; }
h2 { margin: 0 0 .75rem; font-size: 1.05rem; }
small, .quiet { color: var(--quiet); font-weight: 400; }
.quiet { overflow-wrap: anywhere; }
.narrow { max-width: 36rem; padding-top: 12vh; }
section { background: var(--paper); border: 1px solid var(--line); border-radius: .75rem; padding: 1rem; margin-bottom: 1rem; }
.columns { display: grid; gap: 1rem; grid-template-columns: minmax(0, 1fr); }
@media (min-width: 56rem) { .columns { grid-template-columns: minmax(0, 2fr) minmax(0, 1fr); } }
.state, .plan { display: inline-block; border-radius: 1rem; padding: .1rem .75rem; font-size: .9rem; background: var(--line); }
.state.open { background: #d3f1e3; color: #07503a; }
.state.suspended, .state.setup { background: var(--warn); color: #6a4a00; }
.state.cancelled { background: var(--bad); color: #8a1c10; }
.banner { border-radius: .75rem; padding: .75rem 1rem; margin: 0 0 1rem; background: var(--paper); border: 1px solid var(--line); }
.banner.warning { background: var(--warn); } .banner.error { background: var(--bad); }
.tiles { display: grid; gap: .75rem; grid-template-columns: repeat(auto-fill, minmax(8.5rem, 1fr)); }
.tile { display: flex; flex-direction: column; gap: .25rem; border: 1px solid var(--line); border-radius: .75rem; padding: .75rem; }
.tile span { overflow-wrap: anywhere; }
.tile:focus-within { border-color: var(--accent); }
input, select, button { font: inherit; color: inherit; min-height: 2.75rem; padding: 0 .75rem; border: 1px solid #b9c2cc;
  border-radius: .5rem; background: var(--paper); max-width: 100%; }
button { background: var(--accent); border-color: var(--accent); color: #fff; font-weight: 600; padding: 0 1.5rem; cursor: pointer; }
button.plain { background: var(--paper); color: var(--accent); padding: 0 1rem; }
:focus-visible { outline: 3px solid #6fc3a8; outline-offset: 1px; }
.checkout { display: flex; flex-wrap: wrap; gap: .75rem 1.5rem; align-items: center; justify-content: space-between; margin: 1rem 0 0; }
output { font-size: 1.4rem; font-weight: 600; margin-left: auto; }
.wide { overflow-x: auto; }
table { width: 100%; border-collapse: collapse; }
th, td { text-align: left; padding: .4rem .5rem .4rem 0; border-bottom: 1px solid var(--line); }
tfoot td { font-weight: 600; border: 0; }
.amount { text-align: right; font-variant-numeric: tabular-nums; }
ul { list-style: none; margin: 0 0 .75rem; padding: 0; }
li { display: flex; justify-content: space-between; gap: 1rem; padding: .3rem 0; border-bottom: 1px solid var(--line); overflow-wrap: anywhere; }
.row { display: flex; flex-wrap: wrap; gap: .5rem; }
.row input { flex: 1 1 6rem; min-width: 0; }
a { color: var(--accent); }
`;

/** Shows the running total. The till works without it. */
export const TILL_JS = `
const till = document.querySelector('[data-till]');
if (till) {
  const money = new Intl.NumberFormat('en', { style: 'currency', currency: till.dataset.currency });
  const show = () => {
    let minor = 0;
    for (const input of till.querySelectorAll('[data-price]')) minor += Number(input.dataset.price) * Number(input.value || 0);
    till.querySelector('[data-total]').textContent = money.format(minor / 10 ** Number(till.dataset.decimals));
  };
  till.addEventListener('input', show);
  show();
}
`;
