import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buildWebIfStale } from './build-web.ts';
import { type Postgres, startPostgres } from './postgres.ts';
import { type Engine, makeTemplate, type Template } from './template.ts';

/** What every world of a test run shares: one PostgreSQL and the seeded shops to copy, each made when first asked for. */
export type Stage = {
  template(engine: Engine): Promise<Template>;
  /** A database that is a copy of the seeded one, or empty. */
  newDatabase(content: 'seeded' | 'empty'): Promise<string>;
  /** Resolves when the web app is built from its present sources: once, so that no story's pages change under it. */
  webIsBuilt(): Promise<void>;
  close(): Promise<void>;
};

/** Names the address of the stage that the run's processes share. */
export const STAGE_VARIABLE = 'VOZEX_STAGE_URL';

let shared: Promise<Stage> | undefined;

/** The stage of this run: the one `vitest-setup.ts` opened, or one of this process alone. */
export function theStage(): Promise<Stage> {
  const url = process.env[STAGE_VARIABLE];
  shared ??= url ? Promise.resolve(stageAt(url)) : Promise.resolve(openStage());
  return shared;
}

export function openStage(): Stage {
  let postgres: Promise<Postgres> | undefined;
  let web: Promise<void> | undefined;
  const templates = new Map<Engine, Promise<Template>>();
  const thePostgres = () => {
    postgres ??= startPostgres();
    return postgres;
  };
  const template = (engine: Engine) => {
    const made = templates.get(engine) ?? makeTemplate(engine, thePostgres);
    templates.set(engine, made);
    return made;
  };
  return {
    template,
    async newDatabase(content) {
      const seeded = content === 'seeded' ? (await template('postgres')).database : undefined;
      return (await thePostgres()).newDatabase(seeded);
    },
    webIsBuilt() {
      web ??= buildWebIfStale();
      return web;
    },
    async close() {
      await (await postgres)?.close();
    },
  };
}

/** Offers a stage to the other processes of the run. @returns its address. */
export async function serveStage(stage: Stage): Promise<{ url: string; close(): Promise<void> }> {
  const server = createServer(async (request, response) => {
    try {
      response.end(JSON.stringify((await answerTo(stage, new URL(request.url ?? '/', 'http://stage'))) ?? null));
    } catch (error) {
      response.writeHead(500).end(error instanceof Error ? (error.stack ?? error.message) : String(error));
    }
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo; // because it listens on TCP
  return {
    url: `http://127.0.0.1:${port}`,
    async close() {
      server.closeAllConnections();
      server.close();
      await stage.close();
    },
  };
}

/** Only `stageAt` asks: the words in the address are its own. */
async function answerTo(stage: Stage, { pathname, searchParams }: URL): Promise<unknown> {
  if (pathname === '/web') return stage.webIsBuilt();
  if (pathname === '/template') return stage.template(searchParams.get('engine') as Engine);
  return { url: await stage.newDatabase(searchParams.get('content') as 'seeded' | 'empty') };
}

function stageAt(url: string): Stage {
  const ask = async (path: string): Promise<unknown> => {
    const answer = await fetch(new URL(path, url));
    if (!answer.ok) throw new Error(`the stage of this test run is broken: ${await answer.text()}`);
    return answer.json();
  };
  return {
    template: async (engine) => (await ask(`/template?engine=${engine}`)) as Template, // because serveStage answers one
    newDatabase: async (content) => ((await ask(`/database?content=${content}`)) as { url: string }).url,
    webIsBuilt: async () => {
      await ask('/web');
    },
    close: async () => {},
  };
}
