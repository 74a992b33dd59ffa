import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { paths } from './src/paths.ts';

const SERVER = 'http://127.0.0.1:4000';

/** Smaller files are sent in one packet either way. */
const SQUEEZED_FROM_BYTES = 1_024;

/** Lays each built file beside itself in the encodings that browsers take, so that no request waits for the squeezing. */
function squeeze(): Plugin {
  return {
    name: 'squeeze',
    apply: 'build',
    writeBundle({ dir = 'dist' }) {
      for (const name of readdirSync(dir, { recursive: true, encoding: 'utf8' })) {
        if (!/\.(js|css|svg)$/.test(name)) continue;
        const file = join(dir, name);
        const bytes = readFileSync(file);
        if (bytes.byteLength < SQUEEZED_FROM_BYTES) continue;
        writeFileSync(`${file}.br`, brotliCompressSync(bytes));
        writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }));
      }
    },
  };
}

/** Tells the server at which addresses the app has a screen, so that it answers 404 at every other. */
function tellScreens(): Plugin {
  return {
    name: 'tell-screens',
    apply: 'build',
    writeBundle({ dir = 'dist' }) {
      writeFileSync(join(dir, 'screens.json'), JSON.stringify(Object.values(paths)));
    },
  };
}

/** Screens that buyers wait for, and what each is drawn by. */
const AWAITED: Record<string, readonly string[]> = {
  [paths.checkout]: ['checkout/checkout-page.tsx'],
  [paths.account]: ['customer-center/account-layout.tsx', 'customer-center/pages.ts'],
  [paths.order]: ['checkout/order-page.tsx'],
};

/** Tells the server which scripts a screen needs beside those of every page, so that they are loaded at once. */
function tellScripts(): Plugin {
  return {
    name: 'tell-scripts',
    apply: 'build',
    writeBundle({ dir = 'dist' }, bundle) {
      const chunks = Object.values(bundle).filter((one) => one.type === 'chunk');
      const withImports = (names: Iterable<string>) => {
        const files = new Set(names);
        for (const name of files)
          for (const next of chunks.find(({ fileName }) => fileName === name)?.imports ?? []) files.add(next);
        return files;
      };
      const everywhere = withImports(chunks.filter(({ isEntry }) => isEntry).map(({ fileName }) => fileName));
      const scripts = Object.entries(AWAITED).map(([screen, modules]) => {
        const drawnBy = chunks.filter(({ moduleIds }) =>
          moduleIds.some((id) => modules.some((name) => id.endsWith(`/apps/web/src/${name}`))),
        );
        if (drawnBy.length === 0) throw new Error(`nothing draws ${screen}`);
        const files = withImports(drawnBy.map(({ fileName }) => fileName));
        return [screen, [...files].filter((name) => !everywhere.has(name))] as const;
      });
      writeFileSync(join(dir, 'scripts.json'), JSON.stringify(Object.fromEntries(scripts)));
    },
  };
}

type ModuleInfo = { importedIds: readonly string[] } | null;

/** Of packages, what the frame of every screen is made of; icons and the like stay with who draws them. */
const FRAME = /node_modules\/(react|react-dom|scheduler|use-sync-external-store|openapi-fetch|@tanstack\/[^/]+)\//;

let first: Set<string> | undefined;

/** Whether the first screens import a module, themselves or through another, rather than load it when it is wanted. */
function isFirst(id: string, infoOf: (id: string) => ModuleInfo): boolean {
  if (FRAME.test(id)) return true;
  const main = fileURLToPath(new URL('src/main.tsx', import.meta.url));
  first ??= reachedFrom(main, infoOf);
  return first.has(id) && id.includes('/apps/web/src/');
}

function reachedFrom(entry: string, infoOf: (id: string) => ModuleInfo): Set<string> {
  const reached = new Set([entry]);
  for (const id of reached) for (const next of infoOf(id)?.importedIds ?? []) reached.add(next);
  return reached;
}

export default defineConfig(({ command }) => {
  // Whoever starts the build (a test run, say) may have set another; buyers never get the development build of React.
  if (command === 'build') process.env.NODE_ENV = 'production';
  return {
    plugins: [react(), tailwindcss(), squeeze(), tellScreens(), tellScripts()],
    build: {
      // The server's content policy allows no `data:` addresses, so nothing is inlined as one.
      assetsInlineLimit: 0,
      rolldownOptions: {
        treeshake: {
          // A schema nobody parses with is dead code: screens that only need a label must not carry zod.
          manualPureFunctions: ['z'],
        },
        output: {
          // What only later screens parse with stays out of the first load, though the first screens name an amount.
          codeSplitting: {
            groups: [
              {
                name: 'schemas',
                test: /node_modules\/zod\/|packages\/domain\/src\/(?!money\.ts|cart-limits\.ts|index\.ts|languages\/)/,
              },
              // What every first screen needs comes in one file: thirty small ones cost more in asking than in bytes.
              { name: (id, context) => (isFirst(id, (one) => context.getModuleInfo(one)) ? 'first' : null) },
            ],
          },
        },
      },
    },
    server: {
      host: '127.0.0.1',
      // Without `changeOrigin`: the server compares Origin with Host.
      proxy: Object.fromEntries(
        ['/api', '/d/', '/b/', '/webhooks', '/openapi.json', '/docs'].map((path) => [
          path,
          { target: SERVER, changeOrigin: false },
        ]),
      ),
    },
  };
});
