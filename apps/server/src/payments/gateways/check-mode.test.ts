import { describe, expect, it } from 'vitest';
import { checkMode } from './check-mode.ts';

describe('real money and play money', () => {
  it.each([
    ['live', 'https://shop.example.com/w', 'ok'],
    ['live', 'http://shop.example.com/w', 'warning'],
    ['live', 'https://localhost/w', 'warning'],
    ['live', 'not an address', 'warning'],
    ['test', 'https://shop.example.com/w', 'warning'],
    ['test', 'http://localhost:3000/w', 'ok'],
    ['test', 'https://192.168.1.5/w', 'ok'],
    ['test', 'https://172.16.0.1/w', 'ok'],
    ['test', 'https://172.32.0.1/w', 'warning'],
    ['test', 'https://[::1]/w', 'ok'],
    ['local', 'https://shop.example.com/w', 'warning'],
    ['local', 'http://127.0.0.1:4000/w', 'ok'],
  ] as const)('%s mode with %s: %s', (mode, url, level) => {
    expect(checkMode('Dodo Payments', mode, url)).toMatchObject({ check: 'mode', level });
  });
});
