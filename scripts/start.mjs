// `npm start`: builds what is not built, then serves. Needs nothing but Node and `npm ci`.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { isFresh, root } from './freshness.mjs';

if (!isFresh('web') || !isFresh('server')) {
  // In a process of its own: the bundler's memory is given back before serving begins.
  const built = spawnSync(process.execPath, [path.join(root, 'scripts/build.mjs')], { stdio: 'inherit' });
  if (built.status !== 0) process.exit(built.status ?? 1);
}
const main = path.join(root, 'dist/server/main.js');
process.env.NODE_ENV ??= 'production';
process.argv.splice(1, process.argv.length - 1, main, 'serve', ...process.argv.slice(2));
await import(pathToFileURL(main).href);
