/** `timeout_seconds` and `timeoutSeconds` → "Timeout seconds": for what the schema gives no title. */
export function titled(name: string): string {
  const words = name
    .replaceAll(/([a-z\d])([A-Z])/g, '$1 $2')
    .replaceAll(/[_-]+/g, ' ')
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
