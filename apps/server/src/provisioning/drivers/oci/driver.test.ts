import { afterAll, describe } from 'vitest';
import { instanceDriverSuite } from '../../instance-driver-suite.ts';
import { ociDriver } from './driver.ts';
import { skipsAloud, testEngine } from './test-engine.ts';
import { testImages } from './test-image.ts';
import { emptyRegistry } from './test-registry.ts';

const skipped = skipsAloud();

describe.skipIf(skipped)('the shared promises, on Podman', async () => {
  if (skipped) return;
  const registry = await emptyRegistry();
  const engine = await testEngine([registry.address]);
  afterAll(async () => {
    await engine.close();
    await registry.close();
  });
  instanceDriverSuite({
    title: 'Podman',
    open: (clock) =>
      ociDriver.open(engine.config, {
        folder: engine.folder,
        clock,
        openBundle: () => Promise.reject(new Error('an image needs no bundle')),
      }),
    release: testImages(engine.docker),
    brokenRelease: { kind: 'image', version: '9.9.9', image: `${registry.address}/guestbook:9.9.9` },
    keeps: { memory: true, pids: true },
    patienceSeconds: 60,
    close: async () => undefined, // stories about the engine itself follow
  });
});
