import { jsonLanguage } from '@codemirror/lang-json';

export type FieldMessages = Readonly<Record<string, string>>;
/** A problem where it stands in the text. `field` is empty for text that is not JSON. */
export type TextProblem = { from: number; to: number; line: number; field: string; message: string };

type Span = { from: number; to: number };

/** Where everything that is wrong stands in a text: first of all that it is not JSON, else each field's message. */
export function findProblems(text: string, messages: FieldMessages): TextProblem[] {
  const broken = firstBreak(text);
  if (broken) return [{ ...broken, line: lineAt(text, broken.from), field: '', message: 'This is not JSON here.' }];
  return Object.entries(messages)
    .map(([field, message]) => {
      const span = spanOf(text, field.split('.'));
      return { ...span, line: lineAt(text, span.from), field, message };
    })
    .sort((one, other) => one.from - other.from);
}

function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}

/** The first place at which a text stops being JSON. The engine's own words for it differ between browsers. */
function firstBreak(text: string): Span | undefined {
  try {
    JSON.parse(text);
    return undefined;
  } catch {
    let found: Span | undefined;
    jsonLanguage.parser.parse(text).iterate({
      enter(node) {
        if (node.type.isError) found ??= { from: node.from, to: Math.max(node.to, node.from) };
      },
    });
    return found ?? { from: text.length, to: text.length };
  }
}

/** Where the value of a path stands; of what is not there, the nearest thing around it. */
function spanOf(text: string, path: readonly string[]): Span {
  let at = jsonLanguage.parser.parse(text).topNode.firstChild;
  let span: Span = { from: 0, to: 0 };
  for (const step of path) {
    if (!at) break;
    if (at.name === 'Object') {
      const property = at
        .getChildren('Property')
        .find((one) => nameOf(text, one.firstChild ?? { from: 0, to: 0 }) === step);
      if (!property) break;
      span = { from: property.from, to: property.to };
      at = property.lastChild;
    } else if (at.name === 'Array') {
      const values = childrenOf(at).filter(({ name }) => !['[', ']', ','].includes(name));
      const value = values[Number(step)];
      if (!value) break;
      span = { from: value.from, to: value.to };
      at = value;
    } else break;
  }
  const end = text.slice(span.from, span.to).indexOf('\n');
  return end < 0 ? span : { from: span.from, to: span.from + end }; // the first line of it: the rest is not wrong
}

type Tree = NonNullable<ReturnType<typeof jsonLanguage.parser.parse>['topNode']['firstChild']>;

function childrenOf(node: Tree): Tree[] {
  const children: Tree[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) children.push(child);
  return children;
}

function nameOf(text: string, { from, to }: Span): unknown {
  return JSON.parse(text.slice(from, to) || 'null');
}
