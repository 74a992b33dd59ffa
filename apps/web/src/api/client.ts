import createClient from 'openapi-fetch';
import { languageOfPage } from '../languages/say.ts';
import { answerAlong } from './answers-along.ts';
import { readProblem } from './problem.ts';
import type { paths } from './schema.gen.ts';

/** Every route of the server, typed by its own description: an address or a field that is not there does not compile. */
export const api = createClient<paths>({
  baseUrl: '',
  fetch: async (request) => answerAlong(request) ?? fetch(request),
});

// What the server says stands among our sentences, so it is asked for in the language of the page.
api.use({
  onRequest({ request }) {
    request.headers.set('accept-language', languageOfPage());
  },
});

/**
 * The answer of a call.
 *
 * @throws Problem for every answer outside 200..299; TypeError when no answer came.
 */
export async function answerOf<Answer>(
  call: Promise<{ data?: Answer; error?: unknown; response: Response }>,
): Promise<NonNullable<Answer>> {
  const { data, error, response } = await call;
  if (!response.ok) throw readProblem(response.status, error);
  return data as NonNullable<Answer>; // because the description says what a success carries
}
