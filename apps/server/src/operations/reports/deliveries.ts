import { z } from 'zod';
import type { App } from '../../kernel/app.ts';
import { type Figure, readFigures, secondsOfStep } from './figures.ts';
import { nameProducts } from './name-products.ts';
import { daysOf, type ReportQuery, ReportRange, rangesOf } from './range.ts';

const Sums = z.object({
  opened: z.int(),
  delivered: z.int(),
  kept: z.int().meta({ description: 'Delivered within the time that was promised.' }),
  late: z.int(),
  unpromised: z.int().meta({ description: 'Delivered where no time was promised.' }),
  failed: z.int().meta({ description: 'Deliveries that came to a failure, counted once a day each.' }),
});
type Sums = z.infer<typeof Sums>;

const Seconds = z.number().nullable();

export const DeliveriesReport = z
  .object({
    range: ReportRange,
    now: Sums,
    before: Sums,
    days: z.array(Sums.extend({ day: z.iso.date() })),
    products: z.array(
      Sums.extend({
        product_id: z.string(),
        name: z.string(),
        p50_seconds: Seconds.meta({ description: 'From payment to delivery, rounded up by less than a fifth.' }),
        p95_seconds: Seconds,
      }),
    ),
  })
  .meta({ id: 'DeliveriesReport' });

/** What was delivered by day, how long it took by product, and whether promises were kept. */
export async function reportDeliveries(
  app: Pick<App, 'db' | 'clock'>,
  query: z.infer<typeof ReportQuery>,
): Promise<z.infer<typeof DeliveriesReport>> {
  const { range, before } = rangesOf(app.clock, query);
  const all = ['opened', 'delivered', 'failed'] as const;
  const [sums, ofProducts] = await Promise.all([
    readFigures(app.db.read, all, { from: before.from, to: range.to }, ['day', 'detail']),
    readFigures(app.db.read, [...all, 'delivery_steps'], range, ['subject', 'detail']),
  ]);
  const ours = sums.filter((figure) => figure.day >= range.from);
  const byDay = Map.groupBy(ours, (figure) => figure.day);
  const products = [...Map.groupBy(ofProducts, (figure) => figure.subject)]
    .map(([product_id, told]) => {
      const [steps, counts] = [true, false].map((isStep) =>
        told.filter((figure) => (figure.figure === 'delivery_steps') === isStep),
      );
      return { product_id, ...sumsOf(counts ?? []), ...timesOf(steps ?? []) };
    })
    .toSorted((one, other) => other.delivered - one.delivered || other.opened - one.opened);
  return {
    range,
    now: sumsOf(ours),
    before: sumsOf(sums.filter((figure) => figure.day < range.from)),
    days: daysOf(range).map((day) => ({ day, ...sumsOf(byDay.get(day) ?? []) })),
    products: await nameProducts(app.db.read, products),
  };
}

function sumsOf(figures: Figure[]): Sums {
  const sums: Sums = { opened: 0, delivered: 0, kept: 0, late: 0, unpromised: 0, failed: 0 };
  for (const { figure, detail, n } of figures) {
    if (figure === 'delivered') {
      sums.delivered += n;
      sums[detail as 'kept' | 'late' | 'unpromised'] += n; // because the figure's truth names just these
    } else sums[figure as 'opened' | 'failed'] += n; // because only these were read
  }
  return sums;
}

function timesOf(figures: Figure[]) {
  const steps = figures
    .map(({ detail, n }) => ({ step: Number(detail), n }))
    .toSorted((one, other) => one.step - other.step);
  const count = steps.reduce((sum, { n }) => sum + n, 0);
  const share = (of: number) => {
    let passed = 0;
    const found = steps.find(({ n }) => {
      passed += n;
      return passed >= of * count;
    });
    return found ? Math.round(secondsOfStep(found.step) * 100) / 100 : null;
  };
  return { p50_seconds: share(0.5), p95_seconds: share(0.95) };
}
