import { newWorld, until, type World } from '@vozex/dev-world';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { imports, rowsOf, sends, type Wish } from './import-files.ts';

const PRODUCTS = `id;name;slug;type;license;download_url;webhook_url;tenant;amount;currency;status;name_de;category_de;price_name_de
P1;Old Editor;old-editor;;yes;https://old.test/editor.zip;;;49,00;EUR;published;Alter Editor;Büro;Einzelplatz
P2;Old Icons;old-icons;;;https://old.test/icons.zip;;;9,00;EUR;;;;
P3;Old Desk;old-desk;;;;https://desk.test/hook;{name}.desk.test;19,00;EUR;;;;
P4;Old Mystery;old-mystery;;;;;;5,00;EUR;;;;
P5;Migration service;old-service;service;;;;;300,00;EUR;;;;
`;

const CUSTOMERS = `id,email,name,created_at
C1,Ann@Old.test,Ann Old,2019-03-04
C2,ada@example.test,Somebody Else,2019-03-04
`;

const ORDERS = `id,email,name,product,quantity,amount,currency,paid_at,status,gateway,payment_reference,external_reference,workspace_url
1001,ann@old.test,Ann Old,P1,2,98.00,EUR,2020-05-06T07:08:09Z,completed,Stripe,pi_1001,,
1002,ann@old.test,Ann Old,P2,1,9.00,EUR,2020-05-07,paid,Stripe,pi_1002,,
1003,new@old.test,New Old,P3,1,19.00,EUR,2021-01-01,paid,bank transfer,,desk-77,https://n.desk.test
1004,new@old.test,New Old,P1,1,49.00,EUR,2021-02-02,refunded,,,,
1005,new@old.test,New Old,P1,1,49.00,EUR,2021-02-03,cancelled,,,,
1006,two@old.test,Two Old,P1,1,49.00,EUR,2021-02-04,paid,,,,
1006,two@old.test,Two Old,P5,1,300.00,EUR,2021-02-04,paid,,,,
`;

const LICENSES = `id,key,order,product,status,seats,expires_at
L1,old-KEY-0001/a,1001,,active,3,
L2,old-KEY-0002/b,1001,P1,active,3,2022-01-01
L3,AAAA-BBBB-CCCC-DDDD,1004,,revoked,,
L4,old-KEY-0004/d,1006,P1,suspended,,
`;

/** How the earlier shop's desk is reached, decided by a person. */
const DESK = {
  products: {
    P3: {
      delivery_model: 'saas_multitenant',
      fulfillment_driver: 'multitenant_saas',
      external_provider: 'desk',
      external_product_ref: 'desk-standard',
      fulfillment_config: { base_url: 'https://desk.test', credentials_ref: 'secret:desk-key' },
    },
  },
};

