// The lock file must serve every platform and every registry, whichever machine last wrote it.
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

interface Entry {
  readonly version?: string;
  readonly resolved?: string;
  readonly dependencies?: Record<string, string>;
  readonly optionalDependencies?: Record<string, string>;
}

const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
  packages: Record<string, Entry>;
};

/** Where Node would find `name` from the folder `from`: beside it or above. */
function isFound(name: string, from: string): boolean {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))) {
    if (`${folder}/node_modules/${name}`.replace(/^\//, '') in packages) return true;
    if (folder === '') return false;
  }
}

it('OPS-24: what any package needs, on any platform, has its entry, without which npm ci refuses to install', () => {
  const missing = Object.entries(packages).flatMap(([place, entry]) =>
    Object.keys({ ...entry.dependencies, ...entry.optionalDependencies }).filter(
      (name) => !isFound(name, place),
    ),
  );
  expect(missing).toEqual([]);
});

it('OPS-24: no entry names an address to load from', () => {
  expect(Object.values(packages).filter(({ resolved }) => resolved)).toEqual([]);
});
