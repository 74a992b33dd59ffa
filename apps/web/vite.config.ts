import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const SERVER = 'http://127.0.0.1:4000';

export default defineConfig(({ command }) => {
  // Whoever starts the build (a test run, say) may have set another; buyers never get the development build of React.
  if (command === 'build') process.env.NODE_ENV = 'production';
  return {
    plugins: [react(), tailwindcss()],
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
                test: /node_modules\/zod\/|packages\/domain\/src\/(?!money\.ts|index\.ts|languages\/)/,
              },
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