let world: World;
const count = async (table: string) => {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)}`.execute(
    world.running.shop.db.read,
  );
  return rows[0]?.n;
};
const counts = async () =>
  Object.fromEntries(
    await Promise.all(
      [
        'products',
        'prices',
        'customers',
        'orders',
        'order_items',
        'order_moves',
        'fulfillment_records',
        'licenses',
        'download_grants',
        'payments',
        'mails',
        'imported',
      ].map(async (table) => [table, await count(table)]),
    ),
  );
const order = async (number: string) => {
  const { items } = await world.operator.api.get<{ items: { id: string }[] }>(`/api/admin/orders?q=${number}`);
  expect(items).toHaveLength(1);
  const { id } = items[0]!; // because there is one
  return { order: await world.operator.order(id), deliveries: await world.operator.deliveriesOf(id) };
};
const validate = (license_key: string) =>
  world.operator.api.post<{ code: string; max_activations: number | null; product_slug: string }>(
    '/api/licenses/validate',
    { license_key },
  );

beforeAll(async () => {
  world = await newWorld({ engine: 'pglite' });
  await world.buyer('Ada').buys('Lumen Notes');
  await world.settles();
  await world.as('Olivia').ask('PUT', '/api/admin/secrets/desk-key', { value: 'a-long-signing-key-1234', purpose: '' });
});
afterAll(() => world?.close());

describe('products of an earlier shop', () => {
  it('are only looked at in a dry run: each without a delivery model gets a proposal with its reason', async () => {
    const before = await counts();
    const told = await imports(world, { kind: 'products', file: PRODUCTS, dryRun: true });
    expect(told).toMatchObject({ status: 'done', rows_total: 5, rows_done: 5, counts: { created: 5 } });
    const rows = await rowsOf(world, told.id);
    expect(
      rows.map(({ external_id, product }) => [
        external_id,
        product?.proposal?.delivery_model,
        product?.proposal?.confidence,
        product?.undecided,
      ]),
    ).toEqual([
      ['P1', 'self_hosted_license', 'certain', false],
      ['P2', 'self_hosted_download', 'certain', false],
      ['P3', 'saas_multitenant', 'certain', true],
      ['P4', null, 'unclear', true],
      ['P5', 'managed_setup', 'likely', false],
    ]);
    expect(rows[0]?.product?.proposal?.reason).toBe('The column license says that buyers get a key.');
    expect(rows[2]?.product?.missing.join()).toContain('base_url');
    expect(await counts()).toEqual(before);
  });

  it('come in as drafts, decided by a person, by their row, or by the proposal; what nobody can tell waits for a person', async () => {
    const told = await imports(world, { kind: 'products', file: PRODUCTS, decisions: DESK });
    expect(told.counts).toEqual({ created: 5 });
    const { items } = await world.operator.api.get<{
      items: { slug: string; status: string; delivery_model: string; translations: unknown; prices: unknown }[];
    }>('/api/admin/products?q=old-');
    expect(new Map(items.map(({ slug, status, delivery_model }) => [slug, [status, delivery_model].join()]))).toEqual(
      new Map([
        ['old-service', 'draft,managed_setup'],
        ['old-mystery', 'draft,managed_setup'],
        ['old-desk', 'draft,saas_multitenant'],
        ['old-icons', 'draft,self_hosted_download'],
        ['old-editor', 'draft,self_hosted_license'],
      ]),
    );
    expect(items.find(({ slug }) => slug === 'old-editor')).toMatchObject({
      translations: { de: { name: 'Alter Editor', presentation: { category: 'Büro' } } },
      prices: [{ translations: { de: { name: 'Einzelplatz' } } }],
    });
    expect(items.find(({ slug }) => slug === 'old-icons')).toMatchObject({
      translations: {},
      prices: [{ translations: {} }],
    });
  });
});

describe('customers of an earlier shop', () => {
  it('are known by their address: who is here is linked and not renamed, nobody gets a password', async () => {
    const told = await imports(world, { kind: 'customers', file: CUSTOMERS });
    expect(told.counts).toEqual({ created: 1, linked: 1 });
    const { rows } = await sql<{ email: string; name: string; user_id: string | null }>`
      select email, name, user_id from customers where email in ('ann@old.test', 'ada@example.test') order by email`.execute(
      world.running.shop.db.read,
    );
    expect(rows.map(({ email, name }) => [email, name === 'Somebody Else'])).toEqual([
      ['ada@example.test', false],
      ['ann@old.test', false],
    ]);
    expect(rows[1]?.user_id).toBeNull();
  });
});

describe('orders of an earlier shop', () => {
  it('come in as paid and delivered: nobody is written to, nothing is delivered again, no money is ours', async () => {
    const before = await counts();
    const told = await imports(world, { kind: 'orders', file: ORDERS });
    expect(told.counts).toEqual({ created: 6, skipped: 1 });
    const after = await counts();
    expect([after.orders! - before.orders!, after.fulfillment_records! - before.fulfillment_records!]).toEqual([5, 6]);
    expect([after.payments, after.mails]).toEqual([before.payments, before.mails]);
    await world.settles();
    await world.audit();
    expect(await rowsOf(world, told.id)).toMatchObject([
      { external_id: '1005', outcome: 'skipped', problems: [{ code: 'NEVER_PAID', field: 'status' }] },
    ]);
  });

  it('are found by their old number and payment, and say where they come from', async () => {
    expect((await order('1001')).order).toMatchObject({
      status: 'paid',
      payment_gateway: 'import',
      total: { amount_minor: 9800, currency: 'EUR' },
      created_at: '2020-05-06T07:08:09.000Z',
      imported: { from: 'old', number: '1001', gateway: 'Stripe', payment_reference: 'pi_1001' },
    });
    const found = await world.operator.api.get<{ items: { kind: string; title: string }[] }>(
      '/api/admin/search?q=pi_1001',
    );
    expect(found.items).toMatchObject([{ kind: 'order', title: '1001 (old)' }]);
    expect((await order('1003')).deliveries).toMatchObject([
      { status: 'active', external_reference_id: 'desk-77', external_workspace_url: 'https://n.desk.test' },
    ]);
  });

  it('that were given back have ended, and count in no figure', async () => {
    const refunded = await order('1004');
    expect(refunded.order.status).toBe('refunded');
    expect(refunded.deliveries).toMatchObject([{ status: 'cancelled' }]);
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from report_marks`.execute(shopDb());
    expect(rows[0]?.n).toBe(0);
  });
});

