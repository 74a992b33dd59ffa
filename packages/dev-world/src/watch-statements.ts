import pg from 'pg';

type Statement = { text: string; values: unknown[] };
type PlanNode = { 'Node Type': string; 'Relation Name'?: string; Plans?: PlanNode[] };

/** Sees what the shop in this process asks of PostgreSQL. */
export type StatementWatch = {
  /** What was asked since the last time. */
  taken(): Statement[];
  stop(): void;
};

export function watchStatements(): StatementWatch {
  let seen: Statement[] = [];
  const original = pg.Client.prototype.query;
  pg.Client.prototype.query = function watched(this: pg.Client, ...args: unknown[]) {
    const [query] = args;
    const isShops = (this as unknown as { connectionParameters: { application_name?: string } }).connectionParameters
      .application_name;
    if (isShops === 'vozex' && typeof query === 'object' && query !== null && 'text' in query) {
      const { text, values } = query as { text: string; values?: unknown[] };
      if (/^\s*(select|with)/i.test(text)) seen.push({ text, values: values ?? [] });
    }
    return original.apply(this, args as never) as never;
  } as typeof original;
  return {
    taken() {
      const taken = seen;
      seen = [];
      return taken;
    },
    stop() {
      pg.Client.prototype.query = original;
    },
  };
}

/** The tables that a statement reads from end to end. */
export async function tablesScanned(client: pg.Client, { text, values }: Statement): Promise<string[]> {
  const { rows } = await client.query(`explain (format json) ${text}`, values);
  const found: string[] = [];
  const visit = (node: PlanNode) => {
    if (node['Node Type'] === 'Seq Scan' && node['Relation Name']) found.push(node['Relation Name']);
    for (const child of node.Plans ?? []) visit(child);
  };
  visit((rows[0] as { 'QUERY PLAN': { Plan: PlanNode }[] })['QUERY PLAN'][0]!.Plan); // because explain answers one plan
  return found;
}
