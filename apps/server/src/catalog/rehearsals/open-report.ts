import { type RehearsalStep, STEPS_MAX } from './report.ts';

/** The steps of a rehearsal under way, written down as they come. */
export type Report = {
  /** Puts a step in its place, again whenever it changes. */
  write(number: number, step: RehearsalStep): void;
  /** Ends it; a step that is still under way has failed with it. @returns all steps. */
  close(detail: string | null): Promise<RehearsalStep[]>;
};

/** @param save is called with all steps, one call after the other; what came meanwhile is saved with the next. */
export function openReport(save: (steps: RehearsalStep[]) => Promise<void>): Report {
  const steps: RehearsalStep[] = [];
  let saving: Promise<void> | undefined;
  let isStale = false;
  const keepSaving = async () => {
    while (isStale) {
      isStale = false;
      await save([...steps]).catch(() => {}); // the end is written with all of them
    }
    saving = undefined;
  };
  return {
    write(number, step) {
      if (number > Math.min(steps.length, STEPS_MAX)) return;
      steps[number] = step;
      isStale = true;
      saving ??= keepSaving();
    },
    async close(detail) {
      await saving;
      return steps.map((step) => (step.status === 'running' ? { ...step, status: 'failed', detail } : step));
    },
  };
}