describe('licenses of an earlier shop', () => {
  it('keep their keys, letter by letter: they validate as they did, and their buyers see them', async () => {
    const told = await imports(world, { kind: 'licenses', file: LICENSES });
    expect(told.counts).toEqual({ created: 4 });
    expect(await validate('old-KEY-0001/a')).toMatchObject({
      code: 'VALID',
      max_activations: 3,
      product_slug: 'old-editor',
    });
    expect(await validate(' old-KEY-0001/a ')).toMatchObject({ code: 'VALID' });
    expect(await validate('OLD-key-0001/A')).toMatchObject({ code: 'UNKNOWN_KEY' });
    expect(await validate('old-KEY-0002/b')).toMatchObject({ code: 'EXPIRED' });
    expect(await validate('AAAA-BBBB-CCCC-DDDD')).toMatchObject({ code: 'REVOKED' });
    expect(await validate('old-KEY-0004/d')).toMatchObject({ code: 'SUSPENDED' });
    const { items } = await world.operator.api.get<{ items: { kind: string }[] }>(
      `/api/admin/search?q=${encodeURIComponent('old-KEY-0001/a')}`,
    );
    expect(items.map(({ kind }) => kind)).toEqual(['license']);
    await world.audit();
  });

  it('follow a newer file of the earlier shop: its end, its seats and its status are taken over', async () => {
    const newer = LICENSES.replace('active,3,\n', 'active,5,2999-01-01\n');
    expect((await imports(world, { kind: 'licenses', file: newer })).counts).toEqual({ updated: 1, unchanged: 3 });
    expect(await validate('old-KEY-0001/a')).toMatchObject({ code: 'VALID', max_activations: 5 });
    expect((await imports(world, { kind: 'licenses', file: newer })).counts).toEqual({ unchanged: 4 });
  });
});

describe('a file that came before', () => {
  it('changes nothing', async () => {
    const before = await counts();
    const files: Wish[] = [
      { kind: 'products', file: PRODUCTS, decisions: DESK },
      { kind: 'customers', file: CUSTOMERS },
      { kind: 'orders', file: ORDERS },
    ];
    const rows = [5, 2, 6];
    for (const [place, wish] of files.entries()) {
      const { counts: told } = await imports(world, wish);
      expect(told.unchanged).toBe(rows[place]);
      expect(told.created).toBeUndefined();
    }
    expect(await counts()).toEqual(before);
  });

  it('and reads otherwise now is told of: what the shop has stands', async () => {
    const renamed = CUSTOMERS.replace('Ann Old', 'Ann New');
    const told = await imports(world, { kind: 'customers', file: renamed });
    expect(told.counts).toEqual({ kept: 1, unchanged: 1 });
    expect(await rowsOf(world, told.id)).toMatchObject([{ outcome: 'kept', problems: [{ code: 'CHANGED' }] }]);
  });
});

