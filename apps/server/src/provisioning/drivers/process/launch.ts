import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, fchownSync, openSync } from 'node:fs';
import { lstat, mkdir, rm } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import { crashPoint } from '../../../kernel/crash-point.ts';
import { giveTo } from './data-folders.ts';
import { type Engine, groupOf, shapeOf, uidOf } from './engine.ts';
import { forgetRun, type Home, type HomeRecord, type Run, writeRun } from './home.ts';
import { sandboxWords } from './machine.ts';
import { bootId, INSTANCE_MARK, processOf } from './proc.ts';
import type { Unpacked } from './unpack-bundle.ts';

/** Open files and sockets of one process: many for a small application, few for the machine. */
const OPEN_FILES_MAX = 8_192;

/** The shell counts file sizes in blocks of 512 bytes. */
const BLOCKS_PER_MB = 2_048;

/**
 * The shell around an instance. It waits until it is told to go, so that everything that must be known of it is written
 * first: when VOZEX dies before, nothing starts. Afterwards it writes down how the application ended, also when no VOZEX
 * is there to see it.
 */
const GATE = `
read -r word && [ "$word" = go ] || exit 0
exit_file=$1; blocks=$2; files=$3; shift 3
ulimit -c 0; ulimit -f "$blocks"; ulimit -n "$files" 2>/dev/null
"$@" </dev/null
code=$?
echo $code > "$exit_file.new" && mv "$exit_file.new" "$exit_file"
`;

/**
 * Starts an instance: written down first, boxed in second, let go last.
 *
 * @param port free at this moment, and the instance's own.
 */
export async function launch(
  engine: Engine,
  home: Home,
  record: HomeRecord & { port: number },
  { folder, manifest }: Unpacked,
): Promise<void> {
  const { spec } = record;
  const uid = uidOf(engine, record.slot);
  await forgetRun(home);
  await rm(home.exit, { recursive: true, force: true });
  await prepareFolders(home, spec.dataFolders, uid);
  const group = groupOf(engine, home);
  await group?.remove(); // counters of the last run must not speak for this one
  const fresh = groupOf(engine, home);
  fresh?.limit(spec.limits);

  const words = commandOf(engine, home, folder, manifest.start);
  const limits = [join(home.exit, 'code'), String(spec.limits.diskMb * BLOCKS_PER_MB), String(OPEN_FILES_MAX)];
  const log = openSync(home.log, 'a', 0o600);
  if (uid !== undefined) fchownSync(log, uid, uid); // some applications open /dev/stdout anew
  const gate = spawn('/bin/sh', ['-c', GATE, home.name, ...limits, ...words], {
    cwd: folder,
    env: environmentOf(engine, home, record, manifest.port_env),
    stdio: ['pipe', log, log],
    detached: true, // a session of its own: it outlives VOZEX, and no signal meant for VOZEX reaches it
    ...(uid === undefined ? {} : { uid, gid: uid }),
  });
  closeSync(log);
  const pid = await pidOf(gate);
  crashPoint('instance.at_the_gate');
  fresh?.add(pid);
  await writeRun(home, runOf(engine, record, pid));
  crashPoint('instance.written_down');
  gate.stdin?.end('go\n');
  gate.unref();
  crashPoint('instance.let_go');
}

function runOf(engine: Engine, { spec, port }: HomeRecord & { port: number }, pid: number): Run {
  return {
    pid,
    startTicks: processOf(pid)?.startTicks ?? '',
    bootId: bootId(),
    startedAt: engine.clock.now().toISOString(),
    shape: shapeOf(spec),
    revision: spec.revision,
    version: spec.release.version,
    address: `http://127.0.0.1:${port}`,
  };
}

async function pidOf(gate: ChildProcess): Promise<number> {
  gate.stdin?.on('error', () => {}); // it ended before it was told to go: seen at the next look
  if (gate.pid !== undefined) return gate.pid;
  const [error] = await once(gate, 'error');
  throw error;
}

function commandOf({ machine }: Engine, home: Home, release: string, start: string[]): string[] {
  if (machine.bubblewrap === undefined) return start;
  const folders = [
    { path: release, writable: false },
    { path: home.data, writable: true },
  ];
  return [machine.bubblewrap, ...sandboxWords(machine.node, folders), ...start];
}

/** All of it: nothing of VOZEX's own environment gets through. */
function environmentOf(
  { machine }: Engine,
  home: Home,
  { spec, port }: HomeRecord & { port: number },
  portVariable: string,
): Record<string, string> {
  const path = [dirname(machine.node), '/usr/local/bin', '/usr/bin', '/bin'].join(delimiter);
  return {
    LANG: 'C.UTF-8',
    HOME: home.data,
    PATH: path,
    TMPDIR: machine.bubblewrap === undefined ? home.temporary : '/tmp',
    ...spec.environment,
    HOST: '127.0.0.1',
    [portVariable]: String(port),
    [INSTANCE_MARK]: home.name,
  };
}

async function prepareFolders(home: Home, dataFolders: string[], uid: number | undefined): Promise<void> {
  await rm(home.temporary, { recursive: true, force: true });
  for (const folder of [home.exit, home.temporary, home.data]) await mkdir(folder, { recursive: true, mode: 0o700 });
  for (const name of dataFolders) await mkdir(join(home.data, name), { recursive: true, mode: 0o700 });
  if (uid === undefined) return;
  for (const folder of [home.exit, home.temporary]) await giveTo(folder, uid);
  const isTheirs = async (path: string) => (await lstat(path)).uid === uid;
  for (const folder of [home.data, ...dataFolders.map((name) => join(home.data, name))]) {
    if (!(await isTheirs(folder))) await giveTo(folder, uid);
  }
}
