import { describe, expect, it } from 'vitest';
import { sourceFiles, textOf } from './source-files.ts';

/** Where the environment may be read: each program's one reader, command-line tools, and what only developers run. */
const READERS = [
  /^apps\/\w+\/src\/env\.ts$/,
  /\/cli\.ts$/,
  /\/cli\//,
  /^packages\/dev-world\//,
  /^(tools|bench)\//,
  /\.test\.ts$/,
  /-suite\.ts$/,
  /\/test-[a-z-]+(\/[a-z-]+)?\.ts$/, // parts of tests, some of which start programs
  /^apps\/sample-app\//, // what we sell as an instance: its own program, whose drills show what its environment holds
  /^apps\/web\/vite\.config\.ts$/,
];

/** A mention in a comment reads nothing. */
const withoutComments = (text: string) => text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');

describe('the environment', () => {
  it('is read in one place of each program: every variable is checked and documented there', () => {
    const files = ['apps', 'packages', 'tools', 'bench'].flatMap(sourceFiles);
    expect(files.length).toBeGreaterThan(100);
    const readers = files.filter((file) => withoutComments(textOf(file)).includes('process.env'));
    expect(readers.filter((file) => !READERS.some((allowed) => allowed.test(file)))).toEqual([]);
    expect(readers).toContain('apps/server/src/env.ts');
  });
});

describe('the system clock', () => {
  it('is read in one file of the server: everything else is told the time', () => {
    const files = sourceFiles('apps/server/src').filter(
      (file) => !/\.test\.ts$|\/test-[a-z-]+\.ts$|-suite\.ts$/.test(file),
    );
    const readers = files.filter((file) => /new Date\(\)|Date\.now\(\)/.test(withoutComments(textOf(file))));
    expect(readers).toEqual(['apps/server/src/kernel/clock.ts']);
  });
});
