// Starts the built program as a newcomer would, and tells when it answers.
import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

export const root = join(import.meta.dirname, '..');

export type Program = {
  url: string;
  /** Milliseconds from spawn to the first ready answer. */
  readyAfter: number;
  stop(): Promise<void>;
};

/**
 * Runs `lobby serve` from dist/ and waits until /readyz answers 200.
 * @throws when it ends before, with what it printed.
 */
export async function startProgram(environment: Record<string, string>): Promise<Program> {
  const port = environment['PORT'] ?? '3977';
  const url = `http://localhost:${port}`;
  const began = performance.now();
  let printed = '';
  const child: ChildProcess = spawn(process.execPath, [join(root, 'dist/server/main.js'), 'serve'], {
    env: { ...process.env, PORT: port, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk) => {
      printed += chunk;
    });
  }
  for (;;) {
    if (child.exitCode !== null) throw new Error(`lobby ended with ${child.exitCode}:\n${printed}`);
    const ready = await fetch(`${url}/readyz`).then(
      (answer) => answer.ok,
      () => false,
    );
    if (ready) break;
    await pause(20);
  }
  const readyAfter = performance.now() - began;
  return {
    url,
    readyAfter,
    stop: () =>
      new Promise((resolve) => {
        child.once('exit', () => resolve());
        child.kill('SIGTERM');
      }),
  };
}
