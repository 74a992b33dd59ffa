import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import {
  createTemplate,
  removeTemplate,
  type ServerTemplate,
  saveTemplate,
  type TemplateBody,
  templateQuery,
} from '../../api/admin-instances.ts';
import { paths } from '../../paths.ts';
import { ActionDialog, useDialog } from '../../shell/action-dialog.tsx';
import { Loaded } from '../../shell/loaded.tsx';
import { Button } from '../../ui/button.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { useToast } from '../../ui/toast.tsx';
import { useTitle } from '../../ui/use-title.ts';
import { BackLink } from '../back-link.tsx';
import { useWhyNot } from '../rights.ts';
import { TemplateForm } from './template-form.tsx';
import { TemplateVersions } from './template-versions.tsx';

const newRoute = getRouteApi('/admin/admin/server-templates/new');
const editRoute = getRouteApi('/admin/admin/server-templates/$id');

const BLANK: TemplateBody = {
  name: '',
  title: '',
  kind: 'bundle',
  health_path: '/',
  port: 8_080,
  data_folders: [],
  environment: [],
};

/** The part of a template that an operator writes. */
function bodyOf({ id: _, created_at: __, versions: ___, ...body }: ServerTemplate): TemplateBody {
  return body;
}

export function NewTemplatePage() {
  useTitle('New server template');
  const navigate = newRoute.useNavigate();
  const queryClient = useQueryClient();
  const save = async (body: TemplateBody) => {
    const { id } = await createTemplate(body);
    queryClient.invalidateQueries({ queryKey: ['admin', 'server-templates'] });
    navigate({ to: paths.adminTemplate, params: { id } });
  };
  return (
    <>
      <PageHeader
        back={<BackLink to={paths.adminTemplates}>Server templates</BackLink>}
        title="New server template"
        note="It can be sold once it has a version."
      />
      <TemplateForm first={BLANK} verb="Create template" save={save} />
    </>
  );
}

function RemoveTemplate({ template }: { template: ServerTemplate }) {
  const navigate = editRoute.useNavigate();
  const queryClient = useQueryClient();
  const toast = useToast();
  const dialog = useDialog();
  const notOwner = useWhyNot('owner');
  const hasVersions = template.versions.length > 0 ? 'It has versions: withdraw them instead' : null;
  const done = () => {
    toast('The template is gone.');
    queryClient.invalidateQueries({ queryKey: ['admin', 'server-templates', 'list'] });
    navigate({ to: paths.adminTemplates });
  };
  return (
    <>
      <Button whyNot={notOwner ?? hasVersions} onClick={dialog.show}>
        Delete
      </Button>
      <ActionDialog
        key={dialog.key}
        {...dialog.props}
        title={`Delete ${template.title}?`}
        description="A product that names it cannot be sold until it names another one."
        verb="Delete template"
        dangerous
        act={() => removeTemplate(template.id)}
        onDone={done}
      />
    </>
  );
}

export function EditTemplatePage() {
  const { id } = editRoute.useParams();
  const queryClient = useQueryClient();
  const toast = useToast();
  const result = useQuery(templateQuery(id));
  useTitle(result.data?.title);
  const save = async (body: TemplateBody) => {
    queryClient.setQueryData(templateQuery(id).queryKey, await saveTemplate(id, body));
    queryClient.invalidateQueries({ queryKey: ['admin', 'server-templates', 'list'] });
    toast('Saved.');
  };
  return (
    <Loaded result={result}>
      {(template) => (
        <>
          <PageHeader
            back={<BackLink to={paths.adminTemplates}>Server templates</BackLink>}
            title={template.title}
            note="A change is for new instances, and for others with their next change of version, plan or resources."
            actions={<RemoveTemplate template={template} />}
          />
          <div className="grid grid-cols-1 gap-6">
            <TemplateVersions template={template} />
            <TemplateForm
              first={bodyOf(template)}
              verb="Save changes"
              save={save}
              kindIsFixed={template.versions.length > 0}
            />
          </div>
        </>
      )}
    </Loaded>
  );
}
