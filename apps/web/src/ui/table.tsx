import type { ReactNode } from 'react';
import { classes } from './classes.ts';

export type Column<Row> = {
  key: string;
  /** Shown above the column, and beside the value where the table becomes cards. */
  label: string;
  cell(row: Row): ReactNode;
  /** Numbers and moments stand to the right. */
  end?: boolean;
  /** The column that names the row: the card's heading on phones. */
  lead?: boolean;
};

type TableProps<Row> = {
  /** What the table holds, for screen readers. */
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey(row: Row): string;
};

/** Rows and columns; on phones every row becomes a card with its labels beside the values. */
export function Table<Row>({ caption, columns, rows, rowKey }: TableProps<Row>) {
  return (
    <table className="w-full text-sm max-md:block">
      <caption className="sr-only">{caption}</caption>
      <thead className="max-md:sr-only">
        <tr className="border-line border-b">
          {columns.map((column) => (
            <th
              key={column.key}
              scope="col"
              className={classes(
                'whitespace-nowrap px-3 py-2.5 font-medium text-ink-faint text-xs first:pl-6 last:pr-6',
                column.end ? 'text-right' : 'text-left',
              )}
            >
              {column.label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="divide-y divide-line max-md:block">
        {rows.map((row) => (
          <tr
            key={rowKey(row)}
            className="relative transition-colors hover:bg-sunken/60 max-md:block max-md:px-5 max-md:py-3.5"
          >
            {columns.map((column) => (
              <td
                key={column.key}
                className={classes(
                  'px-3 py-3 align-middle first:pl-6 last:pr-6 max-md:flex max-md:items-baseline max-md:justify-between max-md:gap-4 max-md:px-0! max-md:py-0.5 max-md:has-[>span:last-child:empty]:hidden!',
                  column.end && 'text-right tabular-nums',
                  column.lead && 'font-medium max-md:mb-1 max-md:text-[0.9375rem]',
                )}
              >
                {!column.lead && (
                  <span aria-hidden="true" className="shrink-0 text-ink-faint text-xs md:hidden">
                    {column.label}
                  </span>
                )}
                <span className="min-w-0 max-md:text-right max-md:first:text-left">{column.cell(row)}</span>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Makes a link cover its whole row, so that the row is one large target. */
export const ROW_LINK =
  'font-medium after:absolute after:inset-0 hover:underline underline-offset-4 decoration-line-strong';
