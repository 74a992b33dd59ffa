import type { InstanceDesire, InstanceState } from '@vozex/domain';
import { sql } from 'kysely';
import type { Db } from '../../kernel/database.ts';
import type { PageName } from './pages.ts';

/** What a visitor of a name gets: what the instance answers, or a page in its place. */
export type Answer = { kind: 'instance'; address: string } | { kind: 'page'; page: PageName };

/** The answer for one name. The id is that of the name and stays its own for as long as it lives. */
export type NamedAnswer = { id: string; host: string; answer: Answer };

type Row = {
  id: string;
  host: string;
  desired_state: InstanceDesire | null;
  stopped_by_customer: boolean | null;
  observed_state: InstanceState | null;
  address: string | null;
  ready_at: Date | null;
};

const ANSWERS = sql`
  select d.id, d.host, i.desired_state, i.stopped_by_customer, i.observed_state, i.address, i.ready_at
  from instance_domains d
  left join lateral (
    select * from instances i where i.order_item_id = d.order_item_id and i.ended_at is null
    order by i.id desc limit 1) i on true
  where d.released_at is null and d.status <> 'pending_dns'`;

/** What is answered under every name, by name. */
export async function allAnswers(db: Db): Promise<NamedAnswer[]> {
  const { rows } = await sql<Row>`${ANSWERS} order by d.host`.execute(db);
  return rows.map((row) => ({ id: row.id, host: row.host, answer: answerOf(row) }));
}

/** What is answered under one name; nothing under a name that nobody has. */
export async function answerUnder(db: Db, host: string): Promise<Answer | undefined> {
  const { rows } = await sql<Row>`${ANSWERS} and d.host = ${host}`.execute(db);
  return rows[0] && answerOf(rows[0]);
}

/** An instance that is unwell still answers what it can; one that stands still would let its visitors wait. */
function answerOf(row: Omit<Row, 'id' | 'host'>): Answer {
  const page = (name: PageName): Answer => ({ kind: 'page', page: name });
  if (row.desired_state === null) return page('starting');
  if (row.desired_state === 'terminated') return page('unknown');
  if (row.desired_state === 'suspended') return page('paused');
  if (row.stopped_by_customer) return page('stopped');
  const answers = row.observed_state === 'running' || row.observed_state === 'unhealthy';
  if (answers && row.address !== null) return { kind: 'instance', address: row.address };
  return page(row.ready_at === null || row.observed_state === 'starting' ? 'starting' : 'unwell');
}
