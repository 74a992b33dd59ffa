import { afterAll, beforeAll, describe, vi } from 'vitest';
import { instanceDriverSuite } from '../../instance-driver-suite.ts';
import { kubernetesDriver } from './driver.ts';
import { guestbook, openSubject, type Subject } from './test-subject.ts';

// A story waits up to its patience, which is longer than what tests may take unless told otherwise.
vi.setConfig({ testTimeout: 180_000 });

describe('the shared promises, on a fake cluster that runs real processes', () => {
  let subject: Subject;
  let clock = { now: () => new Date('2026-03-01T12:00:00Z') };
  beforeAll(async () => {
    subject = await openSubject(() => clock.now());
  });
  afterAll(() => subject.close());

  instanceDriverSuite({
    title: 'Kubernetes',
    open(theirs) {
      clock = theirs; // the cluster lives in the same time
      return kubernetesDriver.open(subject.config, {
        folder: subject.cluster.folder,
        clock: theirs,
        openBundle: () => Promise.reject(new Error('an image needs no bundle')),
      });
    },
    release: async (version) => guestbook(version),
    brokenRelease: { kind: 'image', version: '9.9.9', image: 'registry.test/guestbook:9.9.9' },
    keeps: { memory: true, pids: false },
    patienceSeconds: 60,
    close: async () => undefined, // it is opened once more afterwards
  });
});
