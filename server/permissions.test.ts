// Who may call what: every procedure of the router, by every kind of caller, on a real object of another member.
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hashPassword } from './features/accounts/passwords.ts';
import { stopTicks } from './features/chat/ticks.ts';
import { appRouter } from './router.ts';
import { startTestApp, type TestApp } from './testing/app.ts';
import { accountRows } from './testing/permissions/accountRows.ts';
import { bundleRows } from './testing/permissions/bundleRows.ts';
import { chatRows } from './testing/permissions/chatRows.ts';
import { doorRows } from './testing/permissions/doorRows.ts';
import { friendRows } from './testing/permissions/friendRows.ts';
import { groupRows } from './testing/permissions/groupRows.ts';
import { keepingRows } from './testing/permissions/keepingRows.ts';
import type { Ground } from './testing/permissions/making.ts';
import { makingRows } from './testing/permissions/makingRows.ts';
import { profileRows } from './testing/permissions/profileRows.ts';
import { reviewRows } from './testing/permissions/reviewRows.ts';
import { type Cell, type Kind, kinds, type Rows } from './testing/permissions/row.ts';
import { storeRows } from './testing/permissions/storeRows.ts';
import { walletRows } from './testing/permissions/walletRows.ts';
import { createWorld, type World } from './testing/permissions/world.ts';
import { stockGames, stockShelves } from './testing/shop.ts';
import { within } from './testing/within.ts';

const table: Rows = {
  ...accountRows,
  ...bundleRows,
  ...chatRows,
  ...doorRows,
  ...friendRows,
  ...makingRows,
  ...keepingRows,
  ...groupRows,
  ...profileRows,
  ...reviewRows,
  ...storeRows,
  ...walletRows,
};

const procedures = appRouter._def.procedures as unknown as Record<string, { _def: { type: string } }>;
const paths = Object.keys(procedures).sort();
const typeOf = (path: string) => procedures[path]?._def.type;
const password = 'violet doorway 7';
/** Milliseconds for each thing that is waited for. */
const patience = 15_000;
/** Milliseconds for a procedure, of which each kind has four things to wait for: whichever does not come is named first. */
const longest = (4 * kinds.length + 1) * patience;

describe('who may call what', () => {
  let app: TestApp;
  let ground: Ground;
  let enter: Awaited<ReturnType<typeof createWorld>> | null = null;
  beforeAll(async () => {
    app = await startTestApp({
      environment: {
        LOBBY_PAYMENTS: 'sandbox',
        LOBBY_OIDC: 'google',
        LOBBY_OIDC_GOOGLE_CLIENT_ID: 'lobby',
        LOBBY_OIDC_GOOGLE_CLIENT_SECRET: 'secret',
      },
    });
    const names = { en: 'Calm', ko: '차분함', zh: '平静' };
    await stockShelves(app.services, [{ slug: 'shelf' }], [{ slug: 'calm', names }]);
    const facts = { categories: ['shelf'], tags: ['calm'], prices: { USD: 0 } };
    const stocked = await stockGames(app.services, [
      { slug: 'a-game', ...facts },
      { slug: 'a-spare-game', ...facts },
    ]);
    const passwordHash = await hashPassword(password);
    const [gameId = '', spareGameId = ''] = [stocked['a-game'], stocked['a-spare-game']];
    ground = { app, password, passwordHash, gameId, spareGameId };
    // How far members have come is stored a second after they came: that would be taken for what a later call wrote.
    await stopTicks(app.services);
  });
  afterAll(() => app?.close());

  it('ACC-35: the table has a row for every procedure, and no other', () => {
    expect(Object.keys(table).sort()).toEqual(paths);
  });

  it('ACC-35: each row says how it is seen that its call was done', () => {
    const silent = Object.entries(table).filter(([path, row]) => {
      const done = Object.values(row.may).some((cell) => cell === '+' || cell === '=');
      return done && !row.gives && !(typeOf(path) === 'mutation' && row.writes);
    });
    expect(silent.map(([path]) => path)).toEqual([]);
  });

  /** What changes whenever a row of the table is written, changed or taken away. */
  const marksOf = (tables: readonly string[]) => {
    const marks = tables.map(async (name) => {
      const { sql } = app.services.database;
      const [mark] = await sql`
        select count(*)::int as rows, coalesce(max(xmin::text::bigint), 0)::text as newest from ${sql(name)}`;
      return `${name} ${mark?.['rows']} ${mark?.['newest']}`;
    });
    return within(`what stands in ${tables.join(', ')}`, patience, Promise.all(marks));
  };

  /** What a call answers: of a subscription what it tells first. */
  async function answerOf(path: string, world: World, input: unknown): Promise<unknown> {
    const procedure = path
      .split('.')
      .reduce<unknown>((part, name) => (part as Record<string, unknown>)[name], world.caller) as (
      input: unknown,
    ) => Promise<unknown>;
    const answer = await procedure(input);
    if (typeOf(path) !== 'subscription') return answer;
    const events = (answer as AsyncIterable<unknown>)[Symbol.asyncIterator]();
    const told = new AbortController();
    const first = events.next().finally(() => told.abort());
    first.catch(() => {});
    // What happens before the feed is open it does not tell: it is caused until it does. No longer, and none is still on its
    // way after: it would write while another call is looked at.
    const until = performance.now() + patience;
    while (!told.signal.aborted && performance.now() < until) {
      await table[path]?.cause?.(world)?.catch(() => {});
      await delay(500, undefined, { signal: told.signal }).catch(() => {});
    }
    const { value } = await first;
    await events.return?.();
    return Array.isArray(value) ? value[1] : value;
  }

  /** Calls as this kind, looks at what it answered and wrote, and tells how it went. */
  async function cellOf(path: string, kind: Kind): Promise<Cell> {
    const row = table[path];
    if (!row) throw new Error(`No row for ${path}`);
    enter ??= await createWorld(ground);
    const needed = enter(kind, row.needs ?? []);
    const world = await within(`what ${path} needs of ${kind}`, patience, needed);
    const input = row.input?.(world);
    const writes = row.writes ?? [];
    const before = await marksOf(writes);
    const answered = answerOf(path, world, input).then(
      (given) => [given, null] as const,
      (error: { appCode?: string }) => [null, error.appCode ?? String(error)] as const,
    );
    // No answer is no refusal: it ends the test.
    const [answer, refusal] = await within(`${path} to answer ${kind}`, patience, answered);
    const after = await marksOf(writes);
    const changed = writes.filter((_, index) => before[index] !== after[index]);
    if (refusal !== null) {
      expect(changed, `written although refused, ${path} by ${kind}`).toEqual([]);
      return refusal;
    }
    if (typeOf(path) !== 'query' && (changed.length > 0 || writes.length === 0)) enter = null;
    if (row.gives) expect({ answer }, `${path} by ${kind}`).toMatchObject({ answer: row.gives(world) });
    if (writes.length === 0) return '+';
    if (changed.length > 0) expect(changed, `written by ${path}`).toEqual(writes);
    return changed.length > 0 ? '+' : '=';
  }

  it.each(paths)('ACC-35, ACC-140: %s', { timeout: longest }, async (path) => {
    const answers: Partial<Record<Kind, Cell>> = {};
    enter = null;
    for (const kind of kinds) answers[kind] = await cellOf(path, kind);
    expect(answers).toEqual(table[path]?.may);
  });
});
