// Entries of guestbooks that are reported, and what those who look after the shop do about them.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp, type TestMember } from '../../testing/app.ts';
import { block } from '../../testing/friends.ts';

describe('reports of guestbook entries', () => {
  let app: TestApp;
  let keeper: TestMember;
  let admin: TestMember;
  beforeAll(async () => {
    app = await startTestApp();
    keeper = await app.member({ role: 'moderator' });
    admin = await app.member({ role: 'admin' });
  });
  afterAll(() => app.close());

  const refusal = (appCode: string) => expect.objectContaining({ appCode });
  const meet = async () => {
    const [owner, author, reader] = await Promise.all([app.member(), app.member(), app.member()]);
    await owner.caller.profiles.setPrivacy({ writers: 'everyone', guestbook: 'everyone' });
    const entry = { memberId: owner.me.id, body: 'Buy gold at my shop', key: app.services.newId() };
    const { entryId } = await author.caller.profiles.writeEntry(entry);
    return { owner, author, reader, entryId };
  };
  const report = ({ caller }: TestMember, entryId: string, note = '') =>
    caller.profiles.reportEntry({ entryId, reason: 'spam', note });
  const reports = async (closed = false) => (await keeper.caller.profiles.entryReports({ closed })).items;
  const of = async (entryId: string, closed = false) =>
    (await reports(closed)).filter((one) => one.entryId === entryId);
  const book = async ({ caller, me }: TestMember) =>
    (await caller.profiles.guestbook({ memberId: me.id })).items.map(({ id }) => id);

  it('PROFILE-92: it is kept as it was, with where it stood, by whom and why; again changes nothing', async () => {
    const { owner, author, reader, entryId } = await meet();
    await report(reader, entryId, 'The third time this week.');
    await report(reader, entryId, 'Once more');
    await report(owner, entryId);
    await author.caller.profiles.editEntry({ entryId, body: 'A lovely page' });
    expect(await of(entryId)).toEqual([
      expect.objectContaining({ reporter: expect.objectContaining({ id: owner.me.id }), note: '' }),
      {
        id: expect.any(String),
        at: expect.any(Number),
        reason: 'spam',
        note: 'The third time this week.',
        reporter: { id: reader.me.id, nickname: reader.me.nickname, avatar: reader.me.avatar },
        owner: { id: owner.me.id, nickname: owner.me.nickname, avatar: owner.me.avatar },
        author: { id: author.me.id, nickname: author.me.nickname, avatar: author.me.avatar },
        body: 'Buy gold at my shop',
        entryId,
        closed: null,
      },
    ]);
    await author.caller.profiles.deleteEntry({ entryId });
    expect((await reports()).find(({ reporter }) => reporter.id === reader.me.id)).toMatchObject({
      entryId: null,
      body: 'Buy gold at my shop',
    });
  });

  it('PROFILE-92: only what one can read, and nothing of one’s own', async () => {
    const { owner, author, reader, entryId } = await meet();
    await expect(report(author, entryId)).rejects.toEqual(refusal('NOT_ALLOWED'));
    await expect(report(reader, app.services.newId())).rejects.toEqual(refusal('ENTRY_NOT_FOUND'));
    await owner.caller.profiles.setPrivacy({ guestbook: 'friends' });
    await expect(report(reader, entryId)).rejects.toEqual(refusal('ENTRY_NOT_FOUND'));
    await owner.caller.profiles.setPrivacy({ guestbook: 'everyone' });
    await block(app.services, author, reader);
    await expect(report(reader, entryId)).rejects.toEqual(refusal('ENTRY_NOT_FOUND'));
    const long = reader.caller.profiles.reportEntry({ entryId, reason: 'spam', note: 'x'.repeat(501) });
    await expect(long).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    expect(await of(entryId)).toEqual([]);
  });

  it('PROFILE-93: removing takes the entry and its alert away and closes all its reports; the log says so', async () => {
    const { owner, author, reader, entryId } = await meet();
    await report(reader, entryId);
    await report(owner, entryId);
    const [first, second] = await of(entryId);
    const reportId = first?.id ?? '';
    expect((await owner.caller.alerts.list({ kind: 'guestbook' })).items).toHaveLength(1);
    await keeper.caller.profiles.decideEntry({ reportId, remove: true });
    expect(await book(owner)).toEqual([]);
    expect((await owner.caller.alerts.list({ kind: 'guestbook' })).items).toEqual([]);
    const closed = (await reports(true)).filter(({ id }) => id === reportId || id === second?.id);
    expect(closed).toMatchObject([
      { entryId: null, closed: { by: { id: keeper.me.id }, outcome: 'removed' } },
      { entryId: null, closed: { by: { id: keeper.me.id }, outcome: 'removed' } },
    ]);
    const again = keeper.caller.profiles.decideEntry({ reportId, remove: false });
    await expect(again).rejects.toEqual(refusal('REPORT_NOT_FOUND'));
    const { items } = await admin.caller.moderation.log({ memberId: author.me.id });
    expect(items[0]).toMatchObject({ action: 'removeEntry', actor: { id: keeper.me.id } });
  });

  it('PROFILE-93: left as it is, that report is closed and the entry stands', async () => {
    const { owner, author, reader, entryId } = await meet();
    await report(reader, entryId);
    const [found] = await of(entryId);
    await keeper.caller.profiles.decideEntry({ reportId: found?.id ?? '', remove: false });
    expect(await book(owner)).toEqual([entryId]);
    expect(await of(entryId)).toEqual([]);
    expect((await of(entryId, true)).map(({ closed }) => closed?.outcome)).toEqual(['left']);
    const { items } = await admin.caller.moderation.log({ memberId: author.me.id });
    expect(items[0]).toMatchObject({ action: 'leaveEntry' });
  });

  it('PROFILE-93: of two who decide at once one does', async () => {
    const { reader, entryId } = await meet();
    await report(reader, entryId);
    const reportId = (await of(entryId))[0]?.id ?? '';
    const both = await Promise.allSettled([
      keeper.caller.profiles.decideEntry({ reportId, remove: true }),
      admin.caller.profiles.decideEntry({ reportId, remove: false }),
    ]);
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('PROFILE-92: pages of reports neither repeat nor skip', async () => {
    const { reader, owner, entryId } = await meet();
    for (const member of [reader, owner, await app.member()]) await report(member, entryId);
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof keeper.caller.profiles.entryReports>> =
        await keeper.caller.profiles.entryReports({ cursor, limit: 1 });
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
    } while (cursor);
    expect(seen).toEqual((await reports()).map(({ id }) => id));
    expect(new Set(seen).size).toBe(seen.length);
  });
});
