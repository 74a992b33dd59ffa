/** What was looked at from outside is not as it should be; ends the row with a "no". */
export class NotProven extends Error {}

export function expect(holds: boolean, otherwise: string): void {
  if (!holds) throw new NotProven(otherwise);
}

/** @returns what went wrong, in a sentence; undefined when nothing did. */
export async function attempt(work: () => Promise<void>): Promise<{ failed: string } | undefined> {
  try {
    await work();
  } catch (error) {
    return { failed: error instanceof Error ? error.message : String(error) };
  }
}
