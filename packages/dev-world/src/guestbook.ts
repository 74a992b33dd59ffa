import { askAddress } from './ask-address.ts';

/** What somebody left in a guestbook. */
export type Entry = { name: string; text: string };

type Kept = { version: string; entries: (Entry & { id: string })[] };

const ENTRIES = '/api/entries';

/** What the guestbook at `address` keeps, and which release of it answers. @throws Error when it does not answer */
export async function readGuestbook(address: string): Promise<Kept> {
  const { status, text } = await askAddress(new URL(ENTRIES, address));
  if (status !== 200) throw new Error(`${address} answers ${status}`);
  return JSON.parse(text) as Kept; // because that is what every release answers
}

/** The status that a visitor of the guestbook is answered with, by whoever answers; 0: nobody does. */
export function statusAt(address: string): Promise<number> {
  return askAddress(new URL(ENTRIES, address)).then(
    ({ status }) => status,
    () => 0,
  );
}

/** Leaves something in the guestbook at `address`, as any visitor may. @returns the entry's id. */
export async function leaveEntry(address: string, entry: Entry): Promise<string> {
  const { status, text } = await askAddress(new URL(ENTRIES, address), { method: 'POST', body: JSON.stringify(entry) });
  if (status !== 201) throw new Error(`${address} did not keep the entry: ${status} ${text}`);
  return (JSON.parse(text) as { id: string }).id; // because that is what every release answers
}

/** Removes an entry, as its owner may and nobody else. @returns the status of the answer. */
export async function removeEntry(address: string, id: string, adminToken: string): Promise<number> {
  const headers = { authorization: `Bearer ${adminToken}` };
  return (await askAddress(new URL(`${ENTRIES}?id=${id}`, address), { method: 'DELETE', headers })).status;
}
