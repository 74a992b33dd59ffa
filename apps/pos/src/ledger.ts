import type { Database } from './database.ts';
import { allTenants } from './workspaces/tenants.ts';

/** What really happened here, for counting from outside. Names are those of `GET /control/ledger`. */
export type Ledger = {
  tenants: {
    instance_key: string;
    external_reference: string;
    workspace_name: string | null;
    plan: string;
    quantity: number;
    created_at: string;
    state: 'open' | 'suspended' | 'cancelled' | 'purged';
  }[];
  calls: {
    at: string;
    method: string;
    path: string;
    instance_key: string | null;
    idempotency_key: string | null;
    /** null when the connection was cut instead of an answer */
    status: number | null;
    misbehaviour: string | null;
  }[];
};

type Call = Omit<Ledger['calls'][number], 'at'>;

/** The log is for support and tests, not an archive. */
const CALLS_KEPT_DAYS = 30;

export async function keepCall(db: Database, call: Call, now: Date): Promise<void> {
  await db.inOneTransaction(
    (tx) => tx.sql`
      insert into marketplace_calls (received_at, method, path, instance_key, idempotency_key, status, misbehaviour)
      values (${now}, ${call.method}, ${call.path}, ${call.instance_key}, ${call.idempotency_key}, ${call.status},
              ${call.misbehaviour})`,
  );
}

export async function forgetOldCalls(db: Database, now: Date): Promise<void> {
  const before = new Date(now.getTime() - CALLS_KEPT_DAYS * 86_400_000);
  await db.inOneTransaction((tx) => tx.sql`delete from marketplace_calls where received_at < ${before}`);
}

export async function readLedger(db: Database): Promise<Ledger> {
  return db.inOneTransaction(async (tx) => {
    const tenants = await allTenants(tx);
    const { rows } = await tx.sql<Call & { received_at: Date }>`
      select received_at, method, path, instance_key, idempotency_key, status, misbehaviour
      from marketplace_calls order by seq`;
    return {
      tenants: tenants.map((tenant) => ({
        instance_key: tenant.instanceKey,
        external_reference: tenant.id,
        workspace_name: tenant.workspaceName,
        plan: tenant.plan,
        quantity: tenant.quantity,
        created_at: tenant.createdAt.toISOString(),
        state: tenant.state,
      })),
      calls: rows.map(({ received_at, ...call }) => ({ at: received_at.toISOString(), ...call })),
    };
  });
}
