import { z } from 'zod';
import type { App } from '../../kernel/app.ts';
import { defineRoute } from '../../kernel/route.ts';
import { SearchAnswer, searchEverything } from './search-everything.ts';

const search = defineRoute({
  method: 'GET',
  path: '/api/admin/search',
  access: 'read_only',
  tag: 'Overview',
  summary: 'Find anything by an id, a key, a host, or the beginning of an e-mail address or a name',
  query: z.strictObject({ q: z.string().trim().min(2).max(200) }),
  output: SearchAnswer,
  handle: (app: App, { query }) => searchEverything(app, query),
});

export const searchRoutes = [search];
