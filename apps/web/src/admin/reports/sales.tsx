import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { formatMoney } from '@vozex/domain';
import { salesReportQuery } from '../../api/admin-reports.ts';
import type { SalesReport } from '../../api/types.ts';
import { Loaded } from '../../shell/loaded.tsx';
import { Panel } from '../../ui/card.tsx';
import { Chart } from '../../ui/chart.tsx';
import type { ChartSeries } from '../../ui/chart-shape.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Select } from '../../ui/input.tsx';
import { Money } from '../../ui/money.tsx';
import { Table } from '../../ui/table.tsx';
import { changePhrase } from '../../words/change-phrase.ts';
import { counted } from '../../words/phrases.ts';
import { shortDay } from '../../words/short-day.ts';
import { Figure } from './figure.tsx';
import { useReportSearch } from './range-picker.tsx';

const route = getRouteApi('/admin/admin');

function useSales() {
  const { days, currency } = useReportSearch();
  return useQuery(salesReportQuery(days, currency));
}

/** What came in, beside the same number of days before. */
export function SalesFigures() {
  return (
    <Loaded result={useSales()} waiting={null}>
      {({ currency, totals }) => {
        const sums = totals.find((total) => total.currency === currency);
        if (!currency || !sums) return <Figure label="Net sales">–</Figure>;
        const { now, before } = sums;
        return (
          <>
            <Figure label="Net sales" note={changePhrase(now.net_minor, before.net_minor)}>
              <Money amount_minor={now.net_minor} currency={currency} />
            </Figure>
            <Figure label="Orders paid" note={changePhrase(now.orders_paid, before.orders_paid)}>
              {now.orders_paid}
            </Figure>
          </>
        );
      }}
    </Loaded>
  );
}

/** Money by day, and what was bought. */
export function SalesCharts() {
  return (
    <Loaded result={useSales()}>
      {(sales) => (
        <div className="grid items-start gap-6 xl:grid-cols-[2fr_1fr]">
          <SalesByDay sales={sales} />
          <BestProducts sales={sales} />
        </div>
      )}
    </Loaded>
  );
}

function SalesByDay({ sales: { currency, totals, days } }: { sales: SalesReport }) {
  if (!currency) {
    return (
      <Panel title="Sales">
        <EmptyState title="Nothing sold yet">Payments show here by the day they arrived.</EmptyState>
      </Panel>
    );
  }
  const money = (key: string, label: string): ChartSeries => ({
    key,
    label,
    show: (amount_minor) => formatMoney({ amount_minor, currency }),
    short: (amount_minor) => shortMoney(amount_minor, currency),
  });
  const sums = totals.find((total) => total.currency === currency)?.now;
  return (
    <Chart
      title="Sales"
      note="Payments by the day they arrived, refunds by the day they went back"
      actions={<CurrencyPicker currency={currency} currencies={totals.map((total) => total.currency)} />}
      summary={
        sums
          ? `${formatMoney({ amount_minor: sums.paid_minor, currency })} came in by ${counted(sums.payments, 'payment')}, ${formatMoney({ amount_minor: sums.refunded_minor + sums.reversed_minor, currency })} went back.`
          : 'Nothing was sold.'
      }
      kind="bars"
      rowsAre="Day"
      series={[money('paid', 'Paid'), money('back', 'Given back')]}
      rows={days.map(({ day, paid_minor, refunded_minor, reversed_minor }) => ({
        key: day,
        label: shortDay(day),
        values: { paid: paid_minor, back: refunded_minor + reversed_minor },
      }))}
    />
  );
}

/** "$1.2K": at the axis, where there is room for little. */
function shortMoney(amount_minor: number, currency: string): string {
  const parts = new Intl.NumberFormat('en', { style: 'currency', currency });
  const digits = parts.resolvedOptions().maximumFractionDigits ?? 2;
  return new Intl.NumberFormat('en', {
    style: 'currency',
    currency,
    notation: 'compact',
    maximumFractionDigits: 1,
  }).format(amount_minor / 10 ** digits);
}

/** Currencies are never added up: one is looked at, and the others are a choice away. */
function CurrencyPicker({ currency, currencies }: { currency: string; currencies: string[] }) {
  const navigate = route.useNavigate();
  if (currencies.length < 2) return null;
  return (
    <Select
      aria-label="Currency"
      value={currency}
      onChange={(event) =>
        navigate({ search: (now) => ({ ...now, currency: event.target.value }), replace: true, resetScroll: false })
      }
    >
      {currencies.map((one) => (
        <option key={one}>{one}</option>
      ))}
    </Select>
  );
}

const BEST_MAX = 6;

function BestProducts({ sales: { currency, products } }: { sales: SalesReport }) {
  return (
    <Panel title="Bought most" note="At the prices of purchase; later periods are not counted here" flush>
      {products.length === 0 || !currency ? (
        <p className="px-6 py-5 text-ink-soft text-sm">Nothing was bought.</p>
      ) : (
        <Table
          caption="What was bought most"
          columns={[
            { key: 'name', label: 'Product', lead: true, cell: ({ name }) => name },
            { key: 'units', label: 'Units', end: true, cell: ({ units }) => units },
            {
              key: 'amount',
              label: 'Amount',
              end: true,
              cell: ({ amount_minor }) => <Money amount_minor={amount_minor} currency={currency} />,
            },
          ]}
          rows={products.slice(0, BEST_MAX)}
          rowKey={({ product_id }) => product_id}
        />
      )}
    </Panel>
  );
}
