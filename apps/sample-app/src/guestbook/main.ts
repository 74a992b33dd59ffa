import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openBook } from './book.ts';
import { readEnvironment } from './env.ts';
import { readRelease } from './release.ts';
import { openSite } from './server.ts';

/** The top of the bundle: this file lies one folder below it. */
const root = dirname(dirname(fileURLToPath(import.meta.url)));

const environment = readEnvironment(root);
if (environment.crashAtStart) process.exit(1);
const release = readRelease(root);
const book = await openBook(environment.dataFolder, release.schema, () => new Date());
const site = openSite({ book, release, environment });
site.listen({ port: environment.port, ...(environment.host ? { host: environment.host } : {}) }, () => {
  process.stdout.write(`Guestbook ${release.version} listens on port ${environment.port}\n`);
});

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, () => {
    site.close(() => process.exit(0));
    site.closeAllConnections();
  });
}
