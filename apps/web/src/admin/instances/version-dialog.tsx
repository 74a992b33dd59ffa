import { useState } from 'react';
import { addBundle, addImage, type ServerTemplate } from '../../api/admin-instances.ts';
import { Problem, wordError } from '../../api/problem.ts';
import { ActionDialog } from '../../shell/action-dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { Input } from '../../ui/input.tsx';

/** A new version of an application: a bundle that is uploaded, or an image that is named. */
export function VersionDialog({
  template: { id, kind },
  keep,
  onDone,
  ...dialog
}: {
  template: ServerTemplate;
  keep(template: ServerTemplate): void;
  onDone(): void;
  open: boolean;
  onOpenChange(open: boolean): void;
}) {
  const [version, setVersion] = useState('');
  const [image, setImage] = useState('');
  const [file, setFile] = useState<File>();
  const [fields, setFields] = useState<Readonly<Record<string, string>>>({});
  const add = () => {
    if (kind === 'image') return addImage(id, { version, image: image.trim() });
    if (!file) throw new Problem(422, 'FILE_MISSING', 'Choose a file first.', {}, null);
    return addBundle(id, version, file);
  };
  const send = async () => {
    try {
      keep(await add());
    } catch (refused) {
      setFields(wordError(refused).fields);
      throw refused;
    }
  };
  return (
    <ActionDialog
      {...dialog}
      title="Add a version"
      description="New instances start with it from now on. Those that run are offered it as an upgrade."
      verb="Add version"
      act={send}
      onDone={onDone}
    >
      <Field label="Version" hint="Like 4.2.0." error={fields.version} required>
        <Input
          required
          pattern="[0-9A-Za-z][0-9A-Za-z.+_\-]{0,59}"
          autoComplete="off"
          value={version}
          onChange={(event) => setVersion(event.target.value)}
        />
      </Field>
      {kind === 'image' ? (
        <Field
          label="Image"
          hint="With its digest, so that it stays what it is: registry.example/app@sha256:…"
          error={fields.image}
          required
        >
          <Input
            required
            maxLength={400}
            spellCheck={false}
            autoComplete="off"
            value={image}
            onChange={(event) => setImage(event.target.value)}
            className="font-mono text-[0.8125rem]!"
          />
        </Field>
      ) : (
        <Field label="Bundle" hint="A tar.gz with a manifest.json." error={fields.file} required>
          <Input
            type="file"
            required
            accept=".gz,.tgz,application/gzip"
            onChange={(event) => setFile(event.target.files?.[0])}
            className="py-1.5"
          />
        </Field>
      )}
    </ActionDialog>
  );
}
