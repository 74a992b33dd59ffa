import { buildWebIfStale } from './build-web.ts';
import { OWNER, PEOPLE } from './people.ts';
import {
  CannotStart,
  keptFolder,
  portsFromEnvironment,
  startWholeProduct,
  type WholeProduct,
} from './whole-product.ts';

/** `npm start`: the whole product on this machine, for trying and developing. */

const FOLDER = keptFolder();
const say = (text: string) => process.stdout.write(`${text}\n`);

function greet({ urls }: WholeProduct): void {
  const login = (who: string, { email, password }: { email: string; password: string }) =>
    `  ${who.padEnd(9)} ${email.padEnd(34)} ${password}`;
  say(`
VOZEX is running.

  Shop      ${urls.shop}
  Admin     ${urls.shop}/admin
  Mailbox   ${urls.shop}/dev/mailbox

${login('Buyer', PEOPLE.Ada)}
${login('Operator', PEOPLE.Oscar)}
${login('Owner', OWNER)}

Buy one of everything, live through subscriptions, and see what came of it: npm run demo
What it keeps is in ${FOLDER}. Ctrl-C ends it.
`);
}

async function main(): Promise<void> {
  await buildWebIfStale();
  const product = await startWholeProduct(FOLDER, portsFromEnvironment());
  greet(product);
  let stopping = false;
  const stop = async () => {
    if (stopping) process.exit(1);
    stopping = true;
    await product.stop();
    process.exit(0);
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  const reason = await product.broken;
  if (stopping) return;
  process.stderr.write(`${reason}\n`);
  stopping = true;
  await product.stop();
  process.exit(1);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof CannotStart ? error.message : (error as Error).stack}\n`);
  process.exit(1);
});
