// Guestbooks: who may write, change and take away, and what a page of one holds.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { GuestbookPoke } from '../../../shared/profiles.ts';
import { startTestApp, type TestApp, type TestMember } from '../../testing/app.ts';
import { befriend, block } from '../../testing/friends.ts';
import { follow } from '../../testing/rooms.ts';

const refusal = (appCode: string) => expect.objectContaining({ appCode });

describe('guestbooks', () => {
  let app: TestApp;
  let now = Date.now();
  beforeAll(async () => {
    app = await startTestApp({ clock: { now: () => now } });
  });
  afterAll(() => app.close());

  const key = () => app.services.newId();
  const write = (writer: TestMember, owner: TestMember, body = 'hello') =>
    writer.caller.profiles.writeEntry({ memberId: owner.me.id, body, key: key() });
  const read = async (viewer: Pick<TestMember, 'caller'>, owner: TestMember) =>
    (await viewer.caller.profiles.guestbook({ memberId: owner.me.id })).items.map(({ body }) => body);
  /** Somebody whose guestbook is open for all, and others. */
  const people = async (count = 2) => {
    const [owner, ...others] = await Promise.all(Array.from({ length: count }, () => app.member()));
    await owner?.caller.profiles.setPrivacy({ writers: 'everyone' });
    return [owner, ...others] as [TestMember, TestMember, ...TestMember[]];
  };

  it('PROFILE-20: an entry has 1 to 1,000 characters and something to see', async () => {
    const [owner, ann] = await people();
    for (const body of ['', '   ', '\u200b', 'a\u0000b', 'x'.repeat(1_001)]) {
      await expect(write(ann, owner, body)).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    }
    await write(ann, owner, '  two\r\nlines  ');
    now += 1;
    await write(ann, owner, '😀'.repeat(1_000));
    expect(await read(owner, owner)).toEqual(['😀'.repeat(1_000), 'two\nlines']);
  });

  it('PROFILE-20: pages of 20, the newest first, go on whatever comes and goes', async () => {
    const [owner, ann] = await people();
    const ids: string[] = [];
    for (let n = 0; n < 45; n += 1) {
      // Every third at the same moment as the one before.
      now += n % 3;
      ids.push((await write(ann, owner, `entry ${n}`)).entryId);
    }
    const page = (cursor: string | null = null) =>
      owner.caller.profiles.guestbook({ memberId: owner.me.id, cursor });
    const first = await page();
    expect(first.items).toHaveLength(20);
    now += 1_000;
    await write(ann, owner, 'a new one');
    await ann.caller.profiles.deleteEntry({ entryId: first.items.at(-1)?.id ?? '' });
    const second = await page(first.nextCursor);
    const third = await page(second.nextCursor);
    expect(third.nextCursor).toBeNull();
    const all = [first, second, third].flatMap(({ items }) => items);
    expect(all.map(({ id }) => id).sort()).toEqual([...ids].sort());
    const times = all.map(({ at }) => at);
    expect(times).toEqual([...times].sort((left, right) => right - left));
  });

  it('PROFILE-21: friends write, or everyone, or nobody, and nobody into their own', async () => {
    const [owner, friend, stranger] = (await people(3)) as [TestMember, TestMember, TestMember];
    await befriend(app.services, owner, friend);
    const set = (writers: 'everyone' | 'friends' | 'nobody') => owner.caller.profiles.setPrivacy({ writers });
    const may = async (writer: TestMember) => {
      const { mayWrite } = await writer.caller.profiles.profile({ memberId: owner.me.id });
      const wrote = await write(writer, owner).then(
        () => true,
        (error: { appCode: string }) => error.appCode,
      );
      expect(wrote).toBe(mayWrite ? true : 'GUESTBOOK_CLOSED');
      return mayWrite;
    };
    await set('friends');
    expect(await Promise.all([friend, stranger, owner].map(may))).toEqual([true, false, false]);
    await set('everyone');
    expect(await Promise.all([friend, stranger, owner].map(may))).toEqual([true, true, false]);
    await set('nobody');
    expect(await Promise.all([friend, stranger, owner].map(may))).toEqual([false, false, false]);
    // Who may not see it may not write into it.
    await owner.caller.profiles.setPrivacy({ writers: 'everyone', guestbook: 'friends' });
    expect(await Promise.all([friend, stranger, owner].map(may))).toEqual([true, false, false]);
    await expect(
      app.guest().caller.profiles.writeEntry({ memberId: owner.me.id, body: 'hello', key: key() }),
    ).rejects.toEqual(refusal('NOT_SIGNED_IN'));
  });

  it('PROFILE-22: one that is switched off is its owner’s alone, to look at and to clear', async () => {
    const [owner, ann] = await people();
    const { entryId } = await write(ann, owner, 'before');
    await owner.caller.profiles.setPrivacy({ writers: 'nobody' });
    for (const viewer of [ann, app.guest()]) {
      await expect(read(viewer, owner)).rejects.toEqual(refusal('PROFILE_PRIVATE'));
      const { parts } = await viewer.caller.profiles.profile({ memberId: owner.me.id });
      expect(parts).not.toHaveProperty('guestbook');
    }
    expect(await read(owner, owner)).toEqual(['before']);
    await owner.caller.profiles.deleteEntry({ entryId });
    expect(await read(owner, owner)).toEqual([]);
  });

  it('PROFILE-23: the same key writes once, also at once, and never other words', async () => {
    const [owner, ann] = await people();
    const entry = { memberId: owner.me.id, body: 'once', key: key() };
    const answers = await Promise.all(Array.from({ length: 6 }, () => ann.caller.profiles.writeEntry(entry)));
    expect(new Set(answers.map(({ entryId }) => entryId)).size).toBe(1);
    expect(await read(owner, owner)).toEqual(['once']);
    await expect(ann.caller.profiles.writeEntry({ ...entry, body: 'twice' })).rejects.toEqual(
      refusal('KEY_REUSED'),
    );
    // The answer stays also where the book has closed.
    await owner.caller.profiles.setPrivacy({ writers: 'nobody' });
    expect(await ann.caller.profiles.writeEntry(entry)).toEqual(answers[0]);
  });

  it('PROFILE-24: who wrote it changes and deletes it, the owner deletes it, nobody else anything', async () => {
    const [owner, ann, eve] = (await people(3)) as [TestMember, TestMember, TestMember];
    const first = await write(ann, owner, 'first');
    now += 5_000;
    const second = await write(ann, owner, 'second');
    for (const other of [owner, eve]) {
      await expect(other.caller.profiles.editEntry({ ...first, body: 'not mine' })).rejects.toEqual(
        refusal('ENTRY_NOT_FOUND'),
      );
    }
    await expect(eve.caller.profiles.deleteEntry(first)).rejects.toEqual(refusal('ENTRY_NOT_FOUND'));
    await ann.caller.profiles.editEntry({ ...first, body: 'first' });
    const entries = async () =>
      (await owner.caller.profiles.guestbook({ memberId: owner.me.id })).items.map(({ body, editedAt }) => [
        body,
        editedAt,
      ]);
    expect(await entries()).toEqual([
      ['second', null],
      ['first', null],
    ]);
    now += 5_000;
    await ann.caller.profiles.editEntry({ ...first, body: 'changed' });
    expect(await entries()).toEqual([
      ['second', null],
      ['changed', now],
    ]);
    await owner.caller.profiles.deleteEntry(first);
    await ann.caller.profiles.deleteEntry(second);
    expect(await entries()).toEqual([]);
    for (const gone of [first, second]) {
      await expect(ann.caller.profiles.deleteEntry(gone)).rejects.toEqual(refusal('ENTRY_NOT_FOUND'));
      await expect(ann.caller.profiles.editEntry({ ...gone, body: 'again' })).rejects.toEqual(
        refusal('ENTRY_NOT_FOUND'),
      );
    }
  });

  it('PROFILE-24: of two changes at once one stands, whole and marked', async () => {
    const [owner, ann] = await people();
    const entry = await write(ann, owner, 'as it was');
    now += 1_000;
    const bodies = ['one way', 'the other way'];
    await Promise.all(bodies.map((body) => ann.caller.profiles.editEntry({ ...entry, body })));
    const { items } = await owner.caller.profiles.guestbook({ memberId: owner.me.id });
    expect(items).toHaveLength(1);
    expect(bodies).toContain(items[0]?.body);
    expect(items[0]?.editedAt).toBe(now);
  });

  it('PROFILE-24: of changing and deleting at once nothing is left behind', async () => {
    const [owner, ann] = await people();
    for (let round = 0; round < 5; round += 1) {
      const entry = await write(ann, owner);
      const [changed] = await Promise.allSettled([
        ann.caller.profiles.editEntry({ ...entry, body: 'changed' }),
        owner.caller.profiles.deleteEntry(entry),
      ]);
      if (changed?.status === 'rejected') expect(changed.reason).toEqual(refusal('ENTRY_NOT_FOUND'));
    }
    expect(await read(owner, owner)).toEqual([]);
  });

  it('PROFILE-25: blocks hide what was written, in either direction, for owner and viewers', async () => {
    const [owner, ann, viewer] = (await people(3)) as [TestMember, TestMember, TestMember];
    const entry = await write(ann, owner, 'by Ann');
    await block(app.services, viewer, ann);
    expect(await read(viewer, owner)).toEqual([]);
    expect(await read(owner, owner)).toEqual(['by Ann']);
    await block(app.services, ann, owner);
    for (const who of [owner, app.guest()]) expect(await read(who, owner)).toEqual([]);
    await expect(write(ann, owner, 'again')).rejects.toEqual(refusal('MEMBER_NOT_FOUND'));
    await expect(ann.caller.profiles.editEntry({ ...entry, body: 'changed' })).rejects.toEqual(
      refusal('ENTRY_NOT_FOUND'),
    );
    await ann.caller.profiles.deleteEntry(entry);
  });

  it('PROFILE-96: the numbers beside guestbook and friends count what the lists show to the viewer', async () => {
    const [owner, ann, ben, viewer] = (await people(4)) as [TestMember, TestMember, TestMember, TestMember];
    for (const writer of [ann, ben]) {
      await write(writer, owner);
      await befriend(app.services, owner, writer);
    }
    const profile = { memberId: owner.me.id };
    await owner.caller.profiles.setPrivacy({ friends: 'everyone', guestbook: 'everyone' });
    const shows = async ({ caller }: Pick<TestMember, 'caller'>) => {
      const { parts } = await caller.profiles.profile(profile);
      expect(parts.guestbook).toBe((await caller.profiles.guestbook(profile)).items.length);
      expect(parts.friends).toBe((await caller.profiles.friends(profile)).items.length);
      return [parts.guestbook, parts.friends];
    };
    await block(app.services, viewer, ann);
    await block(app.services, ben, viewer);
    expect(await shows(viewer)).toEqual([0, 0]);
    expect(await shows(app.guest())).toEqual([2, 2]);
    expect(await shows(owner)).toEqual([2, 2]);
    await block(app.services, owner, ann);
    expect((await owner.caller.profiles.profile(profile)).parts.guestbook).toBe(1);
    expect(await read(app.guest(), owner)).toHaveLength(1);
  });

  it('PROFILE-25: of writing and blocking at once, whichever came first, nothing is to be seen', async () => {
    const [owner, ...writers] = await people(9);
    await Promise.allSettled(
      writers.flatMap((writer) => [write(writer, owner, 'quick'), block(app.services, owner, writer)]),
    );
    expect(await read(owner, owner)).toEqual([]);
    expect(await read(app.guest(), owner)).toEqual([]);
    for (const writer of writers) {
      await expect(write(writer, owner)).rejects.toEqual(refusal('MEMBER_NOT_FOUND'));
    }
  });

  it('PROFILE-26: pokes whoever may see it, guests too, with nothing but that', async () => {
    const [owner, ann, eve] = (await people(3)) as [TestMember, TestMember, TestMember];
    const memberId = owner.me.id;
    const onGuestbook = ({ caller }: Pick<TestMember, 'caller'>) =>
      follow<GuestbookPoke>(caller.profiles.onGuestbook({ memberId }));
    const [member, guest] = await Promise.all([onGuestbook(ann), onGuestbook(app.guest())]);
    const poke = { type: 'guestbook' };
    const first = member.next();
    await expect.poll(() => app.services.live.isFollowedBy(`profile:${memberId}`, ann.me.id)).toBe(true);
    const entry = await write(ann, owner);
    expect((await first).event).toEqual(poke);
    await ann.caller.profiles.editEntry({ ...entry, body: 'changed' });
    expect((await member.next()).event).toEqual(poke);
    await owner.caller.profiles.deleteEntry(entry);
    expect((await member.next()).event).toEqual(poke);
    // Whether a guest hears already nobody can ask: somebody writes until they do.
    let heard: unknown = null;
    void guest.next().then(({ event }) => {
      heard = event;
    });
    while (!heard) await write(ann, owner);
    expect(heard).toEqual(poke);
    await Promise.all([member.stop(), guest.stop()]);
    await owner.caller.profiles.setPrivacy({ guestbook: 'friends' });
    await expect(eve.caller.profiles.onGuestbook({ memberId })).rejects.toEqual(refusal('PROFILE_PRIVATE'));
  });
});
