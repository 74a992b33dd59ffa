import type { DriverAnswer, Observed } from '../instance-driver.ts';

export const DONE: DriverAnswer = { kind: 'done' };

export function failed(code: string, reason: string): DriverAnswer {
  return { kind: 'failed', code, reason };
}

export function busy(lookAgainAfterSeconds: number): DriverAnswer {
  return { kind: 'busy', lookAgainAfterSeconds };
}

/** What is seen of an instance that an engine does not hold. */
export const NOTHING: Observed = {
  state: 'absent',
  address: null,
  version: null,
  revision: null,
  usage: { cpuMillis: null, memoryMb: null, diskMb: null },
  reason: null,
  restarts: 0,
};
