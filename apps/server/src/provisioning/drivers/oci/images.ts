import { createInterface } from 'node:readline';
import type Docker from 'dockerode';
import { z } from 'zod';
import { type DriverAnswer, DriverUnreachable } from '../../instance-driver.ts';
import { busy, DONE, failed } from '../answers.ts';
import { isMissing, reasonOf } from './engine.ts';

/** How long one errand waits for an image; the fetching goes on without it. */
const WAIT_SECONDS = 5;

/** When to look again for an image that is still being fetched. */
const LOOK_AGAIN_SECONDS = 10;

/** What registries say of an image that is not there, or not for us. */
const NOT_THERE = /not found|(manifest|name) unknown|denied|unauthorized|no such image|invalid reference/i;

/** One line of an engine's account of a pull. */
const PullStep = z.object({ error: z.string().optional() });

/**
 * Fetches images that the engine does not have yet. A fetch can take minutes, so it belongs to the driver and not to the
 * errand that began it; several errands share it.
 */
export function openImages(engine: Docker) {
  const fetching = new Map<string, Promise<DriverAnswer>>();

  function fetchOnce(image: string): Promise<DriverAnswer> {
    const begun = fetching.get(image) ?? fetchImage(engine, image).finally(() => fetching.delete(image));
    fetching.set(image, begun);
    begun.catch(() => undefined); // whoever waits hears of it; nobody may be waiting any more
    return begun;
  }

  return {
    /** @throws DriverUnreachable when the registry does not answer. */
    async bring(image: string, signal: AbortSignal): Promise<DriverAnswer> {
      if (await isHere(engine, image)) return DONE;
      const patience = AbortSignal.any([signal, AbortSignal.timeout(WAIT_SECONDS * 1000)]);
      const outOfPatience = new Promise<DriverAnswer>((resolve) => {
        patience.addEventListener('abort', () => resolve(busy(LOOK_AGAIN_SECONDS)), { once: true });
      });
      return await Promise.race([fetchOnce(image), outOfPatience]);
    },
  };
}

async function isHere(engine: Docker, image: string): Promise<boolean> {
  try {
    await engine.getImage(image).inspect();
    return true;
  } catch (error) {
    if (isMissing(error)) return false;
    throw error;
  }
}

async function fetchImage(engine: Docker, image: string): Promise<DriverAnswer> {
  const fault = await faultOfPull(engine, image);
  if (fault === null) return DONE;
  if (NOT_THERE.test(fault)) return failed('IMAGE_MISSING', `${image}: ${fault}`);
  throw new DriverUnreachable(`the registry of ${image}: ${fault}`);
}

/** Pulls, and reads the progress to its end: engines answer 200 first and tell of a fault in the stream. */
async function faultOfPull(engine: Docker, image: string): Promise<string | null> {
  try {
    let fault: string | null = null;
    for await (const line of createInterface({ input: await engine.pull(image) })) {
      if (line.trim() !== '') fault = PullStep.parse(JSON.parse(line)).error ?? fault;
    }
    return fault;
  } catch (error) {
    return reasonOf(error);
  }
}
