import { createHash } from 'node:crypto';
import { realpathSync, rmSync } from 'node:fs';
import { connect, createServer, type Server } from 'node:net';
import { join } from 'node:path';

/** Somebody else has the data folder open. PGlite has no lock of its own: two processes would lose each other's rows. */
export class FolderInUse extends Error {
  constructor(folder: string) {
    super(
      `Another VOZEX process already uses the data folder ${folder}. ` +
        'Stop it first, choose another folder with VOZEX_DATA_DIR, or use PostgreSQL through DATABASE_URL to run several processes.',
    );
    this.name = 'FolderInUse';
  }
}

/** The longest path a Unix socket may have on every system we know. */
const SOCKET_PATH_MAX = 100;

/**
 * Takes the folder for this process, until it ends or releases. The kernel frees the sockets at `kill -9`, so a dead
 * holder never blocks a restart. The abstract socket (Linux) is free of races; the socket file is seen across containers.
 *
 * @returns releases the folder.
 * @throws FolderInUse when a live process holds it.
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  const real = realpathSync(folder);
  const held: Server[] = [];
  const take = async (address: string) => {
    const server = await listen(address);
    if (!server) {
      await Promise.all(held.map(close));
      throw new FolderInUse(folder);
    }
    held.push(server);
  };
  if (process.platform === 'linux') {
    await take(`\0vozex-${createHash('sha256').update(real).digest('hex').slice(0, 40)}`);
  }
  const file = join(real, 'lock.sock');
  if (file.length <= SOCKET_PATH_MAX && process.platform !== 'win32') {
    if (!(await isAlive(file))) rmSync(file, { force: true });
    await take(file);
  }
  return async () => {
    await Promise.all(held.map(close));
  };
}

function listen(address: string): Promise<Server | undefined> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.destroy());
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? resolve(undefined) : reject(error),
    );
    server.listen(address, () => resolve(server.unref()));
  });
}

function isAlive(file: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(file, () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => server.close(() => resolve()));
}
