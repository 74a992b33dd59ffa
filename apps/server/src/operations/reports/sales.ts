import { z } from 'zod';
import type { App } from '../../kernel/app.ts';
import { type Figure, readFigures } from './figures.ts';
import { nameProducts } from './name-products.ts';
import { daysOf, ReportQuery, ReportRange, rangesOf } from './range.ts';

/** Where a shop sells more products than this, the rest is in the export. */
const PRODUCTS_MAX = 50;

export const SalesQuery = ReportQuery.extend({
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .optional()
    .meta({ description: 'Whose days and products are told; the one with the most payments where absent.' }),
});

const Sums = z.object({
  payments: z.int(),
  paid_minor: z.int(),
  refunded_minor: z.int(),
  reversed_minor: z.int().meta({ description: 'Taken back by the gateway, as after a lost dispute.' }),
  net_minor: z.int(),
  orders_placed: z.int(),
  orders_paid: z.int(),
});
type Sums = z.infer<typeof Sums>;

export const SalesReport = z
  .object({
    range: ReportRange,
    currency: z.string().nullable(),
    totals: z
      .array(z.object({ currency: z.string(), now: Sums, before: Sums }))
      .meta({ description: 'By currency, never added up; `before` is the same number of days before.' }),
    days: z.array(Sums.extend({ day: z.iso.date() })),
    products: z
      .array(z.object({ product_id: z.string(), name: z.string(), units: z.int(), amount_minor: z.int() }))
      .meta({
        description: 'What was bought, at the prices of purchase; later periods of subscriptions are payments only.',
      }),
  })
  .meta({ id: 'SalesReport' });

/** Money in and back by day, each currency for itself. */
export async function reportSales(
  app: Pick<App, 'db' | 'clock'>,
  query: z.infer<typeof SalesQuery>,
): Promise<z.infer<typeof SalesReport>> {
  const { range, before } = rangesOf(app.clock, query);
  const [figures, sold] = await Promise.all([
    readFigures(
      app.db.read,
      ['payments', 'refunds', 'orders_placed', 'orders_paid'],
      { from: before.from, to: range.to },
      ['day', 'detail'],
    ),
    readFigures(app.db.read, ['items_paid'], range, ['subject']),
  ]);
  const totals = currenciesOf(figures, range.from);
  const currency = query.currency ?? totals[0]?.currency ?? null;
  const ours = figures.filter((figure) => figure.currency === currency && figure.day >= range.from);
  const byDay = Map.groupBy(ours, (figure) => figure.day);
  return {
    range,
    currency,
    totals,
    days: daysOf(range).map((day) => ({ day, ...sumsOf(byDay.get(day) ?? []) })),
    products: await productsOf(
      app,
      sold.filter((figure) => figure.currency === currency),
    ),
  };
}

function currenciesOf(figures: Figure[], from: string) {
  return [...Map.groupBy(figures, (figure) => figure.currency)]
    .map(([currency, all]) => ({
      currency,
      now: sumsOf(all.filter((figure) => figure.day >= from)),
      before: sumsOf(all.filter((figure) => figure.day < from)),
    }))
    .toSorted((one, other) => other.now.payments - one.now.payments || (one.currency < other.currency ? -1 : 1));
}

function sumsOf(figures: Figure[]): Sums {
  const sums: Sums = {
    payments: 0,
    paid_minor: 0,
    refunded_minor: 0,
    reversed_minor: 0,
    net_minor: 0,
    orders_placed: 0,
    orders_paid: 0,
  };
  for (const { figure, detail, n, amount_minor } of figures) {
    if (figure === 'payments') {
      sums.payments += n;
      sums.paid_minor += amount_minor;
    } else if (figure === 'refunds') sums[detail === 'reversal' ? 'reversed_minor' : 'refunded_minor'] += amount_minor;
    else if (figure === 'orders_placed' || figure === 'orders_paid') sums[figure] += n;
  }
  return { ...sums, net_minor: sums.paid_minor - sums.refunded_minor - sums.reversed_minor };
}

async function productsOf(app: Pick<App, 'db'>, sold: Figure[]) {
  const rows = sold
    .map(({ subject, n, amount_minor }) => ({ product_id: subject, units: n, amount_minor }))
    .toSorted((one, other) => other.amount_minor - one.amount_minor || other.units - one.units)
    .slice(0, PRODUCTS_MAX);
  return nameProducts(app.db.read, rows);
}
