import { useQuery } from '@tanstack/react-query';
import { deliveriesReportQuery } from '../../api/admin-reports.ts';
import type { DeliveriesReport } from '../../api/types.ts';
import { Loaded } from '../../shell/loaded.tsx';
import { Chart } from '../../ui/chart.tsx';
import type { ChartSeries } from '../../ui/chart-shape.ts';
import { duration } from '../../ui/time.ts';
import { changePhrase, sharePhrase } from '../../words/change-phrase.ts';
import { counted } from '../../words/phrases.ts';
import { shortDay } from '../../words/short-day.ts';
import { Figure } from './figure.tsx';
import { useReportSearch } from './range-picker.tsx';

const PRODUCTS_MAX = 10;

const COUNT = (key: string, label: string): ChartSeries => ({ key, label, show: String });

function useDeliveries() {
  return useQuery(deliveriesReportQuery(useReportSearch().days));
}

/** What was delivered, beside the same number of days before. */
export function DeliveryFigures() {
  return (
    <Loaded result={useDeliveries()} waiting={null}>
      {({ now, before }) => (
        <>
          <Figure label="Delivered" note={changePhrase(now.delivered, before.delivered)}>
            {now.delivered}
          </Figure>
          <Figure label="Promises kept" note={promisesBefore(before)}>
            {sharePhrase(now.kept, now.kept + now.late) ?? '–'}
          </Figure>
        </>
      )}
    </Loaded>
  );
}

function promisesBefore({ kept, late }: DeliveriesReport['before']): string {
  const share = sharePhrase(kept, kept + late);
  return share ? `${share} before` : 'none was made before';
}

/** Deliveries by day, and what they are like by product. */
export function DeliveryCharts() {
  return (
    <Loaded result={useDeliveries()}>
      {(report) => (
        <>
          <DeliveriesByDay report={report} />
          <div className="grid items-start gap-6 xl:grid-cols-2">
            <TimesByProduct report={report} />
            <PromisesByProduct report={report} />
          </div>
        </>
      )}
    </Loaded>
  );
}

function DeliveriesByDay({ report: { now, days } }: { report: DeliveriesReport }) {
  return (
    <Chart
      title="Deliveries"
      note="First deliveries by the day they were done, and deliveries that failed on a day"
      summary={`${counted(now.opened, 'delivery', 'deliveries')} began, ${now.delivered} were done, ${now.failed} failed.`}
      kind="stacked bars"
      rowsAre="Day"
      series={[COUNT('in_time', 'Delivered'), COUNT('late', 'Delivered late'), COUNT('failed', 'Failed')]}
      rows={days.map(({ day, delivered, late, failed }) => ({
        key: day,
        label: shortDay(day),
        values: { in_time: delivered - late, late, failed },
      }))}
    />
  );
}

function TimesByProduct({ report: { products } }: { report: DeliveriesReport }) {
  const show = (seconds: number) => duration(seconds * 1_000);
  return (
    <Chart
      title="Time to deliver"
      note="From payment to delivery; half of them took less than the first, one in twenty more than the second"
      summary={products
        .slice(0, PRODUCTS_MAX)
        .map(({ name, p95_seconds }) => (p95_seconds === null ? `${name}: none` : `${name}: ${show(p95_seconds)}`))
        .join('; ')}
      kind="lying bars"
      rowsAre="Product"
      series={[
        { key: 'p50', label: 'Half within', show },
        { key: 'p95', label: '19 of 20 within', show },
      ]}
      rows={products.slice(0, PRODUCTS_MAX).map(({ product_id, name, p50_seconds, p95_seconds }) => ({
        key: product_id,
        label: name,
        values: { p50: p50_seconds, p95: p95_seconds },
      }))}
    />
  );
}

function PromisesByProduct({ report: { products } }: { report: DeliveriesReport }) {
  const percent = (value: number) => `${Number(value.toFixed(1))} %`;
  const share = (part: number, whole: number) => (whole === 0 ? null : (part / whole) * 100);
  return (
    <Chart
      title="Promises and failures"
      note="How many were delivered within the promised time, and how many failed at least once"
      summary={products
        .slice(0, PRODUCTS_MAX)
        .map(
          ({ name, kept, late, failed, opened }) =>
            `${name}: ${sharePhrase(kept, kept + late) ?? 'nothing promised'}, ${sharePhrase(failed, opened) ?? 'none'} failed`,
        )
        .join('; ')}
      kind="lying bars"
      top={100}
      rowsAre="Product"
      series={[
        { key: 'kept', label: 'Promise kept', show: percent },
        { key: 'failed', label: 'Failed', show: percent },
      ]}
      rows={products.slice(0, PRODUCTS_MAX).map(({ product_id, name, kept, late, failed, opened }) => ({
        key: product_id,
        label: name,
        values: { kept: share(kept, kept + late), failed: share(failed, opened) },
      }))}
    />
  );
}
