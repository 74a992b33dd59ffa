import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Layers } from 'lucide-react';
import { type ServerTemplate, templatesQuery } from '../../api/admin-instances.ts';
import { paths } from '../../paths.ts';
import { Loaded } from '../../shell/loaded.tsx';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { type Column, ROW_LINK, Table } from '../../ui/table.tsx';
import { useTitle } from '../../ui/use-title.ts';
import { counted } from '../../words/phrases.ts';

/** With which version new instances start. */
function Newest({ versions }: Pick<ServerTemplate, 'versions'>) {
  const newest = versions.find(({ status }) => status === 'released');
  return newest ? newest.version : <Badge tone="warn">None released</Badge>;
}

const COLUMNS: Column<ServerTemplate>[] = [
  {
    key: 'title',
    label: 'Template',
    lead: true,
    cell: ({ id, title }) => (
      <Link to={paths.adminTemplate} params={{ id }} className={ROW_LINK}>
        {title}
      </Link>
    ),
  },
  { key: 'name', label: 'Name', cell: ({ name }) => <code className="font-mono text-[0.8125rem]">{name}</code> },
  { key: 'kind', label: 'Versions are', cell: ({ kind }) => (kind === 'bundle' ? 'Bundles' : 'Images') },
  { key: 'newest', label: 'Starts with', cell: ({ versions }) => <Newest versions={versions} /> },
  {
    key: 'instances',
    label: 'Runs in',
    end: true,
    cell: ({ versions }) =>
      counted(
        versions.reduce((sum, { instances }) => sum + instances, 0),
        'instance',
      ),
  },
];

export function TemplatesPage() {
  useTitle('Server templates');
  return (
    <>
      <PageHeader
        title="Server templates"
        note="Applications that each buyer gets for himself, version by version."
        actions={
          <Button asChild variant="primary">
            <Link to={paths.adminTemplateNew}>New template</Link>
          </Button>
        }
      />
      <Card className="overflow-hidden">
        <Loaded result={useQuery(templatesQuery)}>
          {(templates) =>
            templates.length === 0 ? (
              <EmptyState icon={<Layers />} title="No server templates yet">
                Describe the first one, then upload a bundle or name an image.
              </EmptyState>
            ) : (
              <Table caption="Server templates" columns={COLUMNS} rows={templates} rowKey={({ id }) => id} />
            )
          }
        </Loaded>
      </Card>
    </>
  );
}
