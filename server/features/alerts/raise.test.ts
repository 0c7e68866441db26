// Telling members: once for each source, gathered by subject while unread, and only with the transaction it belongs to.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Alert, AlertEvent } from '../../../shared/alerts.ts';
import { startTestApp, type TestApp, type TestMember } from '../../testing/app.ts';
import { follow } from '../../testing/rooms.ts';
import { type NewAlert, raise, raiseMany } from './commands.ts';

describe('raise', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp();
  });
  afterAll(() => app.close());

  const tell = (...alerts: NewAlert[]) =>
    app.services.live.transact(async (tx) => raiseMany(tx, app.services, alerts));
  const entry = (to: TestMember, actor: TestMember, entryId = app.services.newId()): NewAlert => ({
    to: to.me.id,
    kind: 'guestbook',
    actorId: actor.me.id,
    source: entryId,
    subject: '',
    params: { entryId },
  });
  const list = async ({ caller }: TestMember) => (await caller.alerts.list()).items;
  const names = (alert: Alert | undefined) => alert?.actors.map(({ nickname }) => nickname);
  const threeMembers = async (): Promise<[TestMember, TestMember, TestMember]> => [
    await app.member(),
    await app.member(),
    await app.member(),
  ];

  it('ALERT-1: what was rolled back is told to nobody', async () => {
    const [owner, writer] = await threeMembers();
    const before = await owner.caller.alerts.list();
    const failing = app.services.live.transact(async (tx) => {
      raise(tx, app.services, entry(owner, writer));
      throw new Error('on second thoughts');
    });
    await expect(failing).rejects.toThrow('on second thoughts');
    expect(await owner.caller.alerts.list()).toEqual(before);
    await tell(entry(owner, writer));
    expect((await owner.caller.alerts.list()).seq).toBe(before.seq + 1);
  });

  it('ALERT-2: the same source is told once, also when two tell it at the same time', async () => {
    const [owner, writer] = await threeMembers();
    const same = entry(owner, writer, app.services.newId());
    await Promise.all([tell(same), tell(same), tell(same, same)]);
    const { items, unread, seq } = await owner.caller.alerts.list();
    expect(items).toMatchObject([{ kind: 'guestbook', count: 1, actorCount: 1, read: false }]);
    expect([unread, seq]).toEqual([1, 1]);
    await owner.caller.alerts.markAllRead();
    await tell(same);
    expect((await owner.caller.alerts.list()).items).toHaveLength(1);
  });

  it('ALERT-3: the same kind about the same subject is one alert while it is unread, with its newest actors and its count', async () => {
    const [owner, first, second] = await threeMembers();
    const others = [await app.member(), await app.member()];
    await tell(entry(owner, first), entry(owner, second), entry(owner, first));
    for (const other of others) await tell(entry(owner, other));
    await tell({
      to: owner.me.id,
      kind: 'friendRequest',
      actorId: first.me.id,
      source: 'one',
      subject: first.me.id,
      params: {},
    });
    const [request, book] = await list(owner);
    expect(request).toMatchObject({ kind: 'friendRequest', count: 1, number: 6 });
    expect(book).toMatchObject({ kind: 'guestbook', count: 5, actorCount: 4, number: 5 });
    expect(names(book)).toEqual([others[1]?.me.nickname, others[0]?.me.nickname, first.me.nickname]);
    await owner.caller.alerts.markAllRead();
    await tell(entry(owner, second));
    const [fresh, , old] = await list(owner);
    expect(fresh).toMatchObject({ count: 1, read: false });
    expect(old).toEqual({ ...book, read: true });
  });

  it('ALERT-4: nobody is told of what they did themselves, nor of a kind they switched off, nor after they have left', async () => {
    const [owner, writer, leaver] = await threeMembers();
    await owner.caller.alerts.set({ kind: 'guestbook', how: 'off' });
    await app.services.database.sql`
      update members set deleted_at = now(), email = '', nickname = '', email_key = 'gone:' || id, nickname_key = 'gone:' || id
      where id = ${leaver.me.id}`;
    await tell(entry(owner, writer), entry(writer, writer), entry(leaver, writer));
    expect(await list(owner)).toEqual([]);
    expect(await list(writer)).toEqual([]);
    const [{ count } = {}] = await app.services.database.sql`
      select count(*)::int from alerts where member_id = ${leaver.me.id}`;
    expect(count).toBe(0);
    await owner.caller.alerts.set({ kind: 'guestbook', how: 'bell' });
    await tell(entry(owner, writer));
    expect(await list(owner)).toHaveLength(1);
  });

  it('ALERT-5: many are told in as many statements as one', async () => {
    const statements: string[] = [];
    const counting = await startTestApp({ onStatement: (text) => statements.push(text) });
    const people = await Promise.all(Array.from({ length: 21 }, () => counting.member()));
    const [writer, ...owners] = people as [TestMember, ...TestMember[]];
    const countOf = async (alerts: NewAlert[]) => {
      statements.length = 0;
      await counting.services.live.transact(async (tx) => raiseMany(tx, counting.services, alerts));
      return statements.length;
    };
    const one = await countOf([entry(owners[0] ?? writer, writer)]);
    expect(await countOf(owners.map((owner) => entry(owner, writer)))).toBe(one);
    await counting.close();
  });

  it('ALERT-6: transactions that tell the same members in different orders do not block each other for good', async () => {
    const people = await Promise.all(Array.from({ length: 6 }, () => app.member()));
    const writer = await app.member();
    const round = (order: TestMember[]) => tell(...order.map((owner) => entry(owner, writer)));
    await Promise.all(
      Array.from({ length: 20 }, (_, index) => round(index % 2 === 0 ? people : people.toReversed())),
    );
    for (const owner of people) expect(await list(owner)).toMatchObject([{ count: 20, actorCount: 1 }]);
  });

  it('ALERT-7: a feed brings what is told, whole, with how many are unread', async () => {
    const [owner, writer, other] = await threeMembers();
    const { seq } = await owner.caller.alerts.unread();
    const feed = await follow<AlertEvent>(owner.caller.alerts.onAlerts({ lastEventId: String(seq) }));
    await tell(entry(owner, writer));
    await tell(entry(owner, other));
    const [first, second] = await feed.take(2);
    expect(first?.event).toMatchObject({ type: 'alert', fresh: true, unread: 1, alert: { count: 1 } });
    expect(second?.event).toMatchObject({ type: 'alert', fresh: true, unread: 1, alert: { count: 2 } });
    expect(second?.event).toMatchObject({ alert: (await list(owner))[0] });
    await feed.stop();
  });
});