describe('an order that goes on in the earlier shop', () => {
  it('is taken back here once it was refunded there; any other change is told and kept out', async () => {
    const header = 'id,email,product,amount,currency,paid_at,status';
    const sold = `${header}\n8001,late@old.test,P1,49.00,EUR,2022-01-01,paid\n8002,late@old.test,P1,49.00,EUR,2022-01-01,paid`;
    expect((await imports(world, { kind: 'orders', file: sold })).counts).toEqual({ created: 2 });
    const keys = 'key,order\nlate-key-8001,8001\nlate-key-8002,8002';
    await imports(world, { kind: 'licenses', file: keys });
    const later = sold
      .replace('2022-01-01,paid', '2022-01-01,refunded')
      .replace('8002,late@old.test,P1,49.00', '8002,late@old.test,P1,59.00');
    const told = await imports(world, { kind: 'orders', file: later });
    expect(told.counts).toEqual({ updated: 1, kept: 1 });
    await world.settles();
    expect((await order('8001')).order.status).toBe('refunded');
    expect((await order('8001')).deliveries).toMatchObject([{ status: 'cancelled' }]);
    expect(await validate('late-key-8001')).toMatchObject({ code: 'REVOKED' });
    expect(await validate('late-key-8002')).toMatchObject({ code: 'VALID' });
    expect((await imports(world, { kind: 'orders', file: later })).counts).toEqual({ unchanged: 1, kept: 1 });
    await world.audit();
  });
});

describe('a customer of an earlier shop', () => {
  it('signs in by a mailed link, and finds what they bought there under its old number', async () => {
    const guest = world.operator.api.as({});
    await guest.ask('POST', '/api/auth/sign-in/magic-link', { email: 'ann@old.test' });
    const link = await until('the mailed link', async () => {
      type Mails = { items: { id: string; recipient: string; status: string }[] };
      const { items } = await guest.get<Mails>('/api/dev/mailbox?limit=100');
      const mail = items.find(({ recipient, status }) => recipient === 'ann@old.test' && status === 'sent');
      const letter = mail && (await guest.get<{ text: string }>(`/api/dev/mailbox/${mail.id}`));
      return /https?:\/\/\S+/.exec(letter?.text ?? '')?.[0];
    });
    const { pathname, search } = new URL(link);
    const { headers } = await guest.ask('GET', `${pathname}${search}`);
    const cookie = headers
      .getSetCookie()
      .map((one) => one.split(';')[0])
      .join('; ');
    const { items } = await guest
      .as({ cookie })
      .get<{ items: { imported: { number: string } | null; payment_gateway_title: string }[] }>('/api/me/orders');
    expect(items.map(({ imported, payment_gateway_title }) => [imported?.number, payment_gateway_title])).toEqual([
      ['1002', 'Stripe'],
      ['1001', 'Stripe'],
    ]);
  });
});

