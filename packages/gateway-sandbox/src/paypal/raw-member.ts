/**
 * Cuts one member of a JSON object out of its text, exactly as it was written.
 *
 * A webhook's signature covers its bytes, so a body that came inside another body must not be parsed and
 * written again: that would turn `1.0` into `1`.
 *
 * @param json the text of a valid JSON object.
 */
export function rawMember(json: string, name: string): string | undefined {
  let position = skipSpace(json, json.indexOf('{') + 1);
  while (json[position] === '"') {
    const keyEnd = endOfString(json, position);
    const key: unknown = JSON.parse(json.slice(position, keyEnd));
    const start = skipSpace(json, json.indexOf(':', keyEnd) + 1);
    const end = endOfValue(json, start);
    if (key === name) return json.slice(start, end);
    position = skipSpace(json, skipSpace(json, end) + 1);
  }
  return undefined;
}

function skipSpace(json: string, from: number): number {
  let position = from;
  while (' \t\r\n'.includes(json[position] ?? 'x')) position += 1;
  return position;
}

function endOfString(json: string, from: number): number {
  let position = from + 1;
  while (position < json.length && json[position] !== '"') position += json[position] === '\\' ? 2 : 1;
  return position + 1;
}

function endOfValue(json: string, from: number): number {
  let depth = 0;
  let position = from;
  while (position < json.length) {
    const character = json[position]!;
    if (character === '"') {
      position = endOfString(json, position);
      if (depth === 0) return position;
      continue;
    }
    if (depth === 0 && (',}]'.includes(character) || ' \t\r\n'.includes(character))) return position;
    if (character === '{' || character === '[') depth += 1;
    if (character === '}' || character === ']') depth -= 1;
    position += 1;
    if (depth === 0 && (character === '}' || character === ']')) return position;
  }
  return position;
}
