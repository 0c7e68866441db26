// The lock on a data directory by itself: one holder, whoever asks and whenever.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { beforeEach, expect, it, onTestFinished, vi } from 'vitest';
import { acquireLock } from './lock.ts';
import { processStart } from './processes.ts';

let home = '';
beforeEach(async () => {
  home = await mkdtemp(path.join(tmpdir(), 'lobby-lock-'));
  const made = home;
  onTestFinished(() => rm(made, { recursive: true }));
});

const takeMany = async (count: number) => {
  const results = await Promise.allSettled(Array.from({ length: count }, () => acquireLock(home)));
  return results.filter(({ status }) => status === 'fulfilled').length;
};

it('OPS-5: of many at once exactly one gets the lock', async () => {
  expect(await takeMany(20)).toBe(1);
  expect(await readdir(home)).toEqual(['lock.1']);
});

it.each([
  ['a process that is gone', JSON.stringify({ pid: 2 ** 22 + 1, start: 'x' })],
  ['a process started at another time', JSON.stringify({ pid: process.ppid, start: 'earlier' })],
  ['nothing that can be read', ''],
])('OPS-12: of many at once exactly one takes over a lock that names %s', async (_of, text) => {
  await writeFile(path.join(home, 'lock.7'), text);
  expect(await takeMany(20)).toBe(1);
  expect(await readdir(home)).toEqual(['lock.8']);
});

it('OPS-5: a lock given back can be taken again, and giving it back twice takes it from nobody', async () => {
  const first = await acquireLock(home);
  await first.release();
  await acquireLock(home);
  await first.release();
  await expect(acquireLock(home)).rejects.toMatchObject({ code: 'LOCKED' });
});

it.skipIf(process.platform !== 'linux')(
  'OPS-12: a holder that is dead but not collected by its parent holds nobody up',
  async () => {
    // The shell becomes sleep, which never asks after the child it began as a shell.
    const parent = spawn('/bin/sh', ['-c', 'sleep 600 & echo $!; exec sleep 601'], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    onTestFinished(() => void parent.kill());
    const [line] = (await once(parent.stdout, 'data')) as [Buffer];
    const pid = Number(line.toString());
    await writeFile(path.join(home, 'lock.1'), JSON.stringify({ pid, start: processStart(pid) }));
    await expect(acquireLock(home)).rejects.toMatchObject({ code: 'LOCKED' });
    await vi.waitFor(() => expect(readFileSync(`/proc/${parent.pid}/cmdline`, 'utf8')).toContain('601'));
    process.kill(pid, 'SIGKILL');
    await vi.waitFor(() => expect(readFileSync(`/proc/${pid}/stat`, 'utf8')).toContain(') Z '));
    await acquireLock(home);
  },
);

it('OPS-5: over many rounds of taking and giving back no two hold it at once', async () => {
  let holders = 0;
  let most = 0;
  const visitor = async () => {
    for (let round = 0; round < 40; round += 1) {
      const lock = await acquireLock(home).catch(() => undefined);
      if (!lock) continue;
      holders += 1;
      most = Math.max(most, holders);
      await setImmediate();
      holders -= 1;
      await lock.release();
    }
  };
  await Promise.all(Array.from({ length: 8 }, visitor));
  expect(most).toBe(1);
});
