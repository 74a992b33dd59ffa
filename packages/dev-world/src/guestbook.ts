/** What somebody left in a guestbook. */
export type Entry = { name: string; text: string };

/** What visitors wait for, at most; a guestbook that is held still takes the call and says nothing. */
const ANSWER_MS_MAX = 1_500;

type Kept = { version: string; entries: (Entry & { id: string })[] };

/** What the guestbook at `address` keeps, and which release of it answers. @throws Error when it does not answer */
export async function readGuestbook(address: string): Promise<Kept> {
  const answer = await fetch(new URL('/api/entries', address), { signal: AbortSignal.timeout(ANSWER_MS_MAX) });
  if (!answer.ok) throw new Error(`${address} answers ${answer.status}`);
  return (await answer.json()) as Kept; // because that is what every release answers
}

/** Whether anybody answers at an address: a guestbook that is stopped, held still or removed does not. */
export function guestbookAnswers(address: string): Promise<boolean> {
  return readGuestbook(address).then(
    () => true,
    () => false,
  );
}

/** Leaves something in the guestbook at `address`, as any visitor may. @returns the entry's id. */
export async function leaveEntry(address: string, entry: Entry): Promise<string> {
  const answer = await fetch(new URL('/api/entries', address), { method: 'POST', body: JSON.stringify(entry) });
  if (answer.status !== 201) throw new Error(`${address} did not keep the entry: ${answer.status}`);
  return ((await answer.json()) as { id: string }).id; // because that is what every release answers
}

/** Removes an entry, as its owner may and nobody else. @returns the status of the answer. */
export async function removeEntry(address: string, id: string, adminToken: string): Promise<number> {
  const authorization = `Bearer ${adminToken}`;
  const at = new URL(`/api/entries?id=${id}`, address);
  return (await fetch(at, { method: 'DELETE', headers: { authorization } })).status;
}
