// Collections: made, named, filled and deleted, by their owner alone.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { limits } from '../../../../shared/limits.ts';
import { startTestApp, type TestApp, type TestMember } from '../../../testing/app.ts';
import { giveCopies } from '../../../testing/library.ts';
import { stockGames } from '../../../testing/shop.ts';

const outcomes = async (calls: Promise<unknown>[]) =>
  (await Promise.allSettled(calls)).map((call) => (call.status === 'fulfilled' ? 'ok' : call.reason.appCode));

describe('collections', () => {
  let app: TestApp;
  let games: string[];
  beforeAll(async () => {
    app = await startTestApp();
    games = Object.values(
      await stockGames(app.services, [{ slug: 'one' }, { slug: 'two' }, { slug: 'three' }]),
    );
  });
  afterAll(() => app.close());

  const key = () => app.services.newId();
  const make = ({ caller }: TestMember, name: string) => caller.library.makeCollection({ name, key: key() });
  const namesOf = async ({ caller }: TestMember) =>
    (await caller.library.overview()).collections.map(({ name }) => name);

  it('LIB-6: are made once for each key, renamed, and never called the same by one member', async () => {
    const ada = await app.member();
    const ask = { name: '  Late nights ', key: key() };
    const [first, second] = await Promise.all([1, 2].map(() => ada.caller.library.makeCollection(ask)));
    expect(first).toMatchObject({ name: 'Late nights', games: 0 });
    expect(second).toEqual(first);
    await expect(ada.caller.library.makeCollection({ ...ask, name: 'Other' })).rejects.toMatchObject({
      appCode: 'KEY_REUSED',
    });
    for (const name of ['LATE NIGHTS', 'Ｌate nights']) {
      await expect(make(ada, name)).rejects.toMatchObject({ appCode: 'COLLECTION_NAME_TAKEN' });
    }
    const { id: collectionId } = await make(ada, '한국어로');
    await expect(
      ada.caller.library.renameCollection({ collectionId, name: 'late nights' }),
    ).rejects.toMatchObject({ appCode: 'COLLECTION_NAME_TAKEN' });
    await ada.caller.library.renameCollection({ collectionId: first?.id ?? '', name: 'LATE nights' });
    expect(await namesOf(ada)).toEqual(['LATE nights', '한국어로']);
    // Another member may call theirs so too.
    await make(await app.member(), 'Late nights');
    expect((await outcomes([1, 2, 3, 4].map(() => make(ada, 'At once')))).sort()).toEqual([
      'COLLECTION_NAME_TAKEN',
      'COLLECTION_NAME_TAKEN',
      'COLLECTION_NAME_TAKEN',
      'ok',
    ]);
  });

  it('LIB-7: are at most a hundred, however many are made at once', async () => {
    const ada = await app.member();
    const { max } = limits.collections;
    for (let made = 0; made < max - 2; made += 1) await make(ada, `Shelf ${made}`);
    const made = await outcomes(['a', 'b', 'c', 'd'].map((name) => make(ada, name)));
    expect(made.filter((outcome) => outcome === 'ok')).toHaveLength(2);
    expect(made.filter((outcome) => outcome === 'TOO_MANY_COLLECTIONS')).toHaveLength(2);
    expect(await namesOf(ada)).toHaveLength(max);
    await expect(make(ada, 'one more')).rejects.toMatchObject({
      appCode: 'TOO_MANY_COLLECTIONS',
      params: { max },
    });
  });

  it('LIB-8: games go in all or none, come out, and stay in the library when the collection goes', async () => {
    const ada = await app.member();
    const [one = '', two = '', three = ''] = games;
    await giveCopies(app.services, ada.me.id, one, two);
    const { id: collectionId } = await make(ada, 'Shelf');
    const { library } = ada.caller;
    const inIt = async () => (await library.games({ collectionId })).items.map(({ id }) => id).sort();
    await expect(library.putIntoCollection({ collectionId, gameIds: [one, three] })).rejects.toMatchObject({
      appCode: 'GAME_NOT_OWNED',
      params: { gameId: three },
    });
    expect(await inIt()).toEqual([]);
    for (let times = 0; times < 2; times += 1)
      await library.putIntoCollection({ collectionId, gameIds: [one, two, two] });
    expect(await inIt()).toEqual([one, two].sort());
    for (let times = 0; times < 2; times += 1)
      await library.takeOutOfCollection({ collectionId, gameIds: [one, three] });
    expect(await inIt()).toEqual([two]);
    for (let times = 0; times < 2; times += 1) await library.deleteCollection({ collectionId });
    expect((await library.games()).total).toBe(2);
    expect(await namesOf(ada)).toEqual([]);
    await expect(library.putIntoCollection({ collectionId, gameIds: [one] })).rejects.toMatchObject({
      appCode: 'COLLECTION_NOT_FOUND',
    });
  });

  it('LIB-9: of another member are not there, and do not change', async () => {
    const [ada, eve] = [await app.member(), await app.member()];
    const [one = ''] = games;
    for (const { me } of [ada, eve]) await giveCopies(app.services, me.id, one);
    const { id: collectionId } = await make(ada, 'Mine');
    await ada.caller.library.putIntoCollection({ collectionId, gameIds: [one] });
    const { library } = eve.caller;
    for (const call of [
      () => library.renameCollection({ collectionId, name: 'Yours' }),
      () => library.putIntoCollection({ collectionId, gameIds: [one] }),
      () => library.takeOutOfCollection({ collectionId, gameIds: [one] }),
    ]) {
      await expect(call()).rejects.toMatchObject({ appCode: 'COLLECTION_NOT_FOUND' });
    }
    await library.deleteCollection({ collectionId });
    expect((await ada.caller.library.overview()).collections).toEqual([
      { id: collectionId, name: 'Mine', games: 1 },
    ]);
  });

  it('LIB-12: a name is one line in which there is something to see', async () => {
    const ada = await app.member();
    for (const name of ['', '   ', '\u2800', 'two\nlines', 'x'.repeat(limits.collectionName.max + 1)]) {
      await expect(make(ada, name), JSON.stringify(name)).rejects.toThrow();
    }
    expect(await namesOf(ada)).toEqual([]);
  });
});
