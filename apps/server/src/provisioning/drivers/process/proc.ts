import { readdirSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';

/** The variable by which every process of an instance is known, wherever it went. */
export const INSTANCE_MARK = 'VOZEX_INSTANCE';

/** One process as the kernel shows it (proc(5), /proc/pid/stat). */
export type Process = {
  pid: number;
  name: string;
  /** R, S, D: it lives; T: stopped by a signal; Z, X: it has ended. */
  state: string;
  /** Clock ticks since boot: with the pid, it names a process for as long as the machine runs. */
  startTicks: string;
};

/** Fields after the name, which may itself hold spaces and parentheses: state is the first, starttime the twentieth. */
const START_TICKS_FIELD = 19;

/** @returns undefined when there is no such process. */
export function processOf(pid: number): Process | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const end = text.lastIndexOf(')');
    const fields = text.slice(end + 2).split(' ');
    const name = text.slice(text.indexOf('(') + 1, end);
    return { pid, name, state: fields[0] ?? 'X', startTicks: fields[START_TICKS_FIELD] ?? '' };
  } catch {
    return undefined; // it ended meanwhile, or there never was one
  }
}

/** A zombie has ended; on machines whose first process reaps nobody, it stays in the list for ever. */
export function lives(process: Process | undefined): process is Process {
  return process !== undefined && process.state !== 'Z' && process.state !== 'X';
}

let boot: string | undefined;

/** Changes with every start of the machine: pids from before mean nothing. */
export function bootId(): string {
  boot ??= readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  return boot;
}

/** Every living process that carries the mark of an instance. Those of other users are seen by root alone. */
export function markedProcesses(engineName: string): number[] {
  const mark = `${INSTANCE_MARK}=${engineName}`;
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => {
      try {
        return readFileSync(`/proc/${pid}/environ`, 'latin1').split('\0').includes(mark) && lives(processOf(pid));
      } catch {
        return false; // it ended meanwhile, or is somebody else's
      }
    });
}

/** Memory that these processes hold, bytes; shared pages count for each. */
export async function residentBytes(pids: number[]): Promise<number> {
  const each = pids.map(async (pid) => {
    const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
    return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1] ?? 0) * 1_024;
  });
  return (await Promise.all(each)).reduce((sum, bytes) => sum + bytes, 0);
}
