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

/**
 * What a page that is one form does when it is sent: our own complaints first, then the server's at the same fields.
 *
 * @param complain what can be said before the server is asked.
 */
export function useSaving(save: () => Promise<void>, complain: () => Promise<Fields> = async () => ({})): Saving {
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
    if (busy) return;
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
