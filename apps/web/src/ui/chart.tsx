import { ChartColumn, TableProperties } from 'lucide-react';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { IconButton } from './button.tsx';
import { Panel } from './card.tsx';
import type { ChartRow, ChartSeries, ChartShape } from './chart-shape.ts';
import { Table } from './table.tsx';

// The drawing brings its library along; whoever sees no chart loads none of it.
const Drawing = lazy(() => import('./chart-drawing.tsx'));

type ChartProps = ChartShape & {
  title: string;
  note?: ReactNode;
  actions?: ReactNode;
  /** What the drawing says in one sentence, for whoever does not see it. */
  summary: string;
  /** What a row is: the heading of the table's first column. */
  rowsAre: string;
};

/** A chart with the table behind it: the same numbers, one button apart. */
export function Chart({ title, note, actions, summary, rowsAre, ...shape }: ChartProps) {
  const [asTable, setAsTable] = useState(false);
  const Icon = asTable ? ChartColumn : TableProperties;
  return (
    <Panel
      title={title}
      note={note}
      flush={asTable}
      actions={
        <>
          {actions}
          <IconButton
            size="small"
            label={`${title}: show as ${asTable ? 'chart' : 'table'}`}
            onClick={() => setAsTable(!asTable)}
          >
            <Icon aria-hidden="true" className="size-4" />
          </IconButton>
        </>
      }
    >
      {asTable ? (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        <section aria-label={`${title}, table`} tabIndex={0} className="max-h-96 overflow-auto">
          <Table
            caption={title}
            columns={columnsOf(rowsAre, shape.series)}
            rows={shape.rows}
            rowKey={({ key }) => key}
          />
        </section>
      ) : (
        <div role="img" aria-label={`${title}. ${summary}`}>
          <Suspense fallback={<div className="h-60" />}>
            <Drawing {...shape} />
          </Suspense>
        </div>
      )}
    </Panel>
  );
}

function columnsOf(rowsAre: string, series: readonly ChartSeries[]) {
  return [
    { key: 'row', label: rowsAre, lead: true, cell: (row: ChartRow) => row.label },
    ...series.map(({ key, label, show }) => ({
      key,
      label,
      end: true,
      cell: ({ values }: ChartRow) => {
        const value = values[key];
        return value === null || value === undefined ? '–' : show(value);
      },
    })),
  ];
}
