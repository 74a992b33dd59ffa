import { createHash } from 'node:crypto';
import { mkdir, open, readFile, realpath, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import path from 'node:path';

/**
 * Takes a folder for this process alone. PGlite has no lock of its own: two processes on one folder
 * lose each other's acknowledged rows without an error.
 *
 * On Linux and Windows the lock is a name held by the kernel, free again the instant the process
 * dies, however it dies. Elsewhere it is a file with our process id. Neither reaches across
 * containers that share a volume.
 *
 * @returns the function that gives it back
 * @throws Error naming the folder when another process holds it
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  await mkdir(folder, { recursive: true });
  const real = await realpath(folder);
  const name = `vozex-pos-${createHash('sha256').update(real).digest('hex').slice(0, 32)}`;
  if (process.platform === 'linux') return holdName(`\0${name}`, real);
  if (process.platform === 'win32') return holdName(`\\\\.\\pipe\\${name}`, real);
  return holdFile(path.join(real, 'pos.lock'), real);
}

function holdName(name: string, folder: string): Promise<() => Promise<void>> {
  const holder = createServer((socket) => socket.destroy());
  return new Promise((resolve, reject) => {
    holder.once('error', (fault: NodeJS.ErrnoException) =>
      reject(fault.code === 'EADDRINUSE' ? inUse(folder, fault) : fault),
    );
    holder.listen(name, () => {
      holder.unref(); // the lock alone is no reason to keep the process alive
      resolve(() => new Promise((closed) => holder.close(() => closed())));
    });
  });
}

async function holdFile(file: string, folder: string): Promise<() => Promise<void>> {
  try {
    const handle = await open(file, 'wx');
    await handle.writeFile(String(process.pid));
    await handle.close();
    return () => rm(file, { force: true });
  } catch (fault) {
    const pid = Number(await readFile(file, 'utf8').catch(() => ''));
    if (pid > 0 && !isAlive(pid))
      throw new Error(`${file} was left by a dead process (${pid}). Delete it and start again.`);
    throw inUse(folder, fault);
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

function inUse(folder: string, cause: unknown): Error {
  return new Error(`Another process is using the data folder ${folder}. Stop it first, or choose another folder.`, {
    cause,
  });
}
