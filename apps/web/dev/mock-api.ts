import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';

const dist = join(import.meta.dirname, '../dist');
const now = Date.now();
const ago = (h: number) => new Date(now - h * 3600e3).toISOString();
const ahead = (h: number) => new Date(now + h * 3600e3).toISOString();
const choices1 = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  type: 'object',
  properties: {
    workspace_name: {
      type: 'string',
      minLength: 3,
      maxLength: 40,
      pattern: '^[a-z][a-z0-9-]*$',
      title: 'Workspace name',
      description: 'Becomes part of your address.',
      examples: ['acme'],
    },
    region: { type: 'string', enum: ['Europe', 'North America'], title: 'Region' },
    seats: { type: 'integer', minimum: 1, maximum: 50, title: 'Seats', default: 3 },
  },
  required: ['workspace_name', 'region'],
};
const hybridChoices = {
  type: 'object',
  properties: {
    path: {
      oneOf: [
        {
          type: 'object',
          title: 'Hosted for you',
          properties: {
            kind: { const: 'hosted', type: 'string' },
            workspace_name: { type: 'string', minLength: 3, title: 'Workspace name' },
          },
          required: ['kind', 'workspace_name'],
        },
        {
          type: 'object',
          title: 'Run it yourself',
          properties: { kind: { const: 'license', type: 'string' } },
          required: ['kind'],
        },
      ],
      title: 'How do you want to run it?',
    },
  },
  required: ['path'],
};
const price = (id: string, name: string, amt: number, extra = {}) => ({
  id,
  name,
  billing: 'one_time',
  amount_minor: amt,
  currency: 'USD',
  billing_interval: null,
  interval_count: null,
  trial_days: null,
  plan: null,
  ...extra,
});
const gws = [
  { gateway: 'dodo', title: 'Dodo Payments' },
  { gateway: 'paypal', title: 'PayPal' },
];
const P = [
  [
    'point-of-sale',
    'Point of Sale',
    'A till, a back office and daily reports for shops and cafés.',
    'saas_multitenant',
    'Hosted workspace',
    [
      price('pri_1', 'Starter', 4900),
      price('pri_2', 'Team', 14900),
      price('pri_3', 'Monthly', 1900, {
        billing: 'recurring',
        billing_interval: 'month',
        interval_count: 1,
        trial_days: 14,
      }),
    ],
    choices1,
    { due_hours: null, text: 'Ready within minutes of your payment.' },
  ],
  [
    'report-builder',
    'Report Builder',
    'Design printable reports from any SQL database, on your own machine.',
    'self_hosted_license',
    'License and download',
    [price('pri_4', 'Single developer', 12900)],
    { type: 'object', properties: {} },
    { due_hours: null, text: 'Key and files arrive at once.' },
  ],
  [
    'clinic-suite',
    'Clinic Suite',
    'Appointments, records and billing on an instance that serves only your practice.',
    'saas_singletenant',
    'Dedicated instance',
    [price('pri_5', 'Practice', 89000), price('pri_6', 'Clinic', 240000)],
    choices1,
    { due_hours: 2, text: 'Ready within 2 hours of your payment.' },
  ],
  [
    'erp-rollout',
    'ERP Rollout',
    'Our people install, migrate and train. You get a system that works on Monday.',
    'managed_setup',
    'Set up for you',
    [price('pri_7', 'Standard rollout', 490000)],
    {
      type: 'object',
      properties: {
        company: { type: 'string', minLength: 2, title: 'Company' },
        notes: { type: 'string', title: 'What should we know?', widget: 'textarea' },
      },
      required: ['company'],
    },
    { due_hours: 48, text: 'Delivered by our team within 48 hours of your payment.' },
  ],
  [
    'icon-vault',
    'Icon Vault',
    '4,200 icons in six weights, as SVG and font files.',
    'self_hosted_download',
    'Download',
    [price('pri_8', 'Lifetime', 3900)],
    { type: 'object', properties: {} },
    { due_hours: null, text: 'Files are ready at once.' },
  ],
  [
    'mail-desk',
    'Mail Desk',
    'A shared inbox for small teams. Hosted by us, or on your own server.',
    'hybrid',
    'Your choice',
    [price('pri_9', 'Five seats', 9900), price('pri_10', 'Twenty seats', 29900)],
    hybridChoices,
    { due_hours: null, text: 'Ready within minutes of your payment.' },
  ],
].map(([slug, name, summary, delivery_model, delivery_label, prices, choices_schema, promise]: any, i) => ({
  id: 'prd_' + i,
  slug,
  name,
  summary,
  delivery_model,
  delivery_label,
  is_recurring: false,
  from_price: prices.reduce((a: any, b: any) => (a.amount_minor < b.amount_minor ? a : b)),
  description: `${name} does one thing well and stays out of your way for the rest.\n\nIt starts in a minute, keeps working when the network does not, and exports everything you put into it.`,
  trial_days: null,
  promise,
  prices,
  payment_gateways: i === 4 ? gws.slice(1) : gws,
  default_payment_gateway: i === 4 ? 'paypal' : 'dodo',
  choices_schema,
}));
const base = {
  delivery_model: 'saas_multitenant',
  ask: null,
  due_at: null,
  delivered_at: null,
  workspace_url: null,
  licenses: [],
  downloads: [],
  note: null,
  next_action: { kind: 'none', label: '', href: null },
};
const sha = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08';
const F: any[] = [
  {
    ...base,
    id: 'ful_1',
    order_id: 'ord_1',
    product_name: 'Point of Sale',
    delivery_label: 'Hosted workspace',
    status: 'active',
    status_label: 'Ready',
    headline: 'Your workspace is open.',
    next_action: { kind: 'open_workspace', label: 'Open workspace', href: 'https://acme.pos.example' },
    workspace_url: 'https://acme.pos.example',
    delivered_at: ago(3),
    history: [
      { status: 'queued', label: 'In the queue', at: ago(3.2) },
      { status: 'processing', label: 'Being delivered', at: ago(3.1) },
      { status: 'active', label: 'Ready', at: ago(3) },
    ],
  },
  {
    ...base,
    id: 'ful_2',
    order_id: 'ord_2',
    product_name: 'Report Builder',
    delivery_label: 'License and download',
    status: 'active',
    status_label: 'Ready',
    headline: 'Your license key and your files are ready.',
    delivered_at: ago(50),
    licenses: [{ id: 'lic_1', hint: 'VZX-••••-••••-••••-7QK2', status: 'active' }],
    downloads: [
      {
        id: 'dlg_1',
        name: 'report-builder',
        version: '4.2.0',
        file_name: 'report-builder-4.2.0-linux-x64.tar.gz',
        size_bytes: 48_203_113,
        sha256: sha,
      },
    ],
    next_action: { kind: 'copy_license', label: 'Copy your license key', href: null },
  },
  {
    ...base,
    id: 'ful_3',
    order_id: 'ord_3',
    product_name: 'Clinic Suite',
    delivery_label: 'Dedicated instance',
    status: 'processing',
    status_label: 'Being delivered',
    headline: 'We are setting up your instance.',
    due_at: ahead(1.4),
    next_action: { kind: 'wait', label: 'Nothing to do for you', href: null },
  },
  {
    ...base,
    id: 'ful_4',
    order_id: 'ord_4',
    product_name: 'ERP Rollout',
    delivery_label: 'Set up for you',
    status: 'awaiting_customer',
    status_label: 'Waiting for you',
    headline: 'Our team needs an answer before it can go on.',
    due_at: ahead(30),
    ask: {
      text: 'Please give us read access to your current accounting system, so that we can plan the migration.',
      link: 'https://forms.example/erp',
      since: ago(1),
    },
    next_action: { kind: 'answer', label: 'Give access', href: 'https://forms.example/erp' },
  },
  {
    ...base,
    id: 'ful_5',
    order_id: 'ord_5',
    product_name: 'ERP Rollout',
    delivery_label: 'Set up for you',
    status: 'active',
    status_label: 'Ready',
    headline: 'Your setup is done.',
    workspace_url: 'https://erp.example',
    delivered_at: ago(190),
    note: 'All 1,204 articles are migrated. Your admin is Jane; the first training is on Monday at 10.',
    next_action: { kind: 'open_workspace', label: 'Open your system', href: 'https://erp.example' },
  },
  {
    ...base,
    id: 'ful_6',
    order_id: 'ord_6',
    product_name: 'Mail Desk',
    delivery_label: 'Your choice',
    status: 'failed',
    status_label: 'Needs attention',
    headline: 'Something went wrong on our side. Our team has been told and takes care of it.',
    due_at: ago(1),
  },
];
const order = (f: any, i: number) => ({
  id: f.order_id,
  status: 'paid',
  status_label: 'Paid',
  created_at: ago(4 * (i + 1)),
  paid_at: ago(4 * (i + 1) - 0.05),
  payment_gateway: 'dodo',
  payment_gateway_title: 'Dodo Payments',
  total: { amount_minor: 4900 * (i + 1), currency: 'USD' },
  customer: { email: 'ada@example.com', name: 'Ada Lovelace' },
  items: [
    {
      id: 'oit_' + i,
      product_slug: 'point-of-sale',
      product_name: f.product_name,
      price_name: 'Starter',
      quantity: 1,
      total: { amount_minor: 4900 * (i + 1), currency: 'USD' },
      fulfillments: [f],
    },
  ],
  pay_again_url: null,
  problem: null,
});
const O: any[] = F.map(order);
let live = 0;
const pendingOrder = () => ({
  ...order({ ...F[0], status: 'queued' }, 0),
  id: 'ord_live',
  status: 'pending',
  status_label: 'Waiting for payment',
  paid_at: null,
  pay_again_url: '/orders/ord_live',
  items: [{ ...O[0].items[0], fulfillments: [] }],
});
const liveOrder = () => {
  live++;
  if (live < 4) return pendingOrder();
  const [st, lb, hl] =
    live < 7
      ? ['queued', 'In the queue', 'Your order is in the queue.']
      : live < 12
        ? ['processing', 'Being delivered', 'Your workspace is being opened.']
        : ['active', 'Ready', 'Your workspace is open.'];
  return {
    ...order(
      {
        ...F[0],
        status: st,
        status_label: lb,
        headline: hl,
        next_action: st === 'active' ? F[0].next_action : base.next_action,
        delivered_at: st === 'active' ? ago(0) : null,
        due_at: ahead(0.1),
        history: F[0].history.slice(0, st === 'active' ? 3 : st === 'processing' ? 2 : 1),
      },
      0,
    ),
    id: 'ord_live',
  };
};
const drivers = [
  {
    driver: 'alpha',
    title: 'Hosted by the provider, one workspace per buyer',
    description: 'Calls the provider’s onboarding endpoint for each sale.',
    delivers: ['saas_multitenant', 'hybrid'],
    billing: ['one_time', 'recurring'],
    needs_external_product: true,
    can_test_connection: true,
    choices_schema: choices1,
    config_schema: {
      $schema: 'x',
      type: 'object',
      properties: {
        base_url: { type: 'string', format: 'uri', title: 'Provider address', examples: ['https://pos.example'] },
        auth: {
          oneOf: [
            {
              type: 'object',
              properties: {
                mode: { const: 'hmac', type: 'string' },
                secret_ref: {
                  type: 'string',
                  pattern: '^secret:.*',
                  title: 'Signing secret',
                  widget: 'secret',
                  description: 'Shared with the provider.',
                },
              },
              required: ['mode', 'secret_ref'],
            },
            {
              type: 'object',
              properties: {
                mode: { const: 'bearer', type: 'string' },
                token_ref: { type: 'string', pattern: '^secret:.*', title: 'Service token', widget: 'secret' },
              },
              required: ['mode', 'token_ref'],
            },
          ],
          title: 'How VOZEX signs its calls',
        },
        timeout_seconds: { type: 'integer', minimum: 1, maximum: 30, default: 10, title: 'Timeout (seconds)' },
      },
      required: ['base_url', 'auth', 'timeout_seconds'],
    },
  },
  {
    driver: 'beta',
    title: 'License key and download',
    description: 'Issues a key and unlocks the newest release.',
    delivers: ['self_hosted_license', 'self_hosted_download', 'hybrid'],
    billing: ['one_time'],
    needs_external_product: false,
    can_test_connection: false,
    choices_schema: { type: 'object', properties: {} },
    config_schema: {
      type: 'object',
      properties: {
        license_type: { type: 'string', enum: ['perpetual', 'term'], title: 'License type' },
        artifact: { type: 'string', title: 'Artifact', widget: 'artifact' },
        max_activations: { anyOf: [{ type: 'integer', minimum: 1 }, { type: 'null' }], title: 'Devices per key' },
        per_unit: { type: 'boolean', title: 'One key for each unit bought', default: true },
      },
      required: ['license_type', 'artifact'],
    },
  },
  {
    driver: 'gamma',
    title: 'Done by your team',
    description: 'Opens a task with a due time.',
    delivers: ['managed_setup', 'hybrid', 'saas_singletenant'],
    billing: ['one_time'],
    needs_external_product: false,
    can_test_connection: false,
    choices_schema: P[3]!.choices_schema,
    config_schema: {
      type: 'object',
      properties: {
        queue: { type: 'string', title: 'Team queue' },
        sla_hours: { type: 'integer', minimum: 1, maximum: 720, default: 24, title: 'Promise (hours)' },
        instructions: { type: 'string', title: 'Instructions', widget: 'textarea' },
      },
      required: ['queue', 'sla_hours', 'instructions'],
    },
  },
];
const gateways = [
  {
    gateway: 'dodo',
    title: 'Dodo Payments',
    configured: true,
    one_time_needs_product: true,
    recurring: true,
    trials: true,
  },
  {
    gateway: 'paypal',
    title: 'PayPal',
    configured: false,
    one_time_needs_product: false,
    recurring: true,
    trials: true,
  },
];
const AP = P.map((p, i) => ({
  ...p,
  status: i === 5 ? 'draft' : 'published',
  fulfillment_driver: ['alpha', 'beta', 'gamma', 'gamma', 'beta', 'alpha'][i],
  fulfillment_config:
    i === 0
      ? {
          base_url: 'https://pos.example',
          auth: { mode: 'hmac', secret_ref: 'secret:pos-signing-key' },
          timeout_seconds: 10,
        }
      : {},
  external_provider: i === 0 ? 'vozex-pos' : null,
  external_product_ref: i === 0 ? 'pos-starter' : null,
  supports_trial: false,
  enabled_payment_gateways: ['dodo', 'paypal'],
  revision: 3,
  created_at: ago(2000),
  updated_at: ago(20 * (i + 1)),
  prices: p.prices.map((x: any) => ({
    ...x,
    product_id: p.id,
    active: true,
    mappings: { dodo: { product_id: 'pdt_88123' } },
  })),
}));
const fulRow = (f: any, i: number) => ({
  id: f.id,
  order_id: f.order_id,
  order_item_id: 'oit_' + i,
  product_id: 'prd_0',
  product_name: f.product_name,
  driver: ['alpha', 'beta', 'gamma'][i % 3],
  provider: 'vozex-pos',
  status: f.status,
  status_label: f.status_label,
  desired_state: 'running',
  service_state: f.status === 'active' ? 'running' : 'none',
  attempts: i + 1,
  last_error: f.status === 'failed' ? 'provider answered 422: name is taken' : null,
  error_code: f.status === 'failed' ? 'PROVIDER_REFUSED' : null,
  error_class: f.status === 'failed' ? 'permanent' : null,
  external_reference_id: f.status === 'active' ? 'ws_90211' : null,
  external_workspace_url: f.workspace_url,
  next_attempt_at: f.status === 'processing' ? ahead(0.1) : null,
  due_at: f.due_at ?? ahead(2),
  paid_at: ago(4),
  delivered_at: f.delivered_at,
  created_at: ago(4 * (i + 1)),
  customer: { email: 'ada@example.com', name: 'Ada Lovelace' },
});
const pays = [
  {
    id: 'pay_1',
    order_id: 'ord_6',
    gateway: 'paypal',
    gateway_payment_id: '5O190127TN364715T',
    status: 'held',
    amount_minor: 9900,
    currency: 'EUR',
    refunded_minor: 0,
    problem_code: 'CURRENCY_DIFFERS',
    problem: 'The order is in USD, the payment came in EUR.',
    created_at: ago(2),
  },
  ...O.slice(0, 4).map((o, i) => ({
    id: 'pay_' + (i + 2),
    order_id: o.id,
    gateway: 'dodo',
    gateway_payment_id: 'pay_K2x9' + i,
    status: 'succeeded',
    amount_minor: o.total.amount_minor,
    currency: 'USD',
    refunded_minor: i === 2 ? 2000 : 0,
    problem_code: null,
    problem: null,
    created_at: o.created_at,
  })),
];
const evs = [
  ['quarantined', 'payment.succeeded', 'Names an order we do not know.'],
  ['applied', 'payment.succeeded', null],
  ['ignored', 'customer.updated', null],
  ['received', 'refund.succeeded', null],
].map(([status, event_type, problem], i) => ({
  id: 'whe_' + i,
  gateway: i === 2 ? 'paypal' : 'dodo',
  event_id: 'evt_8812' + i,
  event_type,
  status,
  deliveries: i + 1,
  order_id: i ? 'ord_1' : null,
  problem,
  received_at: ago(i + 0.2),
  applied_at: status === 'applied' ? ago(i) : null,
}));
const tasks = [0, 1, 2].map((i) => ({
  id: 'tsk_' + i,
  fulfillment_id: 'ful_4',
  order_id: 'ord_4',
  queue: i ? 'rollouts' : 'support',
  title: ['Set up ERP for Acme GmbH', 'Set up ERP for Contoso', 'Migrate Mail Desk for Initech'][i],
  instructions: '1. Create the tenant.\n2. Import the articles.\n3. Send the admin invitation.',
  status: i === 2 ? 'done' : 'open',
  due_at: i ? ahead(20) : ago(1.2),
  overdue: i === 0,
  customer: { email: 'ada@example.com', name: 'Ada Lovelace' },
  product_name: 'ERP Rollout',
  result: i === 2 ? { note: 'Done. See the workspace.', workspace_url: 'https://erp.example' } : null,
  completed_by: i === 2 ? 'grace@vozex.example' : null,
  completed_at: i === 2 ? ago(1) : null,
  created_at: ago(20),
}));
const secrets = [
  {
    name: 'pos-signing-key',
    purpose: 'Signs calls to Point of Sale',
    hint: '…a91f',
    created_at: ago(900),
    updated_at: ago(90),
  },
  { name: 'erp-token', purpose: '', hint: '…77b2', created_at: ago(900), updated_at: ago(900) },
];
const team = [
  ['owner', 'Grace Hopper', 'grace@vozex.example', true],
  ['operator', 'Alan Turing', 'alan@vozex.example', true],
  ['read_only', 'Kay McNulty', 'kay@vozex.example', false],
].map(([role, name, email, tf], i) => ({
  id: 'u' + i,
  role,
  name,
  email,
  two_factor_enabled: tf,
  created_at: ago(3000),
}));
const page = (items: any[]) => ({ items, next: null });
const who = process.env.WHO ?? 'owner';
createServer(async (req, res) => {
  const url = new URL(req.url!, 'http://x');
  let raw = '';
  for await (const c of req) raw += c;
  const body = raw && raw[0] === '{' ? JSON.parse(raw) : {};
  const send = (x: unknown, s = 200) => {
    res.writeHead(s, { 'content-type': s >= 400 ? 'application/problem+json' : 'application/json' });
    res.end(JSON.stringify(x));
  };
  const p = url.pathname;
  const m = req.method + ' ' + p;
  let x: any;
  const cookie = req.headers.cookie ?? '';
  if (!p.startsWith('/api')) {
    const f = join(dist, p);
    const file = p !== '/' && existsSync(f) ? f : join(dist, 'index.html');
    const t: any = { '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml', '.html': 'text/html' };
    res.writeHead(200, {
      'content-type': t[extname(file)] ?? 'text/plain',
      'content-security-policy':
        "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self'; connect-src 'self'; frame-src 'self'",
    });
    return res.end(readFileSync(file));
  }
  if (p === '/api/session')
    return send({
      user: cookie.includes('guest')
        ? null
        : {
            id: 'u0',
            email: 'ada@example.com',
            name: 'Ada Lovelace',
            role: who,
            two_factor_enabled: false,
            email_verified: !cookie.includes('unproven'),
          },
      development: true,
      sandbox: true,
    });
  if (p === '/api/products')
    return send(page(P.filter((q) => q.name.toLowerCase().includes((url.searchParams.get('q') ?? '').toLowerCase()))));
  if ((x = /^\/api\/products\/([\w-]+)$/.exec(p))) {
    const f = P.find((q) => q.slug === x[1]);
    return f ? send(f) : send({ title: 'Not found', status: 404, code: 'NOT_FOUND' }, 404);
  }
  if (m === 'POST /api/checkout')
    return body.items[0].choices.workspace_name === 'taken'
      ? send(
          {
            title: 'x',
            status: 422,
            code: 'CHOICES_INVALID',
            detail: 'Please look at the marked fields.',
            errors: [{ field: 'items.0.choices.workspace_name', message: 'This name is taken.' }],
            request_id: 'req_1',
          },
          422,
        )
      : ((live = 0),
        send(
          {
            order_id: 'ord_live',
            order_token: 't',
            payment_gateway: 'dodo',
            redirect_url: '/orders/ord_live?token=t&returned=1',
            total: { amount_minor: 1, currency: 'USD' },
          },
          201,
        ));
  if (p === '/api/orders/ord_live') return send(liveOrder());
  if (p === '/api/orders/ord_unpaid') return send({ ...pendingOrder(), id: 'ord_unpaid' });
  if ((x = /^\/api\/orders\/(\w+)$/.exec(p))) {
    const o = O.find((q) => q.id === x[1]);
    return o ? send(o) : send({ status: 404 }, 404);
  }
  if (/reveal$/.test(p)) return send({ license_key: 'VZX-8H2K-PQ4M-N3T9-7QK2' });
  if (/\/complete$/.test(p) && p.includes('orders')) return send({ status: 'pending' });
  if (p === '/api/me/orders') return send(page(O));
  if (p === '/api/me/fulfillments') return send(page(F));
  if (p === '/api/me/licenses')
    return send(
      page([
        {
          id: 'lic_1',
          product_name: 'Report Builder',
          hint: 'VZX-••••-••••-••••-7QK2',
          status: 'active',
          license_type: 'perpetual',
          max_activations: 3,
          expires_at: null,
          order_id: 'ord_2',
          created_at: ago(50),
        },
      ]),
    );
  if (p === '/api/me/downloads')
    return send(
      page([{ id: 'dlg_1', product_name: 'Report Builder', order_id: 'ord_2', artifact: F[1].downloads[0] }]),
    );
  if (p === '/api/auth/two-factor/enable')
    return send({
      method: 'totp',
      totpURI:
        'otpauth://totp/VOZEX:ada@example.com?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=VOZEX&digits=6&period=30',
      backupCodes: Array.from({ length: 10 }, (_, i) => `a${i}x8K-q${i}M2p`),
    });
  if (p === '/api/auth/sign-in/email') return send({ code: 'INVALID', message: 'Invalid email or password' }, 401);
  if (p.startsWith('/api/auth')) return send({});
  if (p === '/api/admin/overview')
    return send({
      orders_today: 14,
      paid_today: [
        { amount_minor: 184300, currency: 'USD' },
        { amount_minor: 9900, currency: 'EUR' },
      ],
      fulfillments: { queued: 2, processing: 1, awaiting_customer: 1, manual_pending: 2, active: 118, failed: 1 },
      held_payments: 1,
      open_tasks: 2,
      overdue_tasks: 1,
      quarantined_events: 1,
    });
  if (p === '/api/admin/fulfillment-drivers') return send({ items: drivers });
  if (p === '/api/admin/gateways') return send({ items: gateways });
  if (/test-connection$/.test(p))
    return send({
      ok: p.includes('products'),
      detail: p.includes('products') ? 'Answered in 84 ms, contract version 1.' : 'No credentials are configured.',
    });
  if (m === 'GET /api/admin/products') return send(page(AP));
  if ((x = /^\/api\/admin\/products\/(\w+)/.exec(p))) return send(AP.find((q) => q.id === x[1]) ?? AP[0]);
  if (m === 'POST /api/admin/products')
    return send(
      {
        title: 'x',
        status: 422,
        code: 'X',
        detail: 'Please look at the marked fields.',
        errors: [
          { field: 'slug', message: 'This address is taken.' },
          { field: 'fulfillment_config.base_url', message: 'Must be https.' },
        ],
      },
      422,
    );
  if (p === '/api/admin/orders')
    return send(
      page(
        O.map((o) => ({
          ...o,
          items: o.items.map((i: any) => ({ product_name: i.product_name, quantity: i.quantity })),
        })),
      ),
    );
  if ((x = /^\/api\/admin\/orders\/(\w+)/.exec(p))) {
    const o = O.find((q) => q.id === x[1]) ?? O[0];
    return send({
      ...o,
      items: o.items.map((i: any) => ({
        ...i,
        fulfillments: i.fulfillments.map((f: any) => ({ id: f.id, status: f.status })),
      })),
      payments: pays.filter((q) => q.order_id === o.id),
      events: evs.slice(1),
      history: [
        { from: null, to: 'pending', at: ago(4.1) },
        { from: 'pending', to: 'paid', at: ago(4) },
      ],
      metadata: { source: 'web' },
    });
  }
  if (p === '/api/admin/payments')
    return send(
      page(pays.filter((q) => !url.searchParams.get('status') || q.status === url.searchParams.get('status'))),
    );
  if (/refund$/.test(p))
    return send({ id: 'rfd_1', status: 'pending', amount_minor: 100, currency: 'USD', reason: 'x', problem: null });
  if (p === '/api/admin/webhook-events') return send(page(evs));
  if ((x = /^\/api\/admin\/webhook-events\/(\w+)/.exec(p)))
    return send({
      ...evs.find((e) => e.id === x[1]),
      body: JSON.stringify({
        business_id: 'bus_1',
        type: 'payment.succeeded',
        data: { payment_id: 'pay_K2x9', total_amount: 4900, currency: 'USD', metadata: { order_id: 'ord_9' } },
      }),
    });
  if (p === '/api/admin/fulfillments') return send(page(F.map(fulRow)));
  if ((x = /^\/api\/admin\/fulfillments\/(\w+)/.exec(p))) {
    const i = Math.max(
      0,
      F.findIndex((f) => f.id === x[1]),
    );
    const f = F[i];
    return send({
      ...fulRow(f, i),
      history: [
        { from: null, to: 'queued', by: 'system', because: 'order paid', at: ago(4) },
        { from: 'queued', to: 'processing', by: 'worker', because: 'claimed', at: ago(3.9) },
        ...(f.status === 'failed'
          ? [
              {
                from: 'processing',
                to: 'failed',
                by: 'worker',
                because: 'provider answered 422: name is taken',
                at: ago(3.8),
              },
            ]
          : []),
      ],
      operations: [
        {
          id: 'ops_1',
          action: 'fulfill',
          attempt: 1,
          outcome: f.status === 'failed' ? 'give_up' : 'delivered',
          error_code: f.status === 'failed' ? 'PROVIDER_REFUSED' : null,
          error_class: null,
          detail: f.status === 'failed' ? 'name is taken' : null,
          exchange: {
            request: {
              method: 'POST',
              url: 'https://pos.example/marketplace/onboard',
              body: { workspace_name: 'acme' },
            },
            status: 422,
            response: '{"error":"name is taken"}',
            ms: 84,
          },
          started_at: ago(3.9),
          finished_at: new Date(now - 3.9 * 3600e3 + 840).toISOString(),
        },
      ],
      choices: { workspace_name: 'acme', region: 'Europe' },
      terms: { sla_hours: 2 },
      ask: f.ask,
      task_id: i === 3 ? 'tsk_0' : null,
      actions: {
        retry: f.status === 'failed' ? null : 'Only for: Needs attention, With our team',
        suspend: f.status === 'active' ? null : 'Only for: Ready',
        resume: 'Only for: Paused',
        cancel: null,
      },
    });
  }
  if (p === '/api/admin/tasks')
    return send(
      page(tasks.filter((t) => !url.searchParams.get('status') || t.status === url.searchParams.get('status'))),
    );
  if ((x = /^\/api\/admin\/tasks\/(\w+)/.exec(p))) return send(tasks.find((t) => t.id === x[1]) ?? tasks[0]);
  if (p === '/api/admin/secrets') return send({ items: secrets });
  if (p === '/api/admin/artifacts')
    return send(
      page([
        {
          id: 'art_1',
          name: 'report-builder',
          version: '4.2.0',
          file_name: 'report-builder-4.2.0-linux-x64.tar.gz',
          size_bytes: 48_203_113,
          sha256: sha,
          created_at: ago(80),
        },
      ]),
    );
  if (p === '/api/admin/mails')
    return send(
      page([
        {
          id: 'mai_1',
          kind: 'receipt',
          recipient: 'ada@example.com',
          status: 'sent',
          subject: 'Your receipt for Point of Sale',
          created_at: ago(3),
          sent_at: ago(3),
        },
        {
          id: 'mai_2',
          kind: 'sign_in_link',
          recipient: 'bob@example.com',
          status: 'queued',
          subject: 'Sign in to VOZEX',
          created_at: ago(0.01),
          sent_at: null,
        },
      ]),
    );
  if (p === '/api/admin/team') return send({ items: team });
  if (p === '/api/dev/mailbox')
    return send({
      items: [
        { id: 'mai_1', recipient: 'ada@example.com', subject: 'Your receipt for Point of Sale', created_at: ago(3) },
      ],
    });
  if (p.startsWith('/api/dev/mailbox/'))
    return send({
      subject: 'Your receipt for Point of Sale',
      text: 'Hello Ada,\n\nthank you. Follow your order: http://127.0.0.1:4000/orders/ord_1?token=t\n',
      html: '<p>Hello <b>Ada</b>,</p><p>thank you.</p>',
    });
  send({ title: 'Not found', status: 404, code: 'NOT_FOUND', detail: 'mock has no ' + m }, 404);
}).listen(Number(process.env.PORT ?? 4791), '127.0.0.1');