describe('bad rows', () => {
  const header = 'id,email,product,amount,currency,paid_at,external_reference,workspace_url,amount_minor,quantity';
  const wrong: [string, string, string, string | null][] = [
    ['a currency that is none', '9001,a@b.test,P1,49.00,EURO,2020-01-01,,,,', 'CURRENCY_INVALID', 'currency'],
    ['a product that nobody knows', '9002,a@b.test,P9,49.00,EUR,2020-01-01,,,,', 'PRODUCT_UNKNOWN', 'product'],
    ['a product nobody has decided about', '9003,a@b.test,P4,5.00,EUR,2020-01-01,,,,', 'PRODUCT_UNDECIDED', 'product'],
    ['no e-mail address', '9004,a@b,P1,49.00,EUR,2020-01-01,,,,', 'EMAIL_INVALID', 'email'],
    ['a negative amount', '9005,a@b.test,P1,-49.00,EUR,2020-01-01,,,,', 'AMOUNT_INVALID', 'amount'],
    ['more decimals than the currency has', '9006,a@b.test,P1,49.001,EUR,2020-01-01,,,,', 'AMOUNT_INVALID', 'amount'],
    ['a mark for thousands', '9007,a@b.test,P1,"1,234.00",EUR,2020-01-01,,,,', 'AMOUNT_INVALID', 'amount'],
    ['both amounts', '9008,a@b.test,P1,49.00,EUR,2020-01-01,,,4900,', 'AMOUNT_INVALID', 'amount_minor'],
    ['a 30th of February', '9009,a@b.test,P1,49.00,EUR,2020-02-30,,,,', 'DATE_INVALID', 'paid_at'],
    ['a time to come', '9010,a@b.test,P1,49.00,EUR,2999-01-01,,,,', 'DATE_INVALID', 'paid_at'],
    ['no amount', '9011,a@b.test,P1,,EUR,2020-01-01,,,,', 'VALUE_MISSING', 'amount'],
    ['units that share nothing', '9012,a@b.test,P1,1.00,EUR,2020-01-01,,,,3', 'AMOUNT_INVALID', 'amount'],
    [
      'a workspace without its reference',
      '9013,a@b.test,P3,19.00,EUR,2020-01-01,,,,',
      'REFERENCE_MISSING',
      'external_reference',
    ],
    [
      "somebody else's workspace",
      '9014,a@b.test,P3,19.00,EUR,2020-01-01,desk-77,https://x.desk.test,,',
      'REFERENCE_TAKEN',
      'external_reference',
    ],
    ['too few cells', '9015,a@b.test,P1', 'CELL_COUNT', null],
    ['a quote within a cell', '9016,a@b.test,P1,4"9.00,EUR,2020-01-01,,,,', 'ROW_BROKEN', null],
    ['no number', ',a@b.test,P1,49.00,EUR,2020-01-01,,,,', 'VALUE_MISSING', 'id'],
    [
      'a cell of three megabytes',
      `9017,a@b.test,P1,49.00,EUR,2020-01-01,${'x'.repeat(3_000_000)},,,`,
      'CELL_TOO_LONG',
      'external_reference',
    ],
    ['a NUL', '9018,a@b.test,P1\0,49.00,EUR,2020-01-01,,,,', 'CELL_UNREADABLE', 'product'],
    ['the number of a row before', '9000,a@b.test,P1,49.00,EUR,2020-01-01,,,,', 'DUPLICATE_IN_FILE', 'id'],
  ];
  const good = '9000,+calc@old.test,P1,49.00,EUR,2020-01-01,,,,\n9100,after@old.test,P1,49.00,EUR,2020-01-01,,,,';

  it('are named, each with its line and its reason, and the good ones among them come in', async () => {
    const [first, last] = good.split('\n');
    const file = [header, first, ...wrong.map(([, row]) => row), last].join('\n');
    const told = await imports(world, { kind: 'orders', file });
    expect(told.counts).toEqual({ created: 2, bad: wrong.length });
    const rows = await rowsOf(world, told.id);
    expect(rows.map(({ line, problems }) => [line, problems[0]?.code, problems[0]?.field])).toEqual(
      wrong.map(([, , code, field], place) => [place + 3, code, field]),
    );
    await world.audit();
  });

  it('come back as a file that can be mended and imported as it is, formulas made harmless and read as before', async () => {
    const file = `${header}\n9200,+calc@old.test,P1,49.00,EURO,2020-01-01,,,,\n9201,fine@old.test,P1,49.00,EUR,2020-01-01,,,,`;
    const told = await imports(world, { kind: 'orders', file });
    expect(told.counts).toEqual({ created: 1, bad: 1 });
    const { body } = await world.as('Oscar').ask('GET', `/api/admin/imports/${told.id}/rejected.csv`);
    const text = String(body);
    expect(text).toContain("'+calc@old.test");
    expect(text).toContain('is no currency');
    const mended = await imports(world, { kind: 'orders', file: text.replace('EURO', 'EUR') });
    expect(mended.counts).toEqual({ created: 1 });
    const { rows } = await sql<{ email: string }>`select email from customers where email = '+calc@old.test'`.execute(
      shopDb(),
    );
    expect(rows).toHaveLength(1);
  });

  it('of licenses: a key that another has, an order that never came, a key for what has ended', async () => {
    const file = `key,order,email,status
old-KEY-0001/a,1001,,
fresh-key-01,7777,,
fresh-key-02,1001,else@old.test,
fresh-key-03,1004,,active
short,1001,,
fresh-key-04,1006,,
fresh-key-05,1001,,
fresh-key-05,1001,,
`;
    const told = await imports(world, { kind: 'licenses', file, source: 'old' });
    expect(told.counts).toEqual({ created: 1, bad: 7 });
    const rows = await rowsOf(world, told.id);
    expect(rows.map(({ problems }) => problems[0]?.code)).toEqual([
      'KEY_TAKEN',
      'ORDER_UNKNOWN',
      'CUSTOMER_MISMATCH',
      'DELIVERY_ENDED',
      'KEY_INVALID',
      'DELIVERY_UNKNOWN',
      'DUPLICATE_IN_FILE',
    ]);
    // Nobody reads a key in a report.
    expect(JSON.stringify(rows)).not.toContain('fresh-key');
    await world.audit();
  });
});

