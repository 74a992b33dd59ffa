import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { moveVersion, type ServerTemplate, type TemplateVersion, templateQuery } from '../../api/admin-instances.ts';
import { wordError } from '../../api/problem.ts';
import { ActionDialog, useDialog } from '../../shell/action-dialog.tsx';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Panel } from '../../ui/card.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { RelativeTime } from '../../ui/relative-time.tsx';
import { type Column, Table } from '../../ui/table.tsx';
import { useToast } from '../../ui/toast.tsx';
import { counted, fileSize } from '../../words/phrases.ts';
import { useWhyNot } from '../rights.ts';
import { VersionDialog } from './version-dialog.tsx';

/** Keeps a template as an action answers it, and says what was done. */
function useTemplateChange() {
  const queryClient = useQueryClient();
  const toast = useToast();
  return {
    keep: (template: ServerTemplate) => queryClient.setQueryData(templateQuery(template.id).queryKey, template),
    done: (said: string) => {
      toast(said);
      queryClient.invalidateQueries({ queryKey: ['admin', 'server-templates', 'list'] });
    },
  };
}

function VersionSteps({ template, version }: { template: ServerTemplate; version: TemplateVersion }) {
  const { keep, done } = useTemplateChange();
  const toast = useToast();
  const dialog = useDialog();
  const notOperator = useWhyNot('operator');
  const release = useMutation({
    mutationFn: async () => keep(await moveVersion(template.id, version.id, 'release')),
    onSuccess: () => done('Released again.'),
    onError: (error) => toast(wordError(error).sentence, 'bad'),
  });
  if (version.status === 'withdrawn') {
    return (
      <Button
        size="small"
        busy={release.isPending}
        whyNot={notOperator}
        aria-label={`Release ${version.version} again`}
        onClick={() => release.mutate()}
      >
        Release again
      </Button>
    );
  }
  return (
    <>
      <Button size="small" whyNot={notOperator} onClick={dialog.show} aria-label={`Withdraw ${version.version}`}>
        Withdraw
      </Button>
      <ActionDialog
        key={dialog.key}
        {...dialog.props}
        title={`Withdraw ${version.version}?`}
        description="Nothing new starts with it, and nobody is offered it. What runs it goes on."
        verb="Withdraw"
        act={async () => keep(await moveVersion(template.id, version.id, 'withdraw'))}
        onDone={() => done('Withdrawn.')}
      />
    </>
  );
}

/** What a version is: where it comes from, and the digest that it is known by. */
function Content({ version: { version, image, sha256, size_bytes } }: { version: TemplateVersion }) {
  const told = image ?? `${sha256?.slice(0, 12)}…`;
  return (
    <span className="inline-flex max-w-full items-center gap-1">
      <code className="font-mono text-ink-soft text-xs [overflow-wrap:anywhere]">{told}</code>
      {size_bytes !== null && <span className="whitespace-nowrap text-ink-faint text-xs">{fileSize(size_bytes)}</span>}
      {sha256 && <CopyButton text={sha256} what={`SHA-256 of ${version}`} iconOnly />}
    </span>
  );
}

/** The versions of an application, newest first: new instances start with the first that is released. */
export function TemplateVersions({ template }: { template: ServerTemplate }) {
  const { keep, done } = useTemplateChange();
  const add = useDialog();
  const notOperator = useWhyNot('operator');
  const columns: Column<TemplateVersion>[] = [
    { key: 'version', label: 'Version', lead: true, cell: ({ version }) => version },
    {
      key: 'status',
      label: 'Status',
      cell: ({ status }) =>
        status === 'released' ? <Badge tone="good">Released</Badge> : <Badge tone="quiet">Withdrawn</Badge>,
    },
    { key: 'content', label: 'Content', cell: (version) => <Content version={version} /> },
    { key: 'instances', label: 'Runs in', cell: ({ instances }) => counted(instances, 'instance') },
    { key: 'at', label: 'Added', cell: ({ created_at }) => <RelativeTime at={created_at} /> },
    {
      key: 'actions',
      label: 'Actions',
      end: true,
      cell: (version) => <VersionSteps template={template} version={version} />,
    },
  ];
  return (
    <Panel
      title="Versions"
      note="Newest first. New instances start with the first that is released."
      flush
      className="overflow-hidden"
      actions={
        <Button size="small" whyNot={notOperator} onClick={add.show}>
          <Plus aria-hidden="true" className="size-3.5" /> Add version
        </Button>
      }
    >
      {template.versions.length === 0 ? (
        <p className="px-6 py-5 text-ink-faint text-sm">No version yet: products can be sold once there is one.</p>
      ) : (
        <Table caption="Versions" columns={columns} rows={template.versions} rowKey={({ id }) => id} />
      )}
      <VersionDialog
        key={add.key}
        {...add.props}
        template={template}
        keep={keep}
        onDone={() => done('The version is there.')}
      />
    </Panel>
  );
}
