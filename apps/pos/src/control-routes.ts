import type { FastifyInstance } from 'fastify';
import type { Database } from './database.ts';
import { readLedger } from './ledger.ts';
import { Misbehaviour } from './misbehave.ts';

type Parts = { db: Database; misbehave(rule: Misbehaviour): Promise<void>; clearMisbehaviour(): void };

/** For development and tests in another process. Never mounted unless asked for: whoever reaches it can break things. */
export async function controlRoutes(app: FastifyInstance, parts: Parts): Promise<void> {
  app.post('/control/misbehave', async (request, reply) => {
    const rule = Misbehaviour.safeParse(request.body);
    if (!rule.success) return reply.code(422).send({ issues: rule.error.issues });
    await parts.misbehave(rule.data);
    return reply.code(201).send(rule.data);
  });
  app.delete('/control/misbehave', async (_request, reply) => {
    parts.clearMisbehaviour();
    return reply.code(204).send();
  });
  app.get('/control/ledger', async () => readLedger(parts.db));
}
