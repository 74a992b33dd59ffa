import type { DriverAnswer } from '../../instance-driver.ts';
import { busy, failed } from '../answers.ts';
import type { Cluster } from './cluster.ts';
import type { KubernetesConfig } from './config.ts';
import { asUnreachable, isRefused, patienceOf, reasonOf } from './refusals.ts';

/** What an instruction about one instance needs. */
export type Errand = {
  cluster: Cluster;
  config: KubernetesConfig;
  clock: { now(): Date };
  /** The same cluster for what must be done although the errand was broken off. */
  afterwards(seconds: number): Errand;
};

export const ABSENT = failed('INSTANCE_ABSENT', 'the cluster has no such instance');

/** An answer that ends an instruction wherever in it it was found. */
export class Answered extends Error {
  readonly answer: DriverAnswer;
  constructor(answer: DriverAnswer) {
    super(answer.kind === 'failed' ? answer.reason : answer.kind);
    this.answer = answer;
  }
}

/** @throws DriverUnreachable for anything but an answer or a refusal in the cluster's own words. */
export async function answering<Answer>(act: () => Promise<Answer>): Promise<Answer | DriverAnswer> {
  try {
    return await act();
  } catch (error) {
    if (error instanceof Answered) return error.answer;
    const patience = patienceOf(error);
    if (patience !== null) return busy(patience);
    if (isRefused(error)) return failed('ENGINE_REFUSED', reasonOf(error));
    throw asUnreachable(error);
  }
}

/** @throws DriverUnreachable whatever went wrong: for questions, which have no other answer. */
export async function asking<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
  try {
    return await ask();
  } catch (error) {
    throw asUnreachable(error);
  }
}
