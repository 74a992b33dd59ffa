// Which way knowledge runs (ARCHITECTURE.md). Rooms in the order that data reaches them: a room may use the rooms
// before it, through their door, and never knows the rooms after it.
const ROWS = [
  ['kernel'],
  ['accounts'],
  ['catalog'],
  ['storefront'],
  ['orders'],
  ['payments'],
  ['checkout'],
  ['subscriptions'],
  ['licensing', 'downloads', 'provisioning', 'tasks'], // tools that do not know one another
  ['fulfillment'],
  ['customer-center', 'notifications', 'operations', 'imports'],
];
const SERVER = '^apps/server/src/';
const TEST = '\\.test\\.ts$|/test-[a-z-]+\\.ts$|-suite\\.ts$';
const room = (names) => `${SERVER}(${names.join('|')})/`;
const laterThan = (row) => ROWS.slice(row + 1).flat();

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    { name: 'no-cycle', severity: 'error', from: { pathNot: TEST }, to: { circular: true } },
    ...ROWS.slice(0, -1).map((names, row) => ({
      name: `knowledge-points-up-from-${names[0]}`,
      severity: 'error',
      comment: 'A room may use the rooms before it. Announce an event instead, and connect it in flow.ts.',
      from: { path: room(names), pathNot: TEST },
      to: { path: room(laterThan(row)) },
    })),
    ...ROWS.flatMap((names) =>
      names.length < 2
        ? []
        : names.map((name) => ({
            name: `${name}-does-not-know-its-neighbours`,
            severity: 'error',
            comment: 'Rooms of one row do not know one another.',
            from: { path: room([name]), pathNot: TEST },
            to: { path: room(names.filter((other) => other !== name)) },
          })),
    ),
    {
      name: 'through-the-door',
      severity: 'error',
      comment: "Use the room's index.ts: what it does not offer is nobody else's business. The kernel has no door.",
      from: { path: `${SERVER}([^/]+)/`, pathNot: TEST },
      to: { path: `${SERVER}[^/]+/`, pathNot: `${SERVER}($1/|kernel/|[^/]+/index\\.ts$)` },
    },
    {
      name: 'rooms-do-not-know-the-wiring',
      severity: 'error',
      from: { path: room(ROWS.flat()), pathNot: TEST },
      to: { path: `${SERVER}(wiring|flow|routes|settings|serve|work|start|env)\\.ts$` },
    },
    {
      name: 'pos-knows-only-the-contract',
      severity: 'error',
      comment: 'The POS must prove that an outsider can do it with the SDK alone.',
      from: { path: '^apps/pos/' },
      to: { path: '^(apps|packages)/', pathNot: '^(apps/pos|packages/provider-contract)/' },
    },
    {
      name: 'what-is-sold-knows-nothing-of-vozex',
      severity: 'error',
      comment: 'The sample application stands for any application: it is packed and runs elsewhere.',
      from: { path: '^apps/sample-app/' },
      to: { path: '^(apps|packages)/', pathNot: '^apps/sample-app/' },
    },
    {
      name: 'the-outside-world-shares-nothing',
      severity: 'error',
      comment: 'A shared helper would let both sides be wrong together and the test agree.',
      from: { path: '^packages/(gateway-sandbox|provider-contract|domain)/', pathNot: TEST },
      to: { path: '^(apps|packages)/', pathNot: '^packages/$1/' },
    },
    {
      name: 'web-knows-only-the-words',
      severity: 'error',
      from: { path: '^apps/web/' },
      to: { path: '^(apps|packages)/', pathNot: '^(apps/web|packages/domain)/' },
    },
    {
      name: 'server-does-not-know-the-stage',
      severity: 'error',
      from: { path: `${SERVER}`, pathNot: TEST },
      to: { path: '^(packages/(dev-world|gateway-sandbox)|apps/(pos|web))/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|fixtures)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.js'],
    },
  },
};
