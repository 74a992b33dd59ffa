import type { RehearsalLine, RehearsalStep } from '@vozex/server';
import type { Gateway } from '../shapes.ts';

/** What one purchase of a rehearsal is about. */
export type LifeName = { life: string | null; gateway: Gateway | null; path: string | null };

/** What was seen when a step had been taken. */
export type Seen = { what: string; value: string }[];

/** Says line by line how a rehearsal goes. */
export type RehearsalReport = {
  /**
   * Takes a step and says what came of it. @returns whether it held.
   * @param act throws StepFailed, with what to do; whatever else it throws is said as it is. Throws StepSkipped where the
   * step makes no sense for this product.
   */
  takes(about: LifeName, step: Pick<RehearsalStep, 'what' | 'title'>, act: () => Promise<Seen>): Promise<boolean>;
  /** The first step that failed, and how many held. */
  summary(): { failed: RehearsalStep | undefined; passed: number; skipped: RehearsalStep[] };
};

/** Takes the steps of one life in their order, as long as each holds; what mails each sent is seen beside it. */
export type Life = {
  step(what: RehearsalStep['what'], title: string, act: () => Promise<Seen>): Promise<boolean>;
};

/** A step did not hold; `fix` tells operators what to do. */
export class StepFailed extends Error {
  readonly fix: string;
  readonly seen: Seen;

  constructor(detail: string, fix: string, seen: Seen = []) {
    super(detail);
    this.fix = fix;
    this.seen = seen;
  }
}

/** There is nothing to be rehearsed here, for a reason. */
export class StepSkipped extends Error {}

const FIX_UNKNOWN = 'This is not about your product: rehearse again, and report it to who runs VOZEX if it stays.';

export function openRehearsalReport(write: (line: RehearsalLine) => void): RehearsalReport {
  const steps: RehearsalStep[] = [];
  return {
    async takes(about, { what, title }, act) {
      const number = steps.length;
      const begun = performance.now();
      const say = (said: Pick<RehearsalStep, 'status' | 'seen' | 'detail' | 'fix'>) => {
        const ms = Math.round(performance.now() - begun);
        steps[number] = { ...about, what, title, ms, ...said };
        write({ number, step: steps[number] });
      };
      say({ status: 'running', seen: [], detail: null, fix: null });
      try {
        say({ status: 'passed', seen: await act(), detail: null, fix: null });
        return true;
      } catch (error) {
        if (error instanceof StepSkipped) {
          say({ status: 'skipped', seen: [], detail: error.message, fix: null });
          return true;
        }
        const { message } = error instanceof Error ? error : new Error(String(error));
        const known = error instanceof StepFailed ? error : undefined;
        say({ status: 'failed', seen: known?.seen ?? [], detail: message, fix: known?.fix ?? FIX_UNKNOWN });
        return false;
      }
    },
    summary: () => ({
      failed: steps.find(({ status }) => status === 'failed'),
      passed: steps.filter(({ status }) => status === 'passed').length,
      skipped: steps.filter(({ status }) => status === 'skipped'),
    }),
  };
}
