import { at, type Fields, itemsAt, textAt } from './thing.ts';

/** Asks an application again and again whether it is ready, as its probe says. @returns what stops it. */
export function probe(
  readiness: Fields,
  container: Fields,
  address: string,
  secondMs: number,
  on: { ready(isReady: boolean): void; unwell(why: string): void },
): () => void {
  const wanted = at(readiness, 'httpGet', 'port');
  const named = itemsAt(container, 'ports').find((one) => textAt(one, 'name') === wanted);
  const port = Number(at(named, 'containerPort') ?? wanted);
  const url = `http://${address}:${port}${textAt(readiness, 'httpGet', 'path')}`;
  const period = Number(at(readiness, 'periodSeconds') ?? 10) * secondMs;
  const tolerated = Number(at(readiness, 'failureThreshold') ?? 3);
  const stopping = new AbortController();
  let failures = 0;
  let isReady = false;

  async function ask(): Promise<void> {
    const why = await whyNot(url, Number(at(readiness, 'timeoutSeconds') ?? 1) * 1000, stopping.signal);
    if (stopping.signal.aborted) return;
    failures = why === null ? 0 : failures + 1;
    if (why !== null) on.unwell(why);
    const turned = isReady ? failures >= tolerated : why === null;
    if (turned) {
      isReady = !isReady;
      on.ready(isReady);
    }
    timer = setTimeout(ask, period);
  }
  let timer = setTimeout(ask, 0);
  return () => {
    stopping.abort();
    clearTimeout(timer);
  };
}

async function whyNot(url: string, timeoutMs: number, stop: AbortSignal): Promise<string | null> {
  try {
    const answer = await fetch(url, { signal: AbortSignal.any([stop, AbortSignal.timeout(timeoutMs)]) });
    await answer.body?.cancel();
    return answer.ok ? null : `HTTP probe failed with statuscode: ${answer.status}`;
  } catch {
    return `Get "${url}": dial tcp: connect: connection refused`;
  }
}
