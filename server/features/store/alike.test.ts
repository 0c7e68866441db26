// Games like one: by tags, the rarer the better, and by who owns them.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../../testing/app.ts';
import { stockGames, stockShelves } from '../../testing/shop.ts';
import { setGameState } from './commands.ts';

describe('games like one', () => {
  let app: TestApp;
  let ids: Record<string, string>;
  beforeAll(async () => {
    app = await startTestApp();
    const names = { en: 'x', ko: 'x', zh: 'x' };
    await stockShelves(
      app.services,
      [{ slug: 'shelf' }],
      ['common', 'rare', 'other'].map((slug) => ({ slug, names })),
    );
    const common = Array.from({ length: 12 }, (_, index) => ({ slug: `common-${index}`, tags: ['common'] }));
    ids = await stockGames(app.services, [
      { slug: 'one', tags: ['common', 'rare'] },
      { slug: 'both', tags: ['common', 'rare'] },
      { slug: 'rare', tags: ['rare'] },
      { slug: 'wide', tags: ['rare', 'other'] },
      { slug: 'owned', tags: ['other'] },
      { slug: 'everywhere', tags: ['other'], downloads: 40 },
      { slug: 'draft', tags: ['common', 'rare'], state: 'draft' },
      { slug: 'gone', tags: ['common', 'rare'], state: 'delisted' },
      ...common,
    ]);
  });
  afterAll(() => app.close());

  const alike = async (slug: string, limit = 24) =>
    (await app.guest().caller.store.alike({ gameId: ids[slug] ?? '', limit })).map((game) => game.slug);

  it('STORE-80: what shares rare tags stands before what shares common ones, and fewer strange tags before more', async () => {
    const found = await alike('one');
    expect(found.slice(0, 3)).toEqual(['both', 'rare', 'wide']);
    expect(found.slice(3).sort()).toEqual(Array.from({ length: 12 }, (_, index) => `common-${index}`).sort());
    expect(await alike('one', 2)).toEqual(['both', 'rare']);
    expect(await alike('owned')).toEqual(expect.arrayContaining(['wide', 'everywhere']));
  });

  it('STORE-81: what several of its owners own is like it, less what being popular explains; drafts and delisted games are like nothing', async () => {
    const { sql } = app.services.database;
    const owners = await Promise.all(Array.from({ length: 4 }, () => app.member()));
    for (const { me } of owners) {
      for (const slug of ['common-0', 'owned', 'everywhere']) {
        await sql`insert into entitlements (member_id, game_id, at) values (${me.id}, ${ids[slug] ?? ''}, now())`;
      }
    }
    // One owner alone says nothing.
    const [first] = owners;
    await sql`insert into entitlements (member_id, game_id, at) values (${first?.me.id ?? ''}, ${ids['rare'] ?? ''}, now())`;
    const found = await alike('common-0');
    expect(found[0]).toBe('owned');
    expect(found.indexOf('everywhere')).toBeGreaterThan(found.indexOf('both'));
    expect(found).not.toContain('rare');
    expect(found).not.toContain('draft');
    expect(found).not.toContain('gone');
    await expect(alike('draft')).rejects.toMatchObject({ appCode: 'GAME_NOT_FOUND' });
    await setGameState(app.services.database, 'owned', 'delisted');
    expect(await alike('common-0')).not.toContain('owned');
  });
});
