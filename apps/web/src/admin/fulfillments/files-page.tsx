import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { adminArtifactsQuery, uploadArtifact } from '../../api/admin.ts';
import { Problem } from '../../api/problem.ts';
import type { Artifact } from '../../api/types.ts';
import { ActionDialog, useDialog } from '../../shell/action-dialog.tsx';
import { Button } from '../../ui/button.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Field } from '../../ui/field.tsx';
import { Input } from '../../ui/input.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import type { Column } from '../../ui/table.tsx';
import { useToast } from '../../ui/toast.tsx';
import { useTitle } from '../../ui/use-title.ts';
import { fileSize } from '../../words/phrases.ts';
import { Listing } from '../listing.tsx';
import { useWhyNot } from '../rights.ts';

const COLUMNS: Column<Artifact>[] = [
  { key: 'file', label: 'File', lead: true, cell: ({ file_name }) => file_name },
  { key: 'name', label: 'Artifact', cell: ({ name }) => name },
  { key: 'version', label: 'Version', cell: ({ version }) => version },
  { key: 'size', label: 'Size', end: true, cell: ({ size_bytes }) => fileSize(size_bytes) },
  {
    key: 'digest',
    label: 'SHA-256',
    end: true,
    cell: ({ sha256, file_name }) => (
      <span className="inline-flex items-center gap-1">
        <code className="font-mono text-ink-soft text-xs">{sha256.slice(0, 12)}…</code>
        <CopyButton text={sha256} what={`SHA-256 of ${file_name}`} iconOnly />
      </span>
    ),
  },
];

function UploadDialog({
  open,
  onOpenChange,
  onDone,
}: {
  open: boolean;
  onOpenChange(open: boolean): void;
  onDone(): void;
}) {
  const [form, setForm] = useState({ name: '', version: '' });
  const [file, setFile] = useState<File>();
  const send = async () => {
    if (!file) throw new Problem(422, 'FILE_MISSING', 'Choose a file first.', {}, null);
    return uploadArtifact(file, { ...form, file_name: file.name });
  };
  return (
    <ActionDialog
      open={open}
      onOpenChange={onOpenChange}
      title="Upload"
      description="A new version of an artifact. Products name the artifact; buyers get the newest version they are entitled to."
      verb="Upload"
      act={send}
      onDone={onDone}
    >
      <Field label="File" required>
        <Input type="file" required onChange={(event) => setFile(event.target.files?.[0])} className="py-1.5" />
      </Field>
      <Field label="Artifact" hint="Small letters, digits, dots and hyphens, like report-builder." required>
        <Input
          required
          pattern="[a-z0-9][a-z0-9._\-]{0,79}"
          value={form.name}
          onChange={(event) => setForm({ ...form, name: event.target.value })}
        />
      </Field>
      <Field label="Version" hint="Like 4.2.0." required>
        <Input
          required
          pattern="[0-9A-Za-z][0-9A-Za-z.+_\-]{0,59}"
          value={form.version}
          onChange={(event) => setForm({ ...form, version: event.target.value })}
        />
      </Field>
    </ActionDialog>
  );
}

export function FilesPage() {
  useTitle('Files');
  const queryClient = useQueryClient();
  const toast = useToast();
  const notOperator = useWhyNot('operator');
  const upload = useDialog();
  const uploaded = () => {
    toast('Uploaded.');
    queryClient.invalidateQueries({ queryKey: ['admin', 'artifacts'] });
  };
  return (
    <>
      <PageHeader
        title="Files"
        note="What buyers download, version by version."
        actions={
          <Button variant="primary" whyNot={notOperator} onClick={upload.show}>
            Upload file
          </Button>
        }
      />
      <UploadDialog key={upload.key} {...upload.props} onDone={uploaded} />
      <Listing
        caption="Files"
        result={useInfiniteQuery(adminArtifactsQuery)}
        columns={COLUMNS}
        rowKey={({ id }) => id}
        empty={{ title: 'No files yet', text: 'Upload the first one, then name its artifact in a product.' }}
      />
    </>
  );
}
