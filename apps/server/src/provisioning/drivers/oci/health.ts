/** An application that takes longer to say that it is well is not. */
const ANSWER_SECONDS_MAX = 3;

/** Asks an application whether it is well. @returns null when it is, else what it answered, for operators. */
export async function whyUnwell(address: string, healthPath: string, signal: AbortSignal): Promise<string | null> {
  const patience = AbortSignal.any([signal, AbortSignal.timeout(ANSWER_SECONDS_MAX * 1000)]);
  try {
    // Redirects are not followed: they would lead wherever the customer's application says.
    const answer = await fetch(new URL(healthPath, address), { signal: patience, redirect: 'manual' });
    await answer.body?.cancel();
    return answer.ok ? null : `${healthPath} answers ${answer.status}`;
  } catch {
    signal.throwIfAborted();
    return `${healthPath} does not answer`;
  }
}
