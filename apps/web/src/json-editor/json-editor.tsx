import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { json } from '@codemirror/lang-json';
import { bracketMatching, indentOnInput, syntaxHighlighting } from '@codemirror/language';
import { lintGutter, setDiagnostics } from '@codemirror/lint';
import { EditorState } from '@codemirror/state';
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view';
import { classHighlighter } from '@lezer/highlight';
import { useEffect, useMemo, useRef } from 'react';
import { type FieldMessages, findProblems } from './find-problems.ts';

type JsonEditorProps = {
  label: string;
  text: string;
  onChange(text: string): void;
  /** Messages by their fields' paths within the text. */
  messages: FieldMessages;
};

/** More of it is scrolled. */
const LINES_SHOWN_MAX = 32;

const LOOK = EditorView.theme({
  '&': { fontSize: '0.8125rem', color: 'var(--ink)', backgroundColor: 'var(--surface)' },
  '&.cm-focused': { outline: '2px solid var(--ring)', outlineOffset: '2px' },
  '.cm-scroller': {
    fontFamily: 'var(--font-mono, ui-monospace, monospace)',
    lineHeight: '1.6',
    maxHeight: `${LINES_SHOWN_MAX * 1.6}em`,
  },
  '.cm-content': { padding: '0.75rem 0', caretColor: 'var(--ink)' },
  '.cm-cursor': { borderLeftColor: 'var(--ink)' },
  '.cm-gutters': { backgroundColor: 'var(--sunken)', color: 'var(--ink-faint)', border: 'none' },
  '.cm-gutter-lint .cm-gutterElement': { padding: '0 0.2em' },
  '.cm-lint-marker': { display: 'block', width: '0.8em', height: '0.8em', marginTop: '0.4em' },
  '.cm-activeLine': { backgroundColor: 'color-mix(in srgb, var(--sunken) 60%, transparent)' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
    backgroundColor: 'var(--accent-soft)',
  },
  '.cm-tooltip': { backgroundColor: 'var(--surface)', color: 'var(--ink)', border: '1px solid var(--line-strong)' },
  '.tok-propertyName': { color: 'var(--accent)' },
  '.tok-string': { color: 'var(--good)' },
  '.tok-number, .tok-bool, .tok-keyword, .tok-null': { color: 'var(--warn)' },
});

/** JSON as text, with what is wrong marked where it stands and told below with its line. Tab leads on, as anywhere. */
export default function JsonEditor({ label, text, onChange, messages }: JsonEditorProps) {
  const place = useRef<HTMLDivElement>(null);
  const editor = useRef<EditorView>(null);
  const latest = useRef({ text, onChange });
  latest.current = { text, onChange };
  const problems = useMemo(() => findProblems(text, messages), [text, messages]);

  useEffect(() => {
    if (!place.current) return;
    const view = new EditorView({
      parent: place.current,
      doc: latest.current.text,
      extensions: [
        lineNumbers(),
        lintGutter(),
        history(),
        drawSelection(),
        indentOnInput(),
        bracketMatching(),
        highlightActiveLine(),
        EditorState.tabSize.of(2),
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({ 'aria-label': label, tabindex: '0' }),
        keymap.of([...defaultKeymap, ...historyKeymap]),
        json(),
        syntaxHighlighting(classHighlighter),
        LOOK,
        EditorView.updateListener.of((update) => {
          if (update.docChanged) latest.current.onChange(update.state.doc.toString());
        }),
      ],
    });
    editor.current = view;
    return () => view.destroy();
  }, [label]);

  useEffect(() => {
    const view = editor.current;
    if (!view || view.state.doc.toString() === text) return;
    view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } });
  }, [text]);

  useEffect(() => {
    const view = editor.current;
    if (!view || view.state.doc.toString() !== text) return;
    view.dispatch(
      setDiagnostics(
        view.state,
        problems.map(({ from, to, message }) => ({ from, to, message, severity: 'error' as const })),
      ),
    );
  }, [text, problems]);

  return (
    <div>
      <div ref={place} className="overflow-hidden rounded-control border border-line-strong" />
      <ul aria-label={`What is wrong in ${label}`} className="mt-2.5 grid gap-1 text-[0.8125rem] text-bad empty:hidden">
        {problems.map(({ line, field, message }) => (
          <li key={field + message} className="[overflow-wrap:anywhere]">
            <span className="font-medium tabular-nums">Line {line}:</span>{' '}
            {field !== '' && <code className="font-mono text-xs">{field} </code>}
            {message}
          </li>
        ))}
      </ul>
    </div>
  );
}
