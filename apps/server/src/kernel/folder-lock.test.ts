import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FolderInUse, lockFolder } from './folder-lock.ts';

const MODULE = fileURLToPath(new URL('./folder-lock.ts', import.meta.url));

let folder: string;
const children: ChildProcess[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vozex-lock-'));
});
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

/** Another process that tries to take the folder and says how that went. */
async function another(path: string): Promise<{ child: ChildProcess; says: string }> {
  const script = `
    const { lockFolder } = await import(${JSON.stringify(MODULE)});
    await lockFolder(${JSON.stringify(path)}).then(() => console.log('taken'), (error) => console.log(error.name + ': ' + error.message));
    setInterval(() => {}, 1_000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  const says = await new Promise<string>((resolve) =>
    child.stdout?.once('data', (text: Buffer) => resolve(text.toString().trim())),
  );
  return { child, says };
}

function killed(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill('SIGKILL');
  });
}

describe('the data folder', () => {
  it('belongs to one process: a second one is told what to do', async () => {
    const unlock = await lockFolder(folder);
    const { says } = await another(folder);
    expect(says).toContain('FolderInUse');
    expect(says).toContain('DATABASE_URL');
    await unlock();
    expect((await another(folder)).says).toBe('taken');
  });

  it('is refused to this process while another one has it, and free the moment that one is killed', async () => {
    const { child, says } = await another(folder);
    expect(says).toBe('taken');
    await expect(lockFolder(folder)).rejects.toThrow(FolderInUse);
    await killed(child);
    expect(existsSync(join(folder, 'lock.sock'))).toBe(true); // what a killed process leaves behind is in nobody's way
    await (await lockFolder(folder))();
  });

  it('cannot be taken twice within one process', async () => {
    const unlock = await lockFolder(folder);
    await expect(lockFolder(folder)).rejects.toThrow(FolderInUse);
    await unlock();
  });

  it('is the same under another name', async () => {
    const alias = `${folder}-alias`;
    symlinkSync(folder, alias);
    const unlock = await lockFolder(folder);
    await expect(lockFolder(alias)).rejects.toThrow(FolderInUse);
    await unlock();
    rmSync(alias);
  });

  it('may have a path longer than a socket may', async () => {
    const deep = join(folder, 'd'.repeat(120));
    mkdirSync(deep);
    const unlock = await lockFolder(deep);
    await expect(lockFolder(deep)).rejects.toThrow(FolderInUse);
    await unlock();
  });
});
