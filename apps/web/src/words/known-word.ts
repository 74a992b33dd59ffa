/** A word of the domain, where an address or the server's description only promises a text; nothing for any other text. */
export function knownWord<Word extends string>(words: readonly Word[], text: string | undefined): Word | undefined {
  return words.find((word) => word === text);
}
