export type { Ledger } from './ledger.ts';
export type { Misbehaviour } from './misbehave.ts';
export { type Pos, type PosSettings, startPos } from './start-pos.ts';
