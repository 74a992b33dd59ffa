import type { WorkView } from '../tasks/index.ts';
import type { Work } from './shapes.ts';

/**
 * What people do for a customer, in his words. Of the team he learns one first name; credentials are his only while the
 * delivery is.
 */
export function describeWork(view: WorkView, isActive: boolean): Work {
  const { open } = view;
  return {
    by: open?.assignee_name?.split(' ')[0] ?? null,
    due_at: open ? iso(open.due_at) : null,
    paused_at: open?.asked_at ? iso(open.asked_at) : null,
    steps: open && open.steps_total > 0 ? { done: open.steps_done, total: open.steps_total } : null,
    messages: view.messages.map(({ id, text, at }) => ({ id, text, at: iso(at) })),
    answered: view.answers.map(({ id, question, answered_at }) => ({ id, question, at: iso(answered_at) })),
    files: view.files.map((file) => ({ ...file, at: iso(file.at) })),
    facts: isActive ? view.facts : [],
    credentials: isActive
      ? view.credentials.map(({ seen_at, ...credential }) => ({ ...credential, seen_at: seen_at && iso(seen_at) }))
      : [],
  };
}

/** jsonb carries times as PostgreSQL writes them; the API speaks one spelling. */
function iso(text: string): string {
  return new Date(text).toISOString();
}
