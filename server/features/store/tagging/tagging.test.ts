// Tags of members, by callers over a real database: who gives them, from when on they stand, who hides them.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp, type TestMember } from '../../../testing/app.ts';
import { stockGames, stockShelves } from '../../../testing/shop.ts';
import { setPublisherRole } from '../commands.ts';

const code = (appCode: string) => expect.objectContaining({ appCode });

describe('tags of members', () => {
  let app: TestApp;
  let made = 0;
  beforeAll(async () => {
    app = await startTestApp();
    const names = (text: string) => ({ en: text, ko: text, zh: text });
    await stockShelves(
      app.services,
      [{ slug: 'all' }],
      ['owls', 'fog', 'tea', 'ice', 'sand', 'rust'].map((slug) => ({ slug, names: names(slug) })),
    );
  });
  afterAll(() => app.close());

  async function stock(tags: string[] = []) {
    made += 1;
    const publisher = `Tagged ${made}`;
    const [gameId = ''] = Object.values(
      await stockGames(app.services, [{ slug: `tagged-${made}`, publisher, tags }]),
    );
    return { gameId, publisher };
  }
  const owner = async (gameId: string): Promise<TestMember> => {
    const member = await app.member();
    await app.services.database.sql`
      insert into entitlements (member_id, game_id, at) values (${member.me.id}, ${gameId}, now())`;
    return member;
  };
  const guest = () => app.guest().caller.store;
  const tagsOf = async (gameId: string) => (await guest().game({ id: gameId })).tags.map(({ slug }) => slug);

  it('STORE-113: owners give a game tags, as many as they may, changed and taken back at will', async () => {
    const { gameId } = await stock();
    const one = await owner(gameId);
    const { store } = one.caller;
    await store.tagGame({ gameId, tags: ['owls', 'fog'] });
    await store.tagGame({ gameId, tags: ['fog', 'tea'] });
    expect(await store.gameTags({ gameId })).toEqual({
      tags: [
        { slug: 'fog', name: 'fog', members: 1, hidden: false },
        { slug: 'tea', name: 'tea', members: 1, hidden: false },
      ],
      mine: [
        { slug: 'fog', name: 'fog' },
        { slug: 'tea', name: 'tea' },
      ],
      mayTag: true,
    });
    expect(await guest().gameTags({ gameId })).toMatchObject({ mine: [], mayTag: false });
    const six = ['owls', 'fog', 'tea', 'ice', 'sand', 'rust'];
    await expect(store.tagGame({ gameId, tags: six })).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    await expect(store.tagGame({ gameId, tags: ['snow'] })).rejects.toEqual(code('TAG_NOT_FOUND'));
    await expect((await app.member()).caller.store.tagGame({ gameId, tags: ['fog'] })).rejects.toEqual(
      code('TAG_WITHOUT_COPY'),
    );
    await store.tagGame({ gameId, tags: [] });
    expect((await store.gameTags({ gameId })).tags).toEqual([]);
  });

  it('STORE-114: what somebody called a game goes with the copy they give back, also one they were given', async () => {
    const { gameId } = await stock();
    const [ben, ...others] = await Promise.all([app.member(), owner(gameId), owner(gameId)]);
    const ada = await app.member();
    const { wallet } = ada.caller;
    const key = () => app.services.newId();
    await app.services.database
      .sql`insert into prices (game_id, currency, amount) values (${gameId}, 'USD', 0)`;
    const { orderId } = await wallet.buy({
      items: [{ gameId, price: 0 }],
      currency: 'USD',
      recipientId: ben.me.id,
      key: key(),
    });
    for (const member of [ben, ...others]) await member.caller.store.tagGame({ gameId, tags: ['sand'] });
    expect(await tagsOf(gameId)).toEqual(['sand']);
    const [line] = (await wallet.order({ orderId })).lines;
    await wallet.refund({ lineId: line?.id ?? '', reason: 'other', key: key() });
    expect(await tagsOf(gameId)).toEqual([]);
    expect((await guest().gameTags({ gameId })).tags).toMatchObject([{ slug: 'sand', members: 2 }]);
    expect((await ben.caller.store.gameTags({ gameId })).mine).toEqual([]);
  });

  it('STORE-114: what three owners give stands behind the publisher’s tags, is found and counted, and goes when they take it back', async () => {
    const { gameId } = await stock(['ice']);
    const owners = await Promise.all([owner(gameId), owner(gameId), owner(gameId)]);
    const give = (member: TestMember | undefined, tags: string[]) =>
      member?.caller.store.tagGame({ gameId, tags });
    const counted = async () =>
      (await guest().facets({})).tags.find(({ slug }) => slug === 'rust')?.games ?? 0;
    await give(owners[0], ['rust', 'ice']);
    await give(owners[1], ['rust']);
    expect(await tagsOf(gameId)).toEqual(['ice']);
    expect(await counted()).toBe(0);
    // Many at once count as many.
    await Promise.all(owners.map((member) => give(member, ['rust', 'ice'])));
    expect(await tagsOf(gameId)).toEqual(['ice', 'rust']);
    expect(await counted()).toBe(1);
    expect((await guest().games({ q: 'rust' })).items.map(({ id }) => id)).toEqual([gameId]);
    await give(owners[2], []);
    expect(await tagsOf(gameId)).toEqual(['ice']);
    expect(await counted()).toBe(0);
  });

  it('STORE-115: a publisher cannot take members’ tags away; a moderator hides them, which the audit log tells', async () => {
    const { gameId, publisher } = await stock(['sand']);
    for (let n = 0; n < 3; n += 1)
      await (await owner(gameId)).caller.store.tagGame({ gameId, tags: ['owls'] });
    const speaker = await app.member();
    const { sql } = app.services.database;
    const [row] = await sql`select id from publishers where name = ${publisher}`;
    await setPublisherRole(app.services.database, String(row?.['id']), speaker.me.id, 'owner', Date.now());
    const { publishing } = speaker.caller.store;
    const { version, tags, ...facts } = await publishing.facts({ gameId });
    expect(tags.map(({ slug }) => slug)).toEqual(['sand']);
    await publishing.save({ ...facts, gameId, version, tags: ['tea'], key: app.services.newId() });
    expect(await tagsOf(gameId)).toEqual(['tea', 'owls']);
    await expect(speaker.caller.store.hideTag({ gameId, tag: 'owls', hidden: true })).rejects.toEqual(
      code('NOT_ALLOWED'),
    );
    const keeper = (await app.member({ role: 'moderator' })).caller.store;
    for (let again = 0; again < 2; again += 1) await keeper.hideTag({ gameId, tag: 'owls', hidden: true });
    expect(await tagsOf(gameId)).toEqual(['tea']);
    expect((await guest().gameTags({ gameId })).tags).toEqual([]);
    expect((await keeper.gameTags({ gameId })).tags).toMatchObject([
      { slug: 'owls', members: 3, hidden: true },
    ]);
    await keeper.hideTag({ gameId, tag: 'owls', hidden: false });
    expect(await tagsOf(gameId)).toEqual(['tea', 'owls']);
    const log = await sql`
      select action from audit_log where details ->> 'gameId' = ${gameId} order by id`;
    expect(log.map(({ action }) => action)).toEqual(['hideTag', 'showTag']);
  });
});
