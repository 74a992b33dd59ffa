import { type FormEvent, type RefObject, useRef, useState } from 'react';
import { wordError } from '../api/problem.ts';
import { focusFirstInvalid } from '../ui/focus-first-invalid.ts';

type Fields = Readonly<Record<string, string>>;

type Saving = {
  /** For the form itself: the first marked field in it gets the focus. */
  form: RefObject<HTMLFormElement | null>;
  fields: Fields;
  error: unknown;
  busy: boolean;
  submit(event: FormEvent): Promise<void>;
};

type Send = {
  save(): Promise<void>;
  /** What can be said before the server is asked. */
  complain?(): Promise<Fields>;
  /** Why nothing may be saved: then the enter key does nothing either. */
  whyNot: string | null;
};

/** What a page that is one form does when it is sent: our own complaints first, then the server's at the same fields. */
export function useSaving({ save, complain = async () => ({}), whyNot }: Send): Saving {
  const form = useRef<HTMLFormElement>(null);
  const [fields, setFields] = useState<Fields>({});
  const [error, setError] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const show = (found: Fields) => {
    setFields(found);
    focusFirstInvalid(form.current);
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (busy || whyNot) return;
    setError(undefined);
    const found = await complain();
    show(found);
    if (Object.keys(found).length > 0) return;
    setBusy(true);
    try {
      await save();
    } catch (refused) {
      setError(refused);
      show(wordError(refused).fields);
    } finally {
      setBusy(false);
    }
  };
  return { form, fields, error, busy, submit };
}
