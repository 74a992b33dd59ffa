import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../accounts/test-app.ts';
import { orderToken } from '../orders/index.ts';
import { enqueueMail, openOutgoingMail } from './enqueue-mail.ts';
import { drawLetter } from './letter.ts';
import type { MailContent } from './mail.ts';
import { mailFulfillmentFailed, mailFulfillmentReady, sendReceipt } from './order-mails.ts';
import { mailboxRoutes, notificationRoutes } from './routes.ts';
import { type MailSettings, sendDueMails } from './send-due-mails.ts';
import { claimMails } from './store.ts';
import { letterOf } from './templates.ts';
import { openTestMailServer, type TestMailServer } from './test-mail-server.ts';

let app: TestApp & { mailSettings: MailSettings };
let server: TestMailServer;

beforeAll(async () => {
  server = await openTestMailServer();
  app = Object.assign(await openTestApp(), {
    mailSettings: { smtpUrl: server.url, from: 'Shop <shop@shop.test>', development: false },
  });
});
afterAll(async () => {
  await app.db.close();
  await server.close();
});
beforeEach(async () => {
  server.accepted.length = 0;
  server.refuses(undefined);
  app.mailSettings = { smtpUrl: server.url, from: 'Shop <shop@shop.test>', development: false };
  await app.db.read.deleteFrom('mails').execute();
});

const paid = (more: { name?: string; product?: string } = {}) => ({
  order: {
    id: 'ord_1',
    customer_email: 'ada@example.test',
    customer_name: more.name ?? 'Ada',
    currency: 'USD',
    total_minor: 3_998,
    payment_gateway: 'paypal' as const,
    items: [{ product_name: more.product ?? 'Point of Sale', price_name: 'Starter', quantity: 2, total_minor: 3_998 }],
  },
  paidAt: new Date('2026-03-04T05:06:07Z'),
});

const news = (revision: number) => ({
  fulfillmentId: 'ful_1',
  orderId: 'ord_1',
  customerEmail: 'ada@example.test',
  customerName: 'Ada',
  productName: 'Point of Sale',
  revision,
});

const announce = (work: (tx: Parameters<Parameters<TestApp['db']['inOneTransaction']>[0]>[0]) => Promise<void>) =>
  app.db.inOneTransaction(work);

const addresses = {
  order: (id: string) => `https://shop.test/orders/${id}`,
  subscription: (id: string) => `https://shop.test/account/subscriptions/${id}`,
  task: (id: string) => `https://shop.test/admin/tasks/${id}`,
};

const onlyMail = () => app.db.read.selectFrom('mails').selectAll().executeTakeFirstOrThrow();

/** The body of a message as its reader sees it: quoted-printable undone. */
function readable(message: string): string {
  const bytes = message
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}

describe('an order is paid', () => {
  it('and one receipt goes out, with items, total and a link that opens the order', async () => {
    await announce((tx) => sendReceipt(app, tx, paid()));
    await announce((tx) => sendReceipt(app, tx, paid()));
    expect(await sendDueMails(app)).toBe(1);
    expect(await sendDueMails(app)).toBe(0);
    expect(server.accepted).toHaveLength(1);
    const message = readable(server.accepted[0] ?? '');
    expect(message).toContain('To: ada@example.test');
    expect(message).toContain('Subject: Your order ord_1 is paid');
    expect(message).toContain('2 × Point of Sale, Starter: $39.98');
    expect(message).toContain('Total: $39.98');
    expect(message).toContain('by PayPal on March 4, 2026');
    expect(message).toContain(`https://shop.test/orders/ord_1?token=${orderToken(app.seal, 'ord_1')}`);
    expect((await onlyMail()).status).toBe('sent');
  });

  it('but nothing is told when the transaction comes to nothing', async () => {
    await expect(
      announce(async (tx) => {
        await sendReceipt(app, tx, paid());
        throw new Error('rolled back');
      }),
    ).rejects.toThrow('rolled back');
    expect(await sendDueMails(app)).toBe(0);
  });

  it('and what a buyer or a product is called cannot become markup, a header or a recipient', async () => {
    const name = '<img src=x onerror="alert(1)">';
    await announce((tx) => sendReceipt(app, tx, paid({ name })));
    await announce((tx) =>
      mailFulfillmentReady(app, tx, { ...news(1), productName: 'POS\r\nBcc: eve@evil.test\r\n\r\n<b>' }),
    );
    await sendDueMails(app);
    const [receipt = '', ready = ''] = server.accepted.map(readable).sort((a) => (a.includes('is paid') ? -1 : 1));
    expect(receipt.slice(receipt.indexOf('<!doctype'))).toContain(
      'Hello &lt;img src=x onerror=&quot;alert(1)&quot;&gt;,',
    );
    expect(receipt.slice(receipt.indexOf('<!doctype'))).not.toMatch(/<img/);
    const headers = ready.slice(0, ready.indexOf('\r\n\r\n'));
    expect(headers).not.toMatch(/^Bcc:/im);
    expect(headers).toContain('Subject: POS Bcc: eve@evil.test <b> is ready');
  });
});

