import { sql } from 'kysely';
import { beforeEach, describe, expect, it } from 'vitest';
import { flowOf, on } from '../../kernel/events.ts';
import { createPrice } from '../create-price.ts';
import { createProduct } from '../create-product.ts';
import { moveProduct } from '../move-product.ts';
import { listShelf } from '../shelf/list-shelf.ts';
import { showProduct } from '../show-product.ts';
import { license, openTestShop, operator, price, refusalOf, type TestShop } from '../test-shop.ts';
import { roomAgain } from './events.ts';
import { joinWaitingList } from './join.ts';
import { askToLeave, leaveWaitingLists } from './leave.ts';
import { listWaiting } from './list-waiting.ts';
import { forgetWaiting, tellWaiting } from './tell-waiting.ts';

type Told = { email: string; productUrl: string; leaveUrl: string };

let shop: TestShop;
let told: Told[];
/** How many more could be sold. */
let places: number;

beforeEach(async () => {
  told = [];
  places = 0;
  const opened = await openTestShop();
  await sql`truncate waiting_list`.execute(opened.db.read);
  shop = {
    ...opened,
    flow: flowOf([on(roomAgain, async (_app, _tx, news) => void told.push(news))]),
    drivers: {
      ...opened.drivers,
      roomFor: async (_db, sold) =>
        sold.map(({ config }) =>
          config.artifact === 'without-end'
            ? { places: null, because: null }
            : { places, because: places === 0 ? 'the shelf is empty' : null },
        ),
    },
  };
  for (const slug of ['shelf', 'without-end']) {
    const fulfillment_config = { license_type: 'single', artifact: slug };
    const { id } = await createProduct(shop, operator, license({ slug, name: slug, fulfillment_config }));
    await createPrice(shop, operator, id, price());
    await moveProduct(shop, operator, id, 'published');
  }
});

const joins = (...names: string[]) =>
  names.reduce(
    async (before, name) => [
      ...(await before),
      await joinWaitingList(shop, 'shelf', { email: `${name}@example.test` }),
    ],
    Promise.resolve<unknown[]>([]),
  );
const names = () => told.map(({ email }) => email.split('@')[0]);
const linkOf = ({ leaveUrl }: Told) => {
  const { pathname, searchParams } = new URL(leaveUrl);
  return { id: pathname.slice('/w/'.length), signature: searchParams.get('signature') ?? '' };
};

describe('what is sold out', () => {
  it('is shown so on its page and in the list, and can be bought again when there is room', async () => {
    const shown = async () => [
      (await showProduct(shop, 'shelf')).availability,
      ...(await listShelf(shop, { limit: 10 })).items.map(({ slug, availability }) => `${slug} ${availability}`),
    ];
    expect(await shown()).toEqual(['sold_out', 'without-end available', 'shelf sold_out']);
    places = 1;
    expect(await shown()).toEqual(['available', 'without-end available', 'shelf available']);
  });

  it('is waited for once by each, and nobody learns who waits already', async () => {
    const answers = await joins('ada', 'ADA', 'ben');
    expect(new Set(answers.map((answer) => JSON.stringify(answer)))).toEqual(new Set(['{"noted":true}']));
    const { items, lines } = await listWaiting(shop, { limit: 10 });
    expect(items.map(({ email, status }) => [email, status])).toEqual([
      ['ben@example.test', 'waiting'],
      ['ada@example.test', 'waiting'],
    ]);
    expect(lines).toMatchObject([{ product: { name: 'shelf' }, waiting: 2, places: 0, because: 'the shelf is empty' }]);
  });

  it('only: what can be bought, or is not for sale, has no waiting list', async () => {
    const join = (slug: string) => refusalOf(joinWaitingList(shop, slug, { email: 'ada@example.test' }));
    expect((await join('without-end')).code).toBe('NOT_SOLD_OUT');
    expect((await join('nothing')).code).toBe('PRODUCT_UNKNOWN');
  });
});

describe('when there is room again', () => {
  it('those who waited longest are told, as many as there is room for, each once', async () => {
    await joins('ada', 'ben', 'cy', 'dan');
    expect(await tellWaiting(shop)).toBe(0);
    places = 2;
    expect(await tellWaiting(shop)).toBe(2);
    expect(names()).toEqual(['ada', 'ben']);
    expect(told[0]?.productUrl).toBe('https://shop.test/products/shelf');

    // The two have not bought yet: the same two places are not offered to others at once.
    expect(await tellWaiting(shop)).toBe(0);
    places = 3;
    await tellWaiting(shop);
    expect(names()).toEqual(['ada', 'ben', 'cy']);
    shop.passes(6 * 3_600 + 1);
    await tellWaiting(shop);
    expect(names()).toEqual(['ada', 'ben', 'cy', 'dan']);
  });

  it('nobody is told of a product that was taken out of sale', async () => {
    await joins('ada');
    const { id } = await showProduct(shop, 'shelf');
    await moveProduct(shop, operator, id, 'draft');
    places = 1;
    expect(await tellWaiting(shop)).toBe(0);
  });

  it('who was told can get in line again', async () => {
    await joins('ada');
    places = 1;
    await tellWaiting(shop);
    places = 0;
    await joins('ada');
    expect((await listWaiting(shop, { limit: 10 })).items.map(({ status }) => status)).toEqual(['waiting', 'told']);
  });
});

describe('the link in the mail', () => {
  it('takes its reader off every list, by a button: opening it changes nothing', async () => {
    await joins('ada', 'ben');
    places = 1;
    await tellWaiting(shop);
    places = 0;
    await joins('ada');
    const link = linkOf(told[0]!);
    const page = await askToLeave(shop, link);
    expect(String(page.body)).toContain('<form method="post">');
    const waiting = async () => (await listWaiting(shop, { limit: 10 })).lines[0]?.waiting;
    expect(await waiting()).toBe(2);
    await leaveWaitingLists(shop, link);
    await leaveWaitingLists(shop, link);
    expect(await waiting()).toBe(1);
    places = 9;
    shop.passes(6 * 3_600 + 1);
    await tellWaiting(shop);
    expect(names()).toEqual(['ada', 'ben']);
  });

  it('takes nobody else off', async () => {
    await joins('ada', 'ben');
    places = 1;
    await tellWaiting(shop);
    const { signature } = linkOf(told[0]!);
    const [bens] = (await listWaiting(shop, { limit: 1 })).items;
    const forged = { id: bens?.id ?? '', signature };
    await expect(askToLeave(shop, forged)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(leaveWaitingLists(shop, forged)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect((await listWaiting(shop, { limit: 1 })).lines[0]?.waiting).toBe(1);
  });
});

it('addresses are forgotten a month after they waited', async () => {
  await joins('ada', 'ben');
  places = 1;
  await tellWaiting(shop);
  shop.passes(29 * 86_400);
  expect(await forgetWaiting(shop)).toBe(0);
  shop.passes(2 * 86_400);
  expect(await forgetWaiting(shop)).toBe(1);
  expect((await listWaiting(shop, { limit: 10 })).items.map(({ email }) => email)).toEqual(['ben@example.test']);
});
