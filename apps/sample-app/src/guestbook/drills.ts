import { spawn } from 'node:child_process';
import { appendFileSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Memory that was eaten on request; held here so that it is not collected. */
const eaten: Buffer[] = [];

/** Misbehaviour on request, for whoever tests the machine that runs this: what it answers is what became of it. */
export type Drill = (argument: string, dataFolder: string) => unknown;

export const DRILLS: Record<string, Drill> = {
  /** Takes so many MiB of memory, and touches them. */
  memory: (mib) => {
    for (let n = 0; n < Number(mib); n++) eaten.push(Buffer.alloc(1_048_576, 1));
    return { held_mib: eaten.length };
  },
  /** Writes so many MiB into the data folder, each time into another file. */
  disk: (mib, dataFolder) => {
    const block = Buffer.alloc(1_048_576, 1);
    const path = join(dataFolder, `ballast-${readdirSync(dataFolder).length}`);
    for (let n = 0; n < Number(mib); n++) appendFileSync(path, block);
    return { ballast_bytes: statSync(path).size };
  },
  /** Ends with this code. */
  crash: (code) => process.exit(Number(code)),
  /** Starts so many processes that do nothing for a minute. */
  processes: (count) => {
    let refused = 0;
    for (let n = 0; n < Number(count); n++) {
      const child = spawn('sleep', ['60'], { stdio: 'ignore' });
      child.on('error', () => {
        refused += 1;
      });
      if (child.pid === undefined) refused += 1;
    }
    return { started: Number(count) - refused, refused };
  },
  /** Tries to read a file of the machine. */
  read: (path) => readFileSync(path, 'utf8').slice(0, 1_000),
  /** Tries to list a folder of the machine. */
  list: (path) => readdirSync(path),
  /** Who it is, and which processes it sees. */
  self: () => ({
    uid: process.getuid?.(),
    pid: process.pid,
    environment: Object.keys(process.env),
    processes: readdirSync('/proc').filter((name) => /^\d+$/.test(name)).length,
  }),
};