describe('a delivery changes', () => {
  it('and each revision is told once for each kind', async () => {
    for (const revision of [1, 1, 2]) await announce((tx) => mailFulfillmentFailed(app, tx, news(revision)));
    await announce((tx) => mailFulfillmentReady(app, tx, news(2)));
    expect(await sendDueMails(app)).toBe(3);
  });
});

describe('the mail server is away', () => {
  it('and a mail is tried again, later and later, and given up after eight attempts', async () => {
    server.refuses('451 try later');
    await announce((tx) => sendReceipt(app, tx, paid()));
    const pauses: number[] = [];
    for (let attempt = 1; attempt <= 8; attempt++) {
      expect(await sendDueMails(app)).toBe(1);
      const { next_attempt_at } = await onlyMail();
      if (next_attempt_at === null) break;
      pauses.push((next_attempt_at.getTime() - app.clock.now().getTime()) / 1000);
      expect(await sendDueMails(app)).toBe(0);
      app.passes(pauses.at(-1) ?? 0);
    }
    expect(pauses).toEqual([30, 120, 600, 1_800, 3_600, 7_200, 14_400]);
    expect(await onlyMail()).toMatchObject({ status: 'failed', attempts: 8, problem: expect.stringContaining('451') });
    app.passes(86_400);
    expect(await sendDueMails(app)).toBe(0);
  });

  it('and what waited is sent once it is back', async () => {
    server.refuses('451 try later');
    await announce((tx) => sendReceipt(app, tx, paid()));
    await sendDueMails(app);
    server.refuses(undefined);
    app.passes(30);
    await sendDueMails(app);
    expect(await onlyMail()).toMatchObject({ status: 'sent', problem: null, attempts: 2 });
    expect(server.accepted).toHaveLength(1);
  });

  it('and an address that does not exist is not asked again', async () => {
    server.refuses('550 no such user');
    await announce((tx) => sendReceipt(app, tx, paid()));
    await sendDueMails(app);
    expect(await onlyMail()).toMatchObject({ status: 'failed', attempts: 1 });
  });

  it('and the worker dies while it sends, and another takes the mail over three minutes later', async () => {
    await announce((tx) => sendReceipt(app, tx, paid()));
    const now = app.clock.now();
    await claimMails(app.db.read, { now, leasedUntil: new Date(now.getTime() + 180_000), limit: 10 });
    expect(await sendDueMails(app)).toBe(0);
    app.passes(180);
    expect(await sendDueMails(app)).toBe(1);
    expect(server.accepted[0]).toContain(`Message-ID: <${(await onlyMail()).id}@vozex>`);
  });

  it('or was never set up: the mail waits, and goes out once it is', async () => {
    const { smtpUrl } = app.mailSettings;
    app.mailSettings = { ...app.mailSettings, smtpUrl: undefined };
    await announce((tx) => sendReceipt(app, tx, paid()));
    expect(await sendDueMails(app)).toBe(0);
    expect(await onlyMail()).toMatchObject({ status: 'waiting', attempts: 0 });
    app.mailSettings = { ...app.mailSettings, smtpUrl };
    expect(await sendDueMails(app)).toBe(1);
    expect(await onlyMail()).toMatchObject({ status: 'sent' });
  });
});

