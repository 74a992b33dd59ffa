/** What somebody left in a guestbook. */
export type Entry = { name: string; text: string };

/** Leaves something in the guestbook at `address`, as any visitor may. */
export async function leaveEntry(address: string, entry: Entry): Promise<void> {
  const answer = await fetch(new URL('/api/entries', address), { method: 'POST', body: JSON.stringify(entry) });
  if (answer.status !== 201) throw new Error(`${address} did not keep the entry: ${answer.status}`);
}
