// Cards of games that messages link to.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../../testing/app.ts';
import { own } from '../../testing/reviews.ts';
import { stockGames } from '../../testing/shop.ts';

describe('store.linkedGames', () => {
  let app: TestApp;
  let ids: Record<string, string>;
  const statements: string[] = [];
  beforeAll(async () => {
    app = await startTestApp({ onStatement: (text) => statements.push(text) });
    ids = await stockGames(app.services, [
      { slug: 'linked-one', prices: { USD: 1_999, KRW: 21_000 } },
      { slug: 'linked-two', prices: { USD: 0 } },
      { slug: 'linked-draft', prices: { USD: 500 } },
    ]);
    const { sql } = app.services.database;
    await sql`update games set state = 'draft' where slug = 'linked-draft'`;
    await sql`insert into sales (id, game_id, percent, starts_at, ends_at)
      values (gen_random_uuid(), ${ids['linked-one'] ?? ''}, 50, now() - interval '1 hour', now() + interval '1 hour')`;
  });
  afterAll(() => app.close());
  const slugs = ['linked-one', 'linked-two', 'linked-draft', 'linked-nowhere', 'linked-one'];

  it('CHAT-231: tells each game once, with its price of now in the viewer’s country; who is gone, or a draft, is left out', async () => {
    const [american, korean] = [await app.member(), await app.member({ country: 'KR', language: 'ko' })];
    const one = async (caller: typeof american.caller) =>
      (await caller.store.linkedGames({ slugs })).find(({ slug }) => slug === 'linked-one')?.price;
    expect((await american.caller.store.linkedGames({ slugs })).map(({ slug }) => slug).toSorted()).toEqual([
      'linked-one',
      'linked-two',
    ]);
    expect(await one(american.caller)).toMatchObject({ now: { amount: 999, currency: 'USD' }, percent: 50 });
    expect(await one(korean.caller)).toMatchObject({ now: { amount: 10_500, currency: 'KRW' } });
    expect(await one(app.guest().caller)).toMatchObject({ now: { currency: 'USD' } });
  });

  it('CHAT-231: says what the viewer owns or wishes for, and that of nobody else', async () => {
    const [member, other] = [await app.member(), await app.member()];
    await own(app.services, member, ids['linked-two'] ?? '');
    await member.caller.store.wish({ gameId: ids['linked-one'] ?? '' });
    const marks = async (caller: typeof member.caller) =>
      Object.fromEntries(
        (await caller.store.linkedGames({ slugs })).map(({ slug, owned, wished }) => [slug, [owned, wished]]),
      );
    expect(await marks(member.caller)).toEqual({ 'linked-one': [false, true], 'linked-two': [true, false] });
    for (const { caller } of [other, app.guest()])
      expect(await marks(caller)).toEqual({ 'linked-one': [false, false], 'linked-two': [false, false] });
  });

  it('CHAT-231: asks as much for many as for one, and at most so many; a slug that is none is bad input', async () => {
    const { caller } = app.guest();
    const count = async (asked: string[]) => {
      statements.length = 0;
      await caller.store.linkedGames({ slugs: asked });
      // What a connection asks when it is opened is nobody's.
      return statements.filter((text) => /from "?games\b/.test(text)).length;
    };
    const few = await count(['linked-one']);
    expect(await count([...slugs, ...Array.from({ length: 90 }, (_, n) => `none-${n}`)])).toBe(few);
    expect(await caller.store.linkedGames({ slugs: [] })).toEqual([]);
    for (const bad of [["x' or true"], Array.from({ length: 101 }, () => 'linked-one')])
      await expect(caller.store.linkedGames({ slugs: bad })).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  });
});
