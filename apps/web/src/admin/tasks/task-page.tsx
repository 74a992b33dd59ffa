import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { TASK_STATE_LABEL } from '@vozex/domain';
import { type TaskDetail, taskQuery } from '../../api/tasks.ts';
import { paths } from '../../paths.ts';
import { Loaded } from '../../shell/loaded.tsx';
import { Badge } from '../../ui/badge.tsx';
import { Panel } from '../../ui/card.tsx';
import { KeyValue } from '../../ui/key-value.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { DateTime } from '../../ui/relative-time.tsx';
import { useTitle } from '../../ui/use-title.ts';
import { TASK_STATE_TONE } from '../../words/status-tones.ts';
import { BackLink, INLINE_LINK } from '../back-link.tsx';
import { OrderLink } from '../order-link.tsx';
import { TaskAssignee } from './task-assignee.tsx';
import { TaskChecklist } from './task-checklist.tsx';
import { TaskCompletion, TaskResult } from './task-completion.tsx';
import { TaskConversation } from './task-conversation.tsx';
import { TaskDue } from './task-due.tsx';
import { TaskFiles } from './task-files.tsx';
import { TaskHistory } from './task-history.tsx';
import { AskCustomer, OpenQuestion } from './task-question.tsx';

const route = getRouteApi('/admin/admin/tasks/$id');

function Facts({ task }: { task: TaskDetail }) {
  return (
    <Panel title="Facts">
      <TaskAssignee task={task} />
      <KeyValue
        facts={[
          { label: 'Promise', value: <TaskDue task={task} /> },
          { label: 'Due', value: <DateTime at={task.due_at} /> },
          { label: 'Queue', value: task.queue },
          { label: 'Product', value: task.product_name },
          { label: 'Customer', value: task.customer.name },
          { label: 'E-mail', value: task.customer.email },
          {
            label: 'Delivery',
            value: (
              <Link to={paths.adminFulfillment} params={{ id: task.fulfillment_id }} className={INLINE_LINK}>
                See delivery
              </Link>
            ),
          },
          {
            label: 'Order',
            value: <OrderLink id={task.order_id} />,
          },
        ]}
      />
    </Panel>
  );
}

/** One task: what is to be done, how far it is, what was said, and the form that completes it. */
export function TaskPage() {
  const { id } = route.useParams();
  const result = useQuery(taskQuery(id));
  useTitle(result.data?.title);
  return (
    <Loaded result={result}>
      {(task) => (
        <>
          <PageHeader
            back={<BackLink to={paths.adminTasks}>Tasks</BackLink>}
            title={task.title}
            badge={
              task.overdue ? (
                <Badge tone="bad">Overdue</Badge>
              ) : (
                <Badge tone={TASK_STATE_TONE[task.state]}>{TASK_STATE_LABEL[task.state]}</Badge>
              )
            }
            actions={task.status === 'open' && !task.asked_at && <AskCustomer task={task} />}
          />
          <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_20rem]">
            <div className="grid min-w-0 grid-cols-1 gap-6">
              <OpenQuestion task={task} />
              <Panel title="Instructions">
                <p className="whitespace-pre-line text-[0.9375rem] leading-relaxed [overflow-wrap:anywhere]">
                  {task.instructions}
                </p>
              </Panel>
              <TaskChecklist task={task} />
              <TaskConversation task={task} />
              {task.status === 'open' && <TaskCompletion task={task} />}
              {task.status === 'done' && <TaskResult task={task} />}
            </div>
            <div className="grid grid-cols-1 gap-6">
              <Facts task={task} />
              <TaskFiles task={task} />
              <TaskHistory task={task} />
            </div>
          </div>
        </>
      )}
    </Loaded>
  );
}
