import { secondsAfter } from '../../../kernel/clock.ts';
import { cancelTasksOf, type NewTask, openTask } from '../../../tasks/index.ts';
import { type Delivery, defineAdapter, type Found, type Outcome } from '../../adapter.ts';
import type { DeliveryTools } from '../../delivery-tools.ts';
import { completionFormOf } from './completion-form.ts';
import { ManualFulfillmentChoices, ManualFulfillmentConfig } from './config.ts';
import { writeChange, writeChecklist, writeInstructions } from './write-instructions.ts';

/** Nothing is asked of anybody but our own database. */
const DEADLINE_SECONDS = 10;

const SECONDS_PER_HOUR = 3_600;

export const adapter = defineAdapter({
  title: 'Set up by our team',
  description: 'Puts a task into a team queue. The delivery becomes active when somebody completes the task.',
  delivers: ['managed_setup'],
  billing: ['one_time', 'recurring'],
  reach: 'local',
  needsExternalProduct: false,
  handsOut: ['note', 'workspace'],
  config: ManualFulfillmentConfig,
  choices: ManualFulfillmentChoices,
  frozen: ['sla_hours'],
  faults: {}, // a task is its way of delivering, and no fault
  dueHours: (config) => config.sla_hours,
  deadlineSeconds: () => DEADLINE_SECONDS,
  settleSeconds: () => 0,

  async fulfill(tools, delivery): Promise<Outcome> {
    const { product, customer } = delivery;
    return askTeam(tools, delivery, {
      title: `${product.name} for ${customer.name}`,
      instructions: writeInstructions(delivery),
      checklist: writeChecklist(delivery),
      completionForm: completionFormOf(delivery.config.completion_fields),
    });
  },

  // People do it: what was set up serves on by its old terms until their task is completed. The checklist and the form
  // are those of the first delivery; of a change, people say what there is to say in their note.
  async upgrade(tools, delivery): Promise<Outcome> {
    const { product, customer } = delivery;
    return askTeam(tools, delivery, {
      title: `Change ${product.name} for ${customer.name}`,
      instructions: writeChange(delivery),
    });
  },

  // What people have set up cannot be paused from here; who may use it is settled between people.
  suspend: async (): Promise<Outcome> => ({ kind: 'done' }),
  resume: async (): Promise<Outcome> => ({ kind: 'done' }),

  async cancel(tools, delivery): Promise<Outcome> {
    return { kind: 'done', within: (tx) => cancelTasksOf(tx, delivery.fulfillmentId, tools.clock.now()) };
  },

  // Whether it is done is known when somebody completes the task, and then without asking.
  syncStatus: async (): Promise<Found> => ({ kind: 'absent' }),
  reconcile: async (): Promise<Found> => ({ kind: 'absent' }),
});

function askTeam(
  tools: DeliveryTools,
  delivery: Delivery<ManualFulfillmentConfig, ManualFulfillmentChoices>,
  work: Pick<NewTask, 'title' | 'instructions' | 'checklist' | 'completionForm'>,
): Outcome {
  const { config, terms } = delivery;
  // The promise as it was bought, should the product promise something else by now.
  const slaHours = typeof terms.sla_hours === 'number' ? terms.sla_hours : config.sla_hours;
  return {
    kind: 'needs_operator',
    code: 'WITH_OUR_TEAM',
    reason: `a task was opened for the queue "${config.team_queue}"`,
    within: (tx) =>
      openTask(tools, tx, {
        fulfillmentId: delivery.fulfillmentId,
        generation: delivery.run,
        orderId: delivery.orderId,
        queue: config.team_queue,
        ...work,
        dueAt: secondsAfter(tools.clock.now(), slaHours * SECONDS_PER_HOUR),
      }),
  };
}
