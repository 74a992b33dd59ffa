import type { ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';

const LOOK_MS = 50;
const PAGE_BYTES = 4_096;
const MIB = 1_048_576;

/** Ends a process that takes more than its limit, as the kernel would. @param limitMb 0 for none */
export function watchMemory(child: ChildProcess, limitMb: number): { isOver(): boolean } {
  let isOver = false;
  const timer = setInterval(() => {
    if (limitMb === 0 || residentMb(child.pid) <= limitMb) return;
    isOver = true;
    child.kill('SIGKILL');
  }, LOOK_MS);
  child.on('close', () => clearInterval(timer));
  return { isOver: () => isOver };
}

function residentMb(pid: number | undefined): number {
  try {
    return (Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]) * PAGE_BYTES) / MIB;
  } catch {
    return 0; // it has just ended, or this machine has no /proc
  }
}
