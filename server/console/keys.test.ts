// `lobby keys` as it is typed.
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { startTestApp, type TestApp } from '../testing/app.ts';
import { type TestDatabase, testDatabase } from '../testing/postgres.ts';
import { stockGames } from '../testing/shop.ts';
import { keysCommand } from './keys.ts';
import { UsageError } from './usage.ts';

let test: TestDatabase;
let app: TestApp;
const said: string[] = [];
beforeAll(async () => {
  test = await testDatabase('keys');
  app = await startTestApp({ databaseUrl: test.url });
  vi.stubEnv('DATABASE_URL', test.url);
  for (const kind of ['log', 'error'] as const) {
    vi.spyOn(console, kind).mockImplementation((text: string) => void said.push(text));
  }
});
afterAll(async () => {
  process.exitCode = undefined;
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  await app.close();
  await test.drop();
});

it('LIB-40: prints new keys once, and names what is wrong', async () => {
  const { kite = '' } = await stockGames(app.services, [{ slug: 'kite' }, { slug: 'draft', state: 'draft' }]);
  await keysCommand(['kite', '3']);
  const codes = said.splice(0).flatMap((text) => text.split('\n'));
  expect(new Set(codes).size).toBe(3);
  const { caller } = await app.member();
  const got = await caller.library.redeem({ code: codes[1] ?? '', key: app.services.newId() });
  expect(got.id).toBe(kite);
  await keysCommand([kite.toUpperCase(), '1']);
  expect(said.splice(0).join().split('\n')).toHaveLength(1);
  expect(process.exitCode).toBeUndefined();
  for (const game of ['none', 'draft']) await keysCommand([game, '1']);
  expect(said).toEqual([
    'There is no game none that has been announced.',
    'There is no game draft that has been announced.',
  ]);
  expect(process.exitCode).toBe(1);
  const [{ count } = { count: 0 }] = await app.services.database.sql<{ count: number }[]>`
    select count(*)::int as count from product_keys`;
  expect(count).toBe(4);
  for (const args of [
    [],
    ['kite'],
    ['kite', '0'],
    ['kite', 'many'],
    ['kite', '10001'],
    ['kite', '1', '2'],
    ['--game', 'kite'],
  ])
    await expect(keysCommand(args), args.join(' ')).rejects.toThrow(UsageError);
});
