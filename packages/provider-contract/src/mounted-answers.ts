import type { StoredAnswer } from './idempotency-store.ts';
import { CONTRACT_VERSION } from './messages.ts';
import { type ProblemCode, type ProblemParts, type ProviderProblem, problemOf } from './problem.ts';

export function success(status: 200 | 201 | 202, body: object, retryAfterSeconds?: number): StoredAnswer {
  return {
    status,
    headers: {
      'content-type': 'application/json',
      ...(retryAfterSeconds !== undefined && { 'retry-after': String(Math.ceil(retryAfterSeconds)) }),
    },
    body: JSON.stringify(body),
  };
}

export function problemAnswer(problem: ProviderProblem): StoredAnswer {
  return {
    status: problem.status,
    headers: {
      'content-type': 'application/problem+json',
      ...(problem.retry_after !== undefined && { 'retry-after': String(Math.ceil(problem.retry_after)) }),
    },
    body: JSON.stringify(problem),
  };
}

/** @param status only where one code travels with several, as `endpoint_missing` does */
export function refusal(code: ProblemCode, parts: ProblemParts, status?: number): StoredAnswer {
  const problem = problemOf(code, parts);
  return problemAnswer({ ...problem, status: status ?? problem.status });
}

export function versionRefusal(asked: string): StoredAnswer {
  const detail = `Contract version ${asked.slice(0, 20)} is not spoken here.`;
  return refusal('version_unsupported', { detail, supportedVersions: [CONTRACT_VERSION] });
}
