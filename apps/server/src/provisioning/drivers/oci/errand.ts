import type Docker from 'dockerode';
import type { DriverAnswer } from '../../instance-driver.ts';
import { failed } from '../answers.ts';
import type { OciConfig } from './config.ts';
import { asUnreachable, isRefused, reasonOf } from './engine.ts';
import type { openStarts } from './starts.ts';

/** What an instruction about one instance needs. */
export type Errand = {
  engine: Docker;
  config: OciConfig;
  clock: { now(): Date };
  starts: ReturnType<typeof openStarts>;
  /** Fetches images; outlives the errand that asked first. */
  images: { bring(image: string, signal: AbortSignal): Promise<DriverAnswer> };
};

/** @throws DriverUnreachable for anything but an answer or a refusal in the engine's own words. */
export async function answering<Answer>(act: () => Promise<Answer>): Promise<Answer | DriverAnswer> {
  try {
    return await act();
  } catch (error) {
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
