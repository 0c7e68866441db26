// `lobby game:state` as it is typed.
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { startTestApp, type TestApp } from '../testing/app.ts';
import { type TestDatabase, testDatabase } from '../testing/postgres.ts';
import { stockGames } from '../testing/shop.ts';
import { gameStateCommand } from './game.ts';
import { UsageError } from './usage.ts';

let test: TestDatabase;
let app: TestApp;
const said: string[] = [];
beforeAll(async () => {
  test = await testDatabase('states');
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

it('STORE-79: moves a game, refuses what is no step and what is no game, and names wrong options', async () => {
  await stockGames(app.services, [{ slug: 'kite', state: 'draft' }]);
  const { store } = app.guest().caller;
  await gameStateCommand(['--game', 'kite', '--state', 'coming']);
  expect((await store.game({ id: 'kite' })).state).toBe('coming');
  expect(process.exitCode).toBeUndefined();
  await gameStateCommand(['--game', 'kite', '--state', 'draft']);
  await gameStateCommand(['--game', 'none', '--state', 'early']);
  expect(process.exitCode).toBe(1);
  expect(said).toEqual([
    'kite is coming now.',
    'kite is coming, and cannot become draft.',
    'There is no game none.',
  ]);
  expect((await store.game({ id: 'kite' })).state).toBe('coming');
  await expect(gameStateCommand(['--game', 'kite', '--state', 'gone'])).rejects.toThrow(
    '--state takes draft',
  );
  await expect(gameStateCommand(['--state', 'coming'])).rejects.toThrow(UsageError);
  await expect(gameStateCommand(['--slug', 'kite'])).rejects.toThrow(UsageError);
});
