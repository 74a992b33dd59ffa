/** One thing that is measured. `show` writes a value as people read it, `short` as it stands at the axis. */
export type ChartSeries = {
  key: string;
  label: string;
  show(value: number): string;
  short?(value: number): string;
};

/** One place on the axis, with a value for each series; null where there is none. */
export type ChartRow = { key: string; label: string; values: Record<string, number | null> };

export type ChartShape = {
  kind: 'bars' | 'stacked bars' | 'lines' | 'lying bars';
  series: readonly ChartSeries[];
  rows: readonly ChartRow[];
  /** Where the axis ends, when it is known: 100 for percents. */
  top?: number;
};
