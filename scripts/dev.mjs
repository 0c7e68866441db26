// `npm run dev`: the server restarts and the page reloads as you type. Look at http://localhost:5173.
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const require = createRequire(import.meta.url);
/** The program of a package, started with this very Node so that no shell or PATH is needed. */
const program = (name, file) => join(dirname(require.resolve(`${name}/package.json`)), file);

const children = [
  spawn(
    process.execPath,
    [program('tsx', 'dist/cli.mjs'), 'watch', '--clear-screen=false', 'server/console/main.ts', 'serve'],
    {
      stdio: ['ignore', 'inherit', 'inherit'],
      // The page's own server passes calls on, so this is where browsers are.
      env: { PUBLIC_URL: 'http://localhost:5173', ...process.env },
    },
  ),
  spawn(process.execPath, [program('vite', 'bin/vite.js'), '--clearScreen', 'false'], { stdio: 'inherit' }),
];

let stopping = false;
function stop(code) {
  if (stopping) return;
  stopping = true;
  process.exitCode = code;
  for (const child of children) child.kill('SIGTERM');
}
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => stop(0));
// When one side ends the other alone is of no use.
for (const child of children) child.on('exit', (code) => stop(code ?? 0));
