import { readEnv, startVozex } from '@vozex/server';
import pg from 'pg';

/**
 * Counts every statement that leaves this process while `buyAll` runs against a shop in it, the job engine's included.
 * The bench's own connections are not counted: they carry another application name.
 */
export async function countStatements(
  environment: Record<string, string>,
  place: () => Promise<string[]>,
  buyAll: (url: string, orderIds: string[]) => Promise<unknown>,
): Promise<Record<string, string | number>> {
  const counts = { statements: 0, transactions: 0 };
  const open = new WeakSet<object>();
  const original = pg.Client.prototype.query;
  pg.Client.prototype.query = function counted(this: pg.Client, ...args: unknown[]) {
    const text = textOf(args[0]);
    const name = (this as unknown as { connectionParameters: { application_name?: string } }).connectionParameters
      .application_name;
    if (text && name?.startsWith('vozex')) count(this, text);
    return original.apply(this, args as never) as never;
  } as typeof original;
  const count = (client: object, text: string) => {
    counts.statements += 1;
    const word = text.trimStart().slice(0, 8).toLowerCase();
    if (word.startsWith('begin') || word.startsWith('start tr')) {
      open.add(client);
      counts.transactions += 1;
    } else if (word.startsWith('commit') || word.startsWith('rollback')) open.delete(client);
    else if (!open.has(client)) counts.transactions += 1;
  };

  const running = await startVozex(readEnv(environment), { role: 'all' });
  try {
    await buyAll(running.address!, await place()); // because role all listens
    const orderIds = await place();
    const idle = { ...counts };
    await new Promise((resolve) => setTimeout(resolve, 3_000));
    const perSecond = {
      statements: (counts.statements - idle.statements) / 3,
      transactions: (counts.transactions - idle.transactions) / 3,
    };
    Object.assign(counts, { statements: 0, transactions: 0 });
    const startedAt = performance.now();
    await buyAll(running.address!, orderIds); // because role all listens
    const orders = orderIds.length;
    const seconds = (performance.now() - startedAt) / 1000;
    return {
      orders,
      statements_per_order: (counts.statements / orders).toFixed(1),
      transactions_per_order: (counts.transactions / orders).toFixed(1),
      of_them_idle_statements: ((perSecond.statements * seconds) / orders).toFixed(1),
      of_them_idle_transactions: ((perSecond.transactions * seconds) / orders).toFixed(1),
    };
  } finally {
    await running.stop();
    pg.Client.prototype.query = original;
  }
}

function textOf(query: unknown): string | undefined {
  if (typeof query === 'string') return query;
  return typeof query === 'object' && query !== null && 'text' in query && typeof query.text === 'string'
    ? query.text
    : undefined;
}
