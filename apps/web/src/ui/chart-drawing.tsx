import { Bar, CartesianGrid, ComposedChart, Legend, Line, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import type { ChartRow, ChartSeries, ChartShape } from './chart-shape.ts';

const HEIGHT_PX = 240;
/** Lying bars need a place for each row and series. */
const LYING_BAR_PX = 16;
const ROW_GAP_PX = 18;
const AXIS_PX = 56;

/** Told apart by lightness too, and lines by their strokes, for whoever sees colours differently. */
const COLOURS = ['var(--chart-1)', 'var(--chart-2)', 'var(--chart-3)', 'var(--chart-4)'];
const STROKES = ['', '6 3', '2 3', '8 3 2 3'];

const TICK = { fill: 'var(--ink-faint)', fontSize: 12 };

/** The drawing of a chart; loaded when the first one is shown. */
export default function ChartDrawing({ kind, series, rows, top }: ChartShape) {
  const lying = kind === 'lying bars';
  const data = rows.map(({ label, values }) => ({ label, ...values }));
  const short = (value: number) => (series[0]?.short ?? series[0]?.show)?.(value) ?? String(value);
  const height = lying ? rows.length * (series.length * LYING_BAR_PX + ROW_GAP_PX) + AXIS_PX : HEIGHT_PX;
  return (
    <ResponsiveContainer width="100%" height={height}>
      <ComposedChart
        data={data}
        layout={lying ? 'vertical' : 'horizontal'}
        margin={{ top: 4, right: lying ? 16 : 4, bottom: 0, left: 0 }}
        barGap={1}
        accessibilityLayer={false}
      >
        <CartesianGrid stroke="var(--line)" vertical={lying} horizontal={!lying} />
        {lying ? (
          <>
            <YAxis type="category" dataKey="label" width={120} tickLine={false} axisLine={false} tick={TICK} />
            <XAxis
              type="number"
              domain={[0, top ?? 'auto']}
              tickLine={false}
              axisLine={false}
              tick={TICK}
              tickFormatter={short}
            />
          </>
        ) : (
          <>
            <XAxis
              dataKey="label"
              minTickGap={28}
              tickLine={false}
              axisLine={{ stroke: 'var(--line-strong)' }}
              tick={TICK}
            />
            <YAxis
              width={AXIS_PX}
              tickLine={false}
              axisLine={false}
              tick={TICK}
              tickFormatter={short}
              allowDecimals={false}
            />
          </>
        )}
        <Tooltip
          isAnimationActive={false}
          cursor={{ fill: 'var(--sunken)', stroke: 'var(--line-strong)' }}
          content={({ active, label }) => {
            const row = active ? rows.find((one) => one.label === label) : undefined;
            return row ? <Values row={row} series={series} /> : null;
          }}
        />
        {series.length > 1 && (
          <Legend
            iconType="square"
            itemSorter={null}
            iconSize={10}
            wrapperStyle={{ fontSize: 13, paddingTop: 8 }}
            formatter={legendText}
          />
        )}
        {series.map(({ key, label }, index) =>
          kind === 'lines' ? (
            <Line
              key={key}
              dataKey={key}
              name={label}
              type="linear"
              stroke={colour(index)}
              strokeWidth={2}
              strokeDasharray={STROKES[index % STROKES.length] ?? ''}
              dot={rows.length === 1}
              isAnimationActive={false}
            />
          ) : (
            <Bar
              key={key}
              dataKey={key}
              name={label}
              fill={colour(index)}
              maxBarSize={lying ? LYING_BAR_PX : 28}
              isAnimationActive={false}
              {...(kind === 'stacked bars' ? { stackId: 'all' } : {})}
            />
          ),
        )}
      </ComposedChart>
    </ResponsiveContainer>
  );
}

const legendText = (label: string) => <span style={{ color: 'var(--ink-soft)' }}>{label}</span>;
const colour = (index: number) => COLOURS[index % COLOURS.length] ?? '';

function Values({ row, series }: { row: ChartRow; series: readonly ChartSeries[] }) {
  return (
    <div className="rounded-control border border-line bg-surface px-3 py-2 text-[0.8125rem] shadow-mid">
      <p className="mb-1 font-medium">{row.label}</p>
      {series.map(({ key, label, show }, index) => {
        const value = row.values[key];
        return (
          <p key={key} className="flex items-center gap-2 text-ink-soft">
            <span className="size-2.5 rounded-xs" style={{ background: colour(index) }} />
            {label}
            <span className="ml-auto pl-3 font-medium text-ink tabular-nums">
              {value === null || value === undefined ? '–' : show(value)}
            </span>
          </p>
        );
      })}
    </div>
  );
}
