import { Link } from '@tanstack/react-router';
import type { User } from '../api/types.ts';
import { say, tell } from '../languages/say.ts';
import { paths } from '../paths.ts';
import { Panel } from '../ui/card.tsx';
import { Field } from '../ui/field.tsx';
import { Input } from '../ui/input.tsx';

export type Customer = { email: string; name: string };

type CustomerFieldsProps = {
  user: User | null;
  value: Customer;
  onChange(customer: Customer): void;
  fields: Readonly<Record<string, string>>;
  /** Where to come back to after signing in. */
  next: string;
};

/** Who buys: whoever is signed in, or a guest who says so. */
export function CustomerFields({ user, value, onChange, fields, next }: CustomerFieldsProps) {
  return (
    <Panel title={say('Your details')}>
      {user ? (
        <p className="text-sm">
          {tell('Signed in as {email}. The order will be in your account.', {
            email: <span className="font-medium">{user.email}</span>,
          })}
        </p>
      ) : (
        <div className="grid gap-5">
          <Field
            label={say('E-mail')}
            error={fields['customer.email']}
            hint={say('Where we send your receipt and everything you buy.')}
            required
          >
            <Input
              type="email"
              autoComplete="email"
              value={value.email}
              onChange={(event) => onChange({ ...value, email: event.target.value })}
            />
          </Field>
          <Field label={say('Name')} error={fields['customer.name']} required>
            <Input
              autoComplete="name"
              value={value.name}
              onChange={(event) => onChange({ ...value, name: event.target.value })}
            />
          </Field>
          <p className="text-[0.8125rem] text-ink-faint">
            {say('Have an account?')}{' '}
            <Link
              to={paths.signIn}
              search={{ next }}
              className="font-medium text-accent underline-offset-4 hover:underline"
            >
              {say('Sign in')}
            </Link>
          </p>
        </div>
      )}
    </Panel>
  );
}

/** What can be said of a guest without the server. */
export function customerComplaints({ email, name }: Customer): Record<string, string> {
  const found: Record<string, string> = {};
  if (!/^\S+@\S+\.\S+$/.test(email.trim())) found['customer.email'] = say('Please give your e-mail address.');
  if (name.trim() === '') found['customer.name'] = say('Please give your name.');
  return found;
}