describe('a sign-in link is mailed', () => {
  const url = 'https://shop.test/api/auth/magic-link/verify?token=VerySecretToken';
  const asks = () =>
    openOutgoingMail(app).enqueue(app.db.read, {
      kind: 'sign_in_link',
      subjectId: 's1',
      recipient: 'ada@example.test',
      payload: { url },
    });

  it('and whoever reads the database cannot read it there, before or after', async () => {
    await asks();
    expect(JSON.stringify(await onlyMail())).not.toContain('VerySecretToken');
    await sendDueMails(app);
    expect(JSON.stringify(await onlyMail())).not.toContain('VerySecretToken');
    expect(readable(server.accepted[0] ?? '')).toContain(url);
  });

  it('and in development stands in the mailbox, with or without a mail server', async () => {
    app.mailSettings = { ...app.mailSettings, smtpUrl: undefined, development: true };
    await asks();
    await sendDueMails(app);
    const [list, read] = mailboxRoutes;
    const page = await list!.handle(app, { params: undefined, query: { limit: 25 }, body: undefined }, context);
    expect(page).toMatchObject({ items: [{ kind: 'sign_in_link', subject: 'Your sign-in link' }], next: null });
    const params = { id: page.items[0].id };
    const kept = await read!.handle(app, { params, query: undefined, body: undefined }, context);
    expect(kept.text).toContain(url);
  });
});

describe('the admin looks through the mails', () => {
  it('page by page, newest first, without their contents', async () => {
    for (const subjectId of ['a', 'b', 'c']) {
      await enqueueMail(app.db.read, app, {
        kind: 'sign_in_link',
        subjectId,
        recipient: `${subjectId}@x.test`,
        payload: { url: 'u' },
      });
      app.passes(1);
    }
    const list = notificationRoutes[0]!;
    const page = (after?: string) =>
      list.handle(app, { params: undefined, query: { limit: 2, after }, body: undefined }, context);
    const first = await page();
    expect(first.items.map((mail: { recipient: string }) => mail.recipient)).toEqual(['c@x.test', 'b@x.test']);
    const second = await page(first.next);
    expect(second.items.map((mail: { recipient: string }) => mail.recipient)).toEqual(['a@x.test']);
    expect(second.next).toBeNull();
    expect(list.output.parse(first).items[0]).not.toHaveProperty('payload');
  });
});

describe('every letter', () => {
  const order = { orderId: 'ord_1', customerName: 'Ada' };
  const letters: MailContent[] = [
    { kind: 'sign_in_link', payload: { url: 'https://shop.test/in' } },
    { kind: 'verify_email', payload: { url: 'https://shop.test/in', name: 'Ada' } },
    { kind: 'team_invite', payload: { url: 'https://shop.test/in', invitedBy: 'Olga' } },
    { kind: 'fulfillment_ready', payload: { ...order, productName: 'POS', sentence: 'Two licenses.' } },
    { kind: 'fulfillment_failed', payload: { ...order, productName: 'POS', sentence: 'The provider is away.' } },
    { kind: 'fulfillment_waiting', payload: { ...order, productName: 'POS', sentence: 'Choose a name.' } },
    { kind: 'payment_problem', payload: { ...order, sentence: 'The amount does not fit.' } },
  ];

  it.each(letters)('$kind says the same in plain text as in HTML', (content) => {
    const letter = letterOf(content, addresses);
    const drawn = drawLetter(letter, { publicUrl: 'https://shop.test' });
    for (const value of Object.values(content.payload)) {
      if (value === 'ord_1') continue;
      expect(drawn.text + drawn.subject).toContain(value);
      expect(drawn.html).toContain(value);
    }
    const address = 'url' in content.payload ? 'https://shop.test/in' : 'https://shop.test/orders/ord_1';
    expect(drawn.html).toContain(`href="${address}"`);
    expect(drawn.text).toContain(address);
  });

  it('never links to anything but a web page', () => {
    const letter = letterOf({ kind: 'sign_in_link', payload: { url: 'javascript:alert(1)' } }, addresses);
    expect(drawLetter(letter, { publicUrl: 'https://shop.test' }).html).not.toContain('href="javascript');
  });
});

const context = {} as Parameters<(typeof notificationRoutes)[number]['handle']>[2]; // because these routes ask nothing of it
