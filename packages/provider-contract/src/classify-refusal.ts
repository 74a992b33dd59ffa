import { PROBLEMS, type ProblemClass, type ProblemCode, type ProviderProblem, readProblem } from './problem.ts';

type Verdict = { errorClass: ProblemClass; code: string; problem: Partial<ProviderProblem> };

/**
 * What a bare status means when the provider sent no code. `unknown` where doubt is possible: asking
 * by key costs one GET, a wrong guess costs a second workspace or a paid order that is never filled.
 */
const BARE_STATUS: Record<number, { code: string; class: ProblemClass }> = {
  400: { code: 'invalid_request', class: 'permanent' },
  401: { code: 'auth_failed', class: 'needs_operator' },
  402: { code: 'account_limit', class: 'needs_operator' },
  403: { code: 'auth_failed', class: 'needs_operator' },
  404: { code: 'endpoint_missing', class: 'needs_operator' },
  405: { code: 'endpoint_missing', class: 'needs_operator' },
  408: { code: 'http_408', class: 'unknown' },
  409: { code: 'http_409', class: 'unknown' }, // a duplicate, a running operation, a stale one: status will tell
  410: { code: 'terminated', class: 'permanent' },
  412: { code: 'version_unsupported', class: 'needs_operator' },
  425: { code: 'unavailable', class: 'retryable' },
  429: { code: 'rate_limited', class: 'retryable' },
  501: { code: 'endpoint_missing', class: 'needs_operator' },
  507: { code: 'capacity_exhausted', class: 'needs_operator' },
};

/**
 * Sorts a refusal (3xx to 5xx) into the contract's classes. What the provider says wins over what
 * its code means, and that over what its status means.
 */
export function classifyRefusal(status: number, body: unknown): Verdict {
  const problem = readProblem(body);
  const bare = meaningOfStatus(status, problem);
  const code = problem.code ?? bare.code;
  const known = Object.hasOwn(PROBLEMS, code) && problem.code ? PROBLEMS[code as ProblemCode].class : undefined;
  return { errorClass: problem.class ?? known ?? bare.class, code, problem };
}

function meaningOfStatus(status: number, problem: Partial<ProviderProblem>): { code: string; class: ProblemClass } {
  if (status >= 300 && status < 400) return { code: 'redirected', class: 'needs_operator' };
  if (status === 422 && problem.fields?.length) return { code: 'input_invalid', class: 'needs_customer' };
  const listed = BARE_STATUS[status];
  if (listed) return listed;
  // 503 without a code may come from any proxy on the way, after the effect as well as before it.
  return { code: `http_${status}`, class: status >= 500 ? 'unknown' : 'permanent' };
}
