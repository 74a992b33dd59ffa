/** Names remembered at once; strangers may ask for any number of them. */
const REMEMBERED_MAX = 10_000;

/**
 * Remembers for a moment what the database said of a name, also that it said nothing, so that a flood of requests does
 * not become a flood of look-ups. Asked for one name many times at once, it looks once.
 *
 * @param ttlMs how long, by the wall-clock.
 */
export function rememberAnswers<T>(
  look: (host: string) => Promise<T>,
  { ttlMs, now = () => performance.now() }: { ttlMs: number; now?: () => number },
): (host: string) => Promise<T> {
  const remembered = new Map<string, { until: number; answer: Promise<T> }>();
  return (host) => {
    const known = remembered.get(host);
    if (known && known.until > now()) return known.answer;
    if (remembered.size >= REMEMBERED_MAX) remembered.clear();
    const answer = look(host);
    remembered.set(host, { until: now() + ttlMs, answer });
    answer.catch(() => remembered.delete(host)); // a failed look says nothing of the name
    return answer;
  };
}
