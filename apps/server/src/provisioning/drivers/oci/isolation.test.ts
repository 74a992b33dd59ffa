import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '../../../kernel/clock.ts';
import type { InstanceDriver, InstanceSpec } from '../../instance-driver.ts';
import { ociDriver } from './driver.ts';
import { engineName } from './names.ts';
import { skipsAloud, type TestEngine, testEngine } from './test-engine.ts';
import { testImages } from './test-image.ts';

/** Two customers on one engine: Eve runs whatever she likes inside hers, and looks for Ada's. */
describe.skipIf(skipsAloud())('what a customer can reach from inside a container', () => {
  let engine: TestEngine;
  let driver: InstanceDriver;
  let ada: { name: string; address: string };
  let eve: { name: string; address: string };
  const signal = () => AbortSignal.timeout(60_000);

  beforeAll(async () => {
    engine = await testEngine();
    const release = await testImages(engine.docker)('1.0.0');
    driver = await ociDriver.open(engine.config, {
      folder: engine.folder,
      clock: systemClock,
      openBundle: () => Promise.reject(new Error('an image needs no bundle')),
    });
    [ada, eve] = await Promise.all([opens('ada', release), opens('eve', release)]);
    await fetch(`${ada.address}/api/entries`, {
      method: 'POST',
      body: JSON.stringify({ name: 'Ada', text: 'private' }),
    });
  });
  afterAll(async () => {
    await driver?.close();
    await engine?.close();
  });

  async function opens(customer: string, release: InstanceSpec['release']) {
    const instanceKey = `ord_${customer}:oit_${customer}`;
    await driver.ensure(
      {
        instanceKey,
        instanceId: `ins_${customer}`,
        release,
        limits: { cpuMillis: 1000, memoryMb: 256, diskMb: 64, pids: 64 },
        environment: { ADMIN_TOKEN: `token of ${customer}` },
        healthPath: '/healthz',
        port: 8080,
        dataFolders: ['data'],
        revision: 1,
      },
      signal(),
    );
    for (const last = performance.now() + 30_000; performance.now() < last; await pause(100)) {
      const { address } = await driver.observe(instanceKey, signal());
      if (address) return { address, name: engineName({ owner: engine.config.owner, instanceKey }) };
    }
    throw new Error(`${customer}'s instance never came to run`);
  }

  /** Runs a script in a container, as its application could. @returns what the script's expression comes to. */
  async function inside(name: string, expression: string): Promise<unknown> {
    const script = `(async () => { try { return ${expression} } catch (error) { return { error: error.cause?.code ?? (error.name === 'TimeoutError' ? error.name : error.code) } } })().then((it) => console.log(JSON.stringify(it)))`;
    const exec = await engine.docker
      .getContainer(name)
      .exec({ Cmd: ['/usr/bin/node', '-e', script], AttachStdout: true, AttachStderr: true });
    const stream = await exec.start({});
    const said = new PassThrough();
    let text = '';
    said.on('data', (chunk) => {
      text += String(chunk);
    });
    engine.docker.modem.demuxStream(stream, said, said);
    await new Promise((resolve) => stream.once('end', resolve));
    return JSON.parse(text);
  }
  const fs = "require('node:fs')";
  const fetched = (url: string) =>
    `await fetch(${JSON.stringify(url)}, { signal: AbortSignal.timeout(2000) }).then((it) => it.status)`;

  async function volumePathOf(name: string): Promise<string> {
    const [mount] = (await engine.docker.getContainer(name).inspect()).Mounts;
    return mount?.Source ?? '';
  }
  async function networkOf(name: string) {
    const [network] = Object.values((await engine.docker.getContainer(name).inspect()).NetworkSettings.Networks);
    return { address: network?.IPAddress ?? '', gateway: network?.Gateway ?? '' };
  }

  it('runs as nobody, without a single capability and without a way to gain one', async () => {
    const status = String(await inside(eve.name, `${fs}.readFileSync('/proc/self/status', 'utf8')`));
    expect(status).toMatch(/^Uid:\s+65532\s+65532\s+65532\s+65532$/m);
    for (const set of ['Inh', 'Prm', 'Eff', 'Bnd', 'Amb'])
      expect(status).toMatch(new RegExp(`^Cap${set}:\\s+0+$`, 'm'));
    expect(status).toMatch(/^NoNewPrivs:\s+1$/m);
    expect(status).toMatch(/^Seccomp:\s+2$/m);
  });

  it("files of the machine are not there, and other customers' volumes neither", async () => {
    const secret = join(engine.folder, 'secret-of-the-machine');
    await writeFile(secret, 'not for customers');
    expect(await inside(eve.name, `${fs}.readFileSync(${JSON.stringify(secret)}, 'utf8')`)).toEqual({
      error: 'ENOENT',
    });
    const path = join(await volumePathOf(ada.name));
    expect(path).toContain(engine.folder);
    expect(await inside(eve.name, `${fs}.readdirSync(${JSON.stringify(path)})`)).toEqual({ error: 'ENOENT' });
    expect(await inside(eve.name, `${fs}.readdirSync('/')`)).not.toContain('root');
    expect(await inside(eve.name, `${fs}.readdirSync('/data')`)).not.toContain('private');
    expect(await inside(eve.name, `${fs}.existsSync(${JSON.stringify(engine.config.socket_path)})`)).toBe(false);
  });

  it('nothing but its data and a scratch folder can be written', async () => {
    for (const path of ['/app/evil.js', '/usr/bin/node', '/etc/evil', '/evil'])
      expect(await inside(eve.name, `${fs}.writeFileSync('${path}', '')`)).toMatchObject({
        error: expect.stringMatching(/EROFS|ENOENT|EACCES/),
      });
    expect(await inside(eve.name, `(${fs}.writeFileSync('/data/mine', ''), ${fs}.existsSync('/data/mine'))`)).toBe(
      true,
    );
    expect(await inside(eve.name, `(${fs}.writeFileSync('/tmp/mine', ''), ${fs}.existsSync('/tmp/mine'))`)).toBe(true);
  });

  it('other processes are neither seen nor reached', async () => {
    const seen = (await inside(
      eve.name,
      `${fs}.readdirSync('/proc').filter((it) => +it).map((pid) => ${fs}.readFileSync('/proc/' + pid + '/cmdline', 'utf8'))`,
    )) as string[];
    expect(seen.length).toBeLessThanOrEqual(3); // init, the application, and this script
    for (const command of seen) expect(command).toMatch(/node|init|^$/);
    expect(await inside(eve.name, `process.kill(${process.pid}, 0)`)).toEqual({ error: 'ESRCH' });
  });

  it("another customer's instance answers nobody from inside, by whatever way", async () => {
    const { address } = await networkOf(ada.name);
    const { gateway } = await networkOf(eve.name);
    const published = new URL(ada.address).port;
    expect(await inside(ada.name, fetched('http://127.0.0.1:8080/healthz'))).toBe(200);
    expect(await inside(ada.name, fetched(`http://${address}:8080/healthz`))).toBe(200); // it would answer there
    for (const url of [
      `http://${address}:8080/healthz`,
      `http://${gateway}:${published}/healthz`,
      `${ada.address}/healthz`,
    ])
      expect(await inside(eve.name, fetched(url)), url).toMatchObject({
        error: expect.stringMatching(/TimeoutError|ECONNREFUSED|EHOSTUNREACH|UND_ERR/),
      });
  });

  it('what the machine offers on its loopback alone stays out of reach; what it offers everybody does not, as is said', async () => {
    const { gateway } = await networkOf(eve.name);
    const reached = async (host: string) => {
      const server = createServer((_, response) => response.end('the machine'));
      await new Promise<void>((resolve) => server.listen(0, host, resolve));
      const { port } = server.address() as AddressInfo; // because it listens on a port
      const answer = await inside(eve.name, fetched(`http://${gateway}:${port}/`));
      server.closeAllConnections();
      server.close();
      return answer;
    };
    expect(await reached('127.0.0.1')).toEqual({ error: 'ECONNREFUSED' });
    expect(await reached('0.0.0.0')).toBe(200);
    expect((await driver.guarantees()).lacks.join()).toContain("the machine's own addresses");
  });
});
