import { useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, useRef, useState } from 'react';
import { sessionQuery } from '../api/accounts.ts';
import { wordError } from '../api/problem.ts';
import { joinWaitingList } from '../api/shop.ts';
import type { ProductPath } from '../api/types.ts';
import { say, tell } from '../languages/say.ts';
import { ErrorNotice } from '../shell/error-notice.tsx';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { Field } from '../ui/field.tsx';
import { focusFirstInvalid } from '../ui/focus-first-invalid.ts';
import { Input } from '../ui/input.tsx';

/** In place of buying what there is no room for: a mail when there is again. */
export function SoldOut({ slug, name, path = null }: { slug: string; name: string; path?: ProductPath | null }) {
  const known = useQuery(sessionQuery).data?.user?.email;
  const [typed, setTyped] = useState<string>();
  const [complaint, setComplaint] = useState<string>();
  const form = useRef<HTMLFormElement>(null);
  const email = (typed ?? known ?? '').trim();
  const joining = useMutation({ mutationFn: () => joinWaitingList(slug, email, path?.name) });
  const what = path ? `${name}, ${path.title}` : name;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const isAddress = /^\S+@\S+\.\S+$/.test(email);
    setComplaint(isAddress ? undefined : say('Please give your e-mail address.'));
    if (isAddress) joining.mutate();
    else focusFirstInvalid(form.current);
  };
  return (
    <Card aria-label={say('Waiting list')} className="p-5 sm:p-6">
      <h2 className="font-semibold text-base">{say('Sold out at the moment')}</h2>
      <div role="status">
        {joining.isSuccess ? (
          <p className="mt-1.5 max-w-prose text-sm leading-relaxed">
            {tell(
              'Noted. We write to {email} once, as soon as there is room for {what} again. You can leave by a link in that mail.',
              { email: <span className="font-medium">{email}</span>, what },
            )}
          </p>
        ) : (
          <p className="mt-1.5 max-w-prose text-ink-soft text-sm leading-relaxed">
            {say(
              'There is no room for {what} now. Leave your address, and we write once when there is. Nothing is charged, and no place is promised.',
              { what: path ? what : say('another {name}', { name }) },
            )}
          </p>
        )}
      </div>
      {!joining.isSuccess && (
        <form ref={form} onSubmit={submit} noValidate className="mt-4 grid max-w-md gap-3">
          <Field label={say('E-mail')} error={complaint ?? wordError(joining.error).fields.email} required>
            <Input
              type="email"
              autoComplete="email"
              value={typed ?? known ?? ''}
              onChange={(event) => setTyped(event.target.value)}
            />
          </Field>
          {joining.isError && <ErrorNotice error={joining.error} />}
          <Button type="submit" variant="primary" busy={joining.isPending} className="justify-self-start max-sm:w-full">
            {say('Tell me when there is room')}
          </Button>
        </form>
      )}
    </Card>
  );
}
