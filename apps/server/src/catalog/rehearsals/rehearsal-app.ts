import type { Readable } from 'node:stream';
import type { CatalogApp } from '../catalog-app.ts';
import type { StageSettings } from './stage.ts';

/** What rehearsals need besides the catalog, as wiring.ts joins it. */
export type RehearsalApp = CatalogApp & {
  readonly rehearsals: StageSettings;
  readonly storage: { read(key: string, part: { start: number; end: number }): Promise<Readable | undefined> };
  /** This process, as rows that it works on name it. */
  readonly instance: number;
};