describe('a file that cannot be read', () => {
  const refused = async (wish: Wish) => {
    const before = await counts();
    const { status, body } = await sends(world, wish);
    expect(await counts()).toEqual(before);
    const { code, errors = [] } = body as { code: string; errors?: { field: string; message: string }[] };
    return { status, code, told: errors.map(({ field, message }) => `${field} ${message}`).join('; ') };
  };

  it('without a column that its kind needs is refused with all there are', async () => {
    const { status, code, told } = await refused({ kind: 'orders', file: 'id,email\n1,a@b.test' });
    expect([status, code]).toEqual([422, 'FILE_COLUMNS']);
    expect(told).toContain('product is missing');
    expect(told).toContain('paid_at (required)');
  });

  it('is told what may be meant by the columns it needs', async () => {
    const { told } = await refused({ kind: 'orders', file: 'Order Number,billing_email,SKU\n1,a@b.test,P1' });
    expect(told).toContain('id is missing; did you mean it by "Order Number"? Then call that one "id"');
    expect(told).toContain('product is missing; did you mean it by "SKU"?');
    expect(told).toContain('; paid_at is missing;');
  });

  it('in another encoding is refused', async () => {
    const latin = Buffer.from('email,name\na@b.test,J\xf6rg', 'latin1');
    expect(await refused({ kind: 'customers', file: latin })).toMatchObject({ status: 422, code: 'FILE_NOT_UTF8' });
    const wide = Buffer.from('email,name\na@b.test,Ann', 'utf16le');
    expect(await refused({ kind: 'customers', file: wide })).toMatchObject({ status: 422, code: 'FILE_NOT_UTF8' });
  });

  it('that ends within quotes was cut off, and is refused whole', async () => {
    const cut = 'email,name\na@b.test,Ann\nb@b.test,"Be\nc@b.test,Cy\n';
    const { code, told } = await refused({ kind: 'customers', file: cut });
    expect(code).toBe('FILE_BROKEN');
    expect(told).toContain('after line 2');
  });

  it('that holds nothing is refused', async () => {
    expect((await refused({ kind: 'customers', file: '' })).code).toBe('FILE_EMPTY');
    expect((await refused({ kind: 'customers', file: 'email,name\n' })).code).toBe('FILE_EMPTY');
  });
});

describe('a file', () => {
  it('may be JSON or lines of it, with a mark at its front, and with columns of other names', async () => {
    const people = [1, 2].map((n) => ({ Mail: `json-${n}@old.test`, id: n, name: null, shoe_size: 44 }));
    const decisions = { columns: { mail: 'email' } };
    const array = await imports(world, {
      kind: 'customers',
      file: `\u{feff}${JSON.stringify(people)}`,
      decisions,
      source: 'json',
    });
    expect(array).toMatchObject({ counts: { created: 2 }, ignored_columns: ['shoe_size'], column_hints: {} });
    const lines = people.map((one) => JSON.stringify(one)).join('\n');
    expect((await imports(world, { kind: 'customers', file: lines, decisions, source: 'json' })).counts).toEqual({
      unchanged: 2,
    });
  });
});

describe('a column that another shop calls otherwise', () => {
  it('is not read, but known for what it is, and read once somebody says so', async () => {
    const file = 'ID,Name,Regular price,Currency,Weight\nW1,Brush set,12.50,EUR,1\n';
    const wish = { kind: 'products', file, source: 'woo', dryRun: true } as const;
    const looked = await imports(world, wish);
    expect(looked).toMatchObject({
      ignored_columns: ['Regular price', 'Weight'],
      column_hints: { 'Regular price': 'amount' },
      renamed_columns: {},
    });
    const columns = looked.column_hints;
    const again = await imports(world, { ...wish, decisions: { columns } });
    expect(again).toMatchObject({ ignored_columns: ['Weight'], column_hints: {}, renamed_columns: columns });
    const [row] = await rowsOf(world, again.id);
    expect(row?.product?.missing.join()).not.toContain('price');
  });
});

const shopDb = () => world.running.shop.db.read;
