// Tells whether what stands in dist/ was built from the sources as they are now.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of package.json. */
export const root = fileURLToPath(new URL('..', import.meta.url));

/** What is built, where its result stands, and from what. */
export const parts = {
  web: {
    result: 'dist/web/index.html',
    sources: [
      'web',
      'shared',
      'vite.config.ts',
      'tsconfig.json',
      'package-lock.json',
      'scripts/precompress.mjs',
    ],
  },
  server: {
    result: 'dist/server/main.js',
    sources: [
      'server',
      'shared',
      'drizzle',
      'vite.server.config.ts',
      'scripts/postgresPatch.ts',
      'tsconfig.json',
      'package-lock.json',
    ],
  },
};

const isTest = (file) => /\.test(-d)?\.tsx?$/.test(file) || file.startsWith(path.join('server', 'testing'));

function* files(relative) {
  const absolute = path.join(root, relative);
  if (!existsSync(absolute)) return;
  const entries = readdirSync(absolute, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    const file = path.join(relative, entry.name);
    if (entry.isDirectory()) yield* files(file);
    else if (!isTest(file)) yield file;
  }
}

/** A hash over names and contents of all that goes into a part. Contents, since a fresh clone has fresh times. */
export function sourceHash(part) {
  const hash = createHash('sha256');
  for (const source of parts[part].sources) {
    const list = path.extname(source) ? [source] : files(source);
    for (const file of list) {
      hash
        .update(`${file}\0`)
        .update(readFileSync(path.join(root, file)))
        .update('\0');
    }
  }
  return hash.digest('hex');
}

const stampFile = (part) => path.join(root, 'dist', `${part}.stamp`);

/** Whether a part is built from these very sources. Without sources (a deployed dist/) what is there counts. */
export function isFresh(part) {
  if (!existsSync(path.join(root, parts[part].result))) return false;
  if (!existsSync(path.join(root, part))) return true;
  return existsSync(stampFile(part)) && readFileSync(stampFile(part), 'utf8') === sourceHash(part);
}

/** Notes the sources a part was built from; `hash` was taken before the build began. */
export function markFresh(part, hash) {
  mkdirSync(path.join(root, 'dist'), { recursive: true });
  writeFileSync(stampFile(part), hash);
}
