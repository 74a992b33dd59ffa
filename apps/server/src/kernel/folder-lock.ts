import { createHash } from 'node:crypto';
import { realpathSync, rmSync } from 'node:fs';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
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
 * holder never blocks a restart. The abstract socket (Linux) is free of races; the socket file is seen across
 * containers. Windows has neither: there a pipe is named for the folder.
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
  const name = `vozex-${createHash('sha256').update(real).digest('hex').slice(0, 40)}`;
  if (process.platform === 'win32') {
    await take(`\\\\.\\pipe\\${name}`);
  } else {
    if (process.platform === 'linux') await take(`\0${name}`);
    const beside = join(real, 'lock.sock');
    const file = beside.length <= SOCKET_PATH_MAX ? beside : join(tmpdir(), `${name}.sock`);
    if (await isDead(file)) rmSync(file, { force: true });
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

/** Only a refusal says that nobody listens there any more; a file we may not even ask (EACCES) is somebody's. */
function isDead(file: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(file, () => {
      socket.destroy();
      resolve(false);
    });
    socket.once('error', (error: NodeJS.ErrnoException) => resolve(error.code === 'ECONNREFUSED'));
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => server.close(() => resolve()));
}
