import { Field } from '../ui/field.tsx';
import { Input } from '../ui/input.tsx';

type Named = { name: string; title: string };

/** "Guestbook, large" → "guestbook-large". */
function nameOf(title: string): string {
  return title
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, 60)
    .replaceAll(/^-+|-+$/g, '');
}

/** What people call it, and the name that products know it by, which follows until somebody writes it by hand. */
export function NameFields({
  value: { name, title },
  change,
  fields,
  hint = 'Products know it by this: small letters, digits, hyphens.',
}: {
  value: Named;
  change(part: Partial<Named>): void;
  fields: Readonly<Record<string, string>>;
  hint?: string;
}) {
  const follows = name === nameOf(title);
  return (
    <>
      <Field label="Title" error={fields.title} required>
        <Input
          required
          maxLength={120}
          value={title}
          onChange={(event) =>
            change({ title: event.target.value, ...(follows && { name: nameOf(event.target.value) }) })
          }
        />
      </Field>
      <Field label="Name" hint={hint} error={fields.name} required>
        <Input
          required
          maxLength={60}
          pattern="[a-z0-9]([a-z0-9\-]*[a-z0-9])?"
          spellCheck={false}
          autoComplete="off"
          value={name}
          onChange={(event) => change({ name: event.target.value })}
        />
      </Field>
    </>
  );
}
