// Games and publishers in the making, by callers over a real database: drafts, what a game is, who edits at once.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SaveGame } from '../../../../shared/publishing.ts';
import { type PublisherRole, publishingLimits } from '../../../../shared/publishingRights.ts';
import { startTestApp, type TestApp, type TestMember } from '../../../testing/app.ts';
import { stockShelves } from '../../../testing/shop.ts';
import { setPublisherRole } from '../commands.ts';

const code = (appCode: string, params?: object) =>
  expect.objectContaining({ appCode, ...(params && { params: expect.objectContaining(params) }) });
const inAll = (text: string) => ({ en: text, ko: text && `${text} 한`, zh: text && `${text} 中` });

describe('in the making', () => {
  let app: TestApp;
  let made = 0;
  beforeAll(async () => {
    app = await startTestApp();
    const shelves = [{ slug: 'all' }, { slug: 'quiet' }, { slug: 'farms', parent: 'quiet' }];
    await stockShelves(app.services, shelves, [
      { slug: 'cats', names: { en: 'Cats', ko: '고양이', zh: '猫' } },
      { slug: 'rain', names: { en: 'Rain', ko: '비', zh: '雨' } },
    ]);
  });
  afterAll(() => app.close());
  const key = () => app.services.newId();

  const speaker = async (publisherId: string, role: PublisherRole): Promise<TestMember> => {
    const member = await app.member();
    await setPublisherRole(app.services.database, publisherId, member.me.id, role, Date.now());
    return member;
  };
  async function house() {
    made += 1;
    const [publisherId, slug] = [key(), `house-${made}`];
    const name = `House ${made}`;
    await app.services.database.sql`
      insert into publishers (id, slug, name) values (${publisherId}, ${slug}, ${name})`;
    return { publisherId, slug, name, owner: await speaker(publisherId, 'owner') };
  }
  async function draft(title = 'Marsh Light') {
    const ours = await house();
    const { publishing } = ours.owner.caller.store;
    const { gameId } = await publishing.make({ publisherId: ours.publisherId, title, key: key() });
    return { ...ours, publishing, gameId };
  }
  const whole = (gameId: string, version = 0): SaveGame => ({
    gameId,
    version,
    title: 'Marsh Light',
    titles: { en: '', ko: '늪의 빛', zh: 'Marsh Light' },
    short: inAll('A lamp in the reeds.'),
    long: inAll('It rains.\n\nYou row.'),
    tags: ['rain', 'cats'],
    categories: ['farms'],
    systems: ['windows', 'linux'],
    languages: ['en', 'ko', 'pt-BR'],
    requirements: [
      {
        system: 'windows',
        level: 'least',
        os: 'Windows 10',
        processor: null,
        graphics: null,
        memory: 4_096,
        storage: null,
      },
      {
        system: 'linux',
        level: 'least',
        os: null,
        processor: null,
        graphics: null,
        memory: null,
        storage: null,
      },
    ],
    key: key(),
  });

  it('STORE-103: a publisher makes a draft, once for each key, that nobody else sees', async () => {
    const { publisherId, owner } = await house();
    const { publishing } = owner.caller.store;
    const input = { publisherId, title: '  늪의 빛 ', key: key() };
    const { gameId } = await publishing.make(input);
    expect(await publishing.make(input)).toEqual({ gameId });
    await expect(publishing.make({ ...input, title: 'Other' })).rejects.toEqual(code('KEY_REUSED'));
    expect((await publishing.games({ publisherId })).items).toMatchObject([
      { id: gameId, title: '늪의 빛', state: 'draft' },
    ]);
    await expect(app.guest().caller.store.game({ id: gameId })).rejects.toEqual(code('GAME_NOT_FOUND'));
    // Of the same name there may be many: each has an address of its own.
    await publishing.make({ ...input, key: key() });
    const slugs = (await publishing.games({ publisherId })).items.map(({ slug }) => slug);
    expect(new Set(slugs).size).toBe(2);
    const support = await speaker(publisherId, 'support');
    await expect(support.caller.store.publishing.make({ ...input, key: key() })).rejects.toEqual(
      code('NOT_ALLOWED'),
    );
    await expect((await app.member()).caller.store.publishing.make({ ...input, key: key() })).rejects.toEqual(
      code('PUBLISHER_NOT_FOUND'),
    );
  });

  it('STORE-103: only so many drafts wait at a time', async () => {
    const { publisherId, owner } = await house();
    const { max } = publishingLimits.drafts;
    await app.services.database.sql`
      insert into games (id, slug, title, titles, publisher_id, genre, systems, languages, state, pictures, trailer)
      select gen_random_uuid(), ${`many-${publisherId}-`}::text || n, 'Many', '{}', ${publisherId}, 'cozy', '{}', '{}', 'draft', 0, false
      from generate_series(2, ${max}::int) n`;
    const make = () => owner.caller.store.publishing.make({ publisherId, title: 'One more', key: key() });
    const settled = await Promise.allSettled([make(), make(), make()]);
    expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await expect(make()).rejects.toEqual(code('TOO_MANY_DRAFTS', { max }));
  });

  it('STORE-104: what a game is, is saved as a whole and shown in every language', async () => {
    const { gameId, publishing, owner } = await draft();
    const input = whole(gameId);
    expect(await publishing.save(input)).toEqual({ version: 1 });
    expect(await publishing.save(input)).toEqual({ version: 1 });
    const [least] = input.requirements;
    expect(await publishing.facts({ gameId, language: 'zh' })).toMatchObject({
      version: 1,
      title: 'Marsh Light',
      titles: { en: '', ko: '늪의 빛', zh: '' },
      short: input.short,
      long: input.long,
      tags: [
        { slug: 'rain', name: '雨' },
        { slug: 'cats', name: '猫' },
      ],
      systems: ['windows', 'linux'],
      languages: ['en', 'ko', 'pt-BR'],
      // Of what is all empty nothing is kept.
      requirements: [least],
    });
    await publishing.move({ gameId, state: 'coming' });
    const guest = app.guest().caller.store;
    const page = await guest.game({ id: gameId, language: 'ko' });
    expect(page).toMatchObject({ title: '늪의 빛', short: 'A lamp in the reeds. 한', requirements: [least] });
    expect(page.categories.map(({ slug }) => slug).toSorted()).toEqual(['all', 'farms', 'quiet']);
    for (const q of ['늪의', 'marsh', 'cats', '雨'])
      expect(
        (await guest.games({ q })).items.map(({ id }) => id),
        q,
      ).toContain(gameId);
    // Whatever is left out is gone.
    await publishing.save({
      ...whole(gameId, 1),
      tags: [],
      short: inAll(''),
      long: inAll(''),
      requirements: [],
    });
    expect(await guest.game({ id: gameId })).toMatchObject({ short: '', tags: [], requirements: [] });
    expect((await guest.games({ q: 'cats' })).items.map(({ id }) => id)).not.toContain(gameId);
    const support = await speaker((await publishing.game({ gameId })).publisher.id, 'support');
    await expect(support.caller.store.publishing.save(whole(gameId, 2))).rejects.toEqual(code('NOT_ALLOWED'));
    expect(owner.me.id).not.toBe(support.me.id);
  });

  it('STORE-105: of two who edit at once the later is told, and writes over nothing', async () => {
    const { gameId, publishing, publisherId } = await draft();
    const editor = await speaker(publisherId, 'editor');
    const both = await Promise.allSettled([
      publishing.save({ ...whole(gameId), title: 'Mine' }),
      editor.caller.store.publishing.save({ ...whole(gameId), title: 'Theirs' }),
    ]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    const refused = both.find((each) => each.status === 'rejected');
    expect(refused?.reason).toEqual(code('EDIT_CONFLICT', { version: 1 }));
    const kept = both[0]?.status === 'fulfilled' ? 'Mine' : 'Theirs';
    expect(await publishing.facts({ gameId })).toMatchObject({ version: 1, title: kept });
  });

  it('STORE-104: what breaks a rule names its field, and unknown tags and shelves are refused', async () => {
    const { gameId, publishing } = await draft();
    const { max } = publishingLimits.title;
    const twice = whole(gameId).requirements.slice(0, 1);
    for (const [field, input] of [
      ['title', { title: ' ' }],
      ['title', { title: 'x'.repeat(max + 1) }],
      ['short', { short: { ...inAll('a'), zh: 'x\u0007' } }],
      ['tags', { tags: ['cats', 'cats'] }],
      ['systems', { systems: ['amiga'] as never }],
      ['requirements', { requirements: [...twice, ...twice] }],
    ] as const) {
      await expect(publishing.save({ ...whole(gameId), ...input } as SaveGame), field).rejects.toMatchObject({
        code: 'BAD_REQUEST',
        message: expect.stringContaining(`"${field}"`),
      });
    }
    await expect(publishing.save({ ...whole(gameId), tags: ['dogs'] })).rejects.toEqual(
      code('TAG_NOT_FOUND', { tag: 'dogs' }),
    );
    await expect(publishing.save({ ...whole(gameId), categories: ['cellar'] })).rejects.toEqual(
      code('CATEGORY_NOT_FOUND'),
    );
    expect(await publishing.facts({ gameId })).toMatchObject({ version: 0 });
  });

  it('STORE-106: a publisher has a page for everybody, and its owners say what stands there', async () => {
    const { publisherId, slug, publishing, gameId, name } = await draft('Reed Song');
    const guest = app.guest().caller.store;
    // A draft is not counted.
    expect(await guest.maker({ publisher: slug })).toEqual({
      id: publisherId,
      slug,
      name,
      about: '',
      games: 0,
    });
    await publishing.move({ gameId, state: 'coming' });
    const about = { en: 'We row.', ko: '노를 저어요.', zh: '' };
    const input = { publisherId, version: 0, name: 'Reed & Sons', about, key: key() };
    expect(await publishing.savePublisher(input)).toEqual({ version: 1 });
    expect(await publishing.savePublisher(input)).toEqual({ version: 1 });
    await expect(publishing.savePublisher({ ...input, key: key() })).rejects.toEqual(
      code('EDIT_CONFLICT', { version: 1 }),
    );
    expect(await publishing.publisherFacts({ publisherId })).toEqual({
      version: 1,
      name: 'Reed & Sons',
      about,
    });
    const shown = { name: 'Reed & Sons', games: 1 };
    expect(await guest.maker({ publisher: publisherId, language: 'ko' })).toMatchObject({
      ...shown,
      about: '노를 저어요.',
    });
    // What is not said in a language is said in English.
    expect(await guest.maker({ publisher: slug, language: 'zh' })).toMatchObject({
      ...shown,
      about: 'We row.',
    });
    expect((await guest.games({ q: 'sons' })).items.map(({ id }) => id)).toEqual([gameId]);
    const log = await app.services.database.sql`select details from audit_log where action = 'publisherName'`;
    expect(log.map(({ details }) => details)).toContainEqual({ publisherId, from: name, to: 'Reed & Sons' });
    const editor = await speaker(publisherId, 'editor');
    await expect(editor.caller.store.publishing.savePublisher({ ...input, key: key() })).rejects.toEqual(
      code('NOT_ALLOWED'),
    );
    await expect(guest.maker({ publisher: 'nobody' })).rejects.toEqual(code('PUBLISHER_NOT_FOUND'));
  });

  it('STORE-107: a publisher’s games stand on its page in pages, those most own first', async () => {
    const { publisherId, publishing, gameId } = await draft('First');
    const ids = [gameId];
    for (const title of ['Second', 'Third'])
      ids.push((await publishing.make({ publisherId, title, key: key() })).gameId);
    for (const id of ids) await publishing.move({ gameId: id, state: 'released' });
    await app.services.database.sql`update games set downloads = 7 where id = ${ids[2] ?? ''}`;
    const guest = app.guest().caller.store;
    const first = await guest.makerGames({ publisherId, limit: 2 });
    const rest = await guest.makerGames({ publisherId, limit: 2, cursor: first.nextCursor });
    expect([...first.items, ...rest.items].map(({ id }) => id)).toEqual([ids[2], ids[0], ids[1]]);
    expect([first.total, rest.total, rest.nextCursor]).toEqual([3, 3, null]);
  });

  it('STORE-108: tags are found by a part of their name in any language', async () => {
    const { store } = app.guest().caller;
    for (const q of ['cat', 'CATS', '양이', '猫'])
      expect(await store.tags({ q, language: 'en' }), q).toEqual([{ slug: 'cats', name: 'Cats' }]);
    expect(await store.tags({ language: 'ko' })).toHaveLength(2);
    expect(await store.tags({ q: '%' })).toEqual([]);
  });
});
