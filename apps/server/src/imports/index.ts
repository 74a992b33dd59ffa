// The door of imports.
export { type Decisions, readDecisions } from './decisions.ts';
export { forgetImports } from './forget-imports.ts';
export { columnsOf } from './formats.ts';
export { ROW_CODES } from './problems.ts';
export { rejectedRows } from './rejected-rows.ts';
export { importRoutes } from './routes.ts';
export type { ImportsApp } from './row-kind.ts';
export { type OnProgress, runImports, runOne } from './run-imports.ts';
export { startImport } from './start-import.ts';
export { type ImportRow, importById, toldRows } from './store.ts';
