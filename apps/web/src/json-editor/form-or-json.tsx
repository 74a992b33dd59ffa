import { createContext, type ReactNode, useContext, useEffect, useId, useState } from 'react';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { type Tab, Tabs } from '../ui/tabs.tsx';
import { LazyJsonEditor } from './lazy.tsx';

type Json = Record<string, unknown>;

/** Told by whoever holds text that cannot be saved, and why; null once it can. */
export const HoldSaving = createContext<(who: string, why: string | null) => void>(() => {});

type FormOrJsonProps = {
  label: string;
  /** Of the text, for those who do not see it. */
  jsonLabel: string;
  value: Json;
  /** Takes a value over. Answers why it cannot be shown as a form, or nothing once it was taken. */
  take(value: Json): string | undefined;
  /** Messages by path below the value. */
  messages: Readonly<Record<string, string>>;
  /** Other parts of the form, each as a tab of its own. */
  more?: readonly Tab[];
  children: ReactNode;
};

const NO_JSON = 'It is not a JSON object yet.';

/** The same thing as a form and as text. What one of them holds, the other shows; what the form could not show, stays. */
export function FormOrJson({ label, jsonLabel, value, take, messages, more = [], children }: FormOrJsonProps) {
  const [view, setView] = useState('form');
  const [text, setText] = useState('');
  const [refused, setRefused] = useState<string>();
  const [stays, setStays] = useState(false);
  const hold = useContext(HoldSaving);
  const id = useId();
  useEffect(() => {
    hold(id, refused === undefined ? null : `Mend the JSON first: ${refused}`);
    return () => hold(id, null);
  }, [hold, id, refused]);

  const change = (next: string) => {
    setText(next);
    setStays(false);
    const parsed = parse(next);
    setRefused(parsed ? take(parsed) : NO_JSON);
  };
  const begin = () => {
    setText(JSON.stringify(value, null, 2));
    setRefused(undefined);
    setStays(false);
  };
  const goBack = () => {
    take(value);
    begin();
  };
  const show = (next: string) => {
    if (next === 'json') begin();
    if (next !== 'json' && refused !== undefined) return setStays(true);
    setView(next);
  };
  return (
    <Tabs
      label={label}
      value={view}
      onChange={show}
      tabs={[
        { value: 'form', label: 'Form', content: children },
        ...more,
        {
          value: 'json',
          label: 'JSON',
          content: (
            <div className="grid grid-cols-1 gap-3">
              {stays && refused !== undefined && (
                <Notice
                  tone="warn"
                  title="The form cannot show this yet"
                  actions={
                    <Button size="small" onClick={goBack}>
                      Go back to what the form holds
                    </Button>
                  }
                >
                  {refused} Nothing of the text is lost.
                </Notice>
              )}
              <LazyJsonEditor label={jsonLabel} text={text} onChange={change} messages={messages} />
            </div>
          ),
        },
      ]}
    />
  );
}

function parse(text: string): Json | undefined {
  try {
    const parsed: unknown = JSON.parse(text);
    return typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed) ? (parsed as Json) : undefined;
  } catch {
    return undefined;
  }
}
