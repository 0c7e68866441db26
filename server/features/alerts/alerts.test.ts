// The member's side of alerts: lists, reading, removing, settings, and the feed of every device.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { alertKinds } from '../../../shared/alertKinds.ts';
import type { AlertEvent } from '../../../shared/alerts.ts';
import { sample, samples, tell } from '../../testing/alerts.ts';
import { startTestApp, type TestApp, type TestMember } from '../../testing/app.ts';
import { testBrowser } from '../../testing/browser.ts';
import { follow } from '../../testing/rooms.ts';
import { withdraw } from './commands.ts';

describe('alerts', () => {
  let app: TestApp;
  let actor: TestMember;
  beforeAll(async () => {
    app = await startTestApp();
    actor = await app.member();
  });
  afterAll(() => app.close());

  /** A member who has been told these, each an alert of its own. */
  const told = async (...kinds: (typeof alertKinds)[number][]) => {
    const member = await app.member();
    const each = kinds.map((kind, index) =>
      sample(kind, member.me.id, actor.me.id, { subject: `subject ${index}` }),
    );
    for (const alert of each) await tell(app.services, alert);
    return member;
  };
  const numbers = async ({ caller }: TestMember, input?: { unread?: boolean }) =>
    (await caller.alerts.list({ ...input, limit: 100 })).items.map(({ number }) => number);
  const unread = async ({ caller }: TestMember) => (await caller.alerts.unread()).unread;
  const idOf = async ({ caller }: TestMember, number: number) =>
    (await caller.alerts.list({ limit: 100 })).items.find((alert) => alert.number === number)?.id ?? '';
  const reader = ({ caller }: TestMember, seq: number) =>
    follow<AlertEvent>(caller.alerts.onAlerts({ lastEventId: String(seq) }));

  it('ALERT-8: every kind is told as it was raised, with who did it', async () => {
    const member = await told(...alertKinds);
    const { items } = await member.caller.alerts.list();
    expect(items.map(({ kind }) => kind)).toEqual(alertKinds.toReversed());
    for (const alert of items) {
      const { params, byMember } = samples[alert.kind];
      expect(alert).toMatchObject({ params, count: 1, read: false, withdrawn: false });
      expect(alert.actors).toEqual(
        byMember ? [{ id: actor.me.id, nickname: actor.me.nickname, avatar: actor.me.avatar }] : [],
      );
    }
  });

  it('ALERT-10: alerts are listed newest first, page by page, all, of one kind, or unread, with how many are unread in all', async () => {
    const member = await told('gift', 'refund', 'gift', 'mention', 'gift');
    await member.caller.alerts.markRead({ ids: [await idOf(member, 3)] });
    const pages = async (filter: { kind?: 'gift'; unread?: boolean }) => {
      const seen: number[][] = [];
      for (let cursor: string | null = null, more = true; more; more = cursor !== null) {
        const page = await member.caller.alerts.list({ ...filter, limit: 2, cursor });
        expect(page.unread).toBe(4);
        expect(page.floor).toBe(page.nextCursor === null ? 0 : page.items.at(-1)?.number);
        seen.push(page.items.map(({ number }) => number));
        cursor = page.nextCursor;
      }
      return seen;
    };
    expect(await pages({})).toEqual([[5, 4], [3, 2], [1]]);
    expect(await pages({ kind: 'gift' })).toEqual([[5, 3], [1]]);
    expect(await pages({ unread: true })).toEqual([
      [5, 4],
      [2, 1],
    ]);
    expect(await pages({ kind: 'gift', unread: true })).toEqual([[5, 1]]);
  });

  it('ALERT-11: what is read on one device, up to one, by name or all, is read on the others at once', async () => {
    const member = await told('gift', 'refund', 'mention', 'reply', 'charge');
    const devices = [await reader(member, 5), await reader(member, 5)];
    await member.caller.alerts.markRead({ upTo: 2 });
    expect(await numbers(member, { unread: true })).toEqual([5, 4, 3]);
    const id = await idOf(member, 4);
    await member.caller.alerts.markRead({ ids: [id] });
    expect(await numbers(member, { unread: true })).toEqual([5, 3]);
    await member.caller.alerts.markAllRead();
    expect(await unread(member)).toBe(0);
    for (const device of devices) {
      expect((await device.take(3)).map(({ event }) => event)).toEqual([
        { type: 'read', upTo: 2, unread: 3 },
        { type: 'readSome', ids: [id], unread: 2 },
        { type: 'read', upTo: 5, unread: 0 },
      ]);
      await device.stop();
    }
    const { seq } = await member.caller.alerts.unread();
    await member.caller.alerts.markAllRead();
    await member.caller.alerts.markRead({ upTo: 4 });
    expect((await member.caller.alerts.unread()).seq).toBe(seq);
  });

  it('ALERT-12: what is removed is read and gone on every device, and comes back to its place when that is undone', async () => {
    const member = await told('gift', 'refund', 'mention');
    const device = await reader(member, 3);
    const id = await idOf(member, 2);
    await member.caller.alerts.remove({ ids: [id] });
    expect(await numbers(member)).toEqual([3, 1]);
    expect(await unread(member)).toBe(2);
    await member.caller.alerts.remove({ ids: [id] });
    await member.caller.alerts.restore({ ids: [id] });
    await member.caller.alerts.restore({ ids: [id] });
    expect(await numbers(member)).toEqual([3, 2, 1]);
    expect(await unread(member)).toBe(2);
    expect((await device.take(2)).map(({ event }) => event)).toMatchObject([
      { type: 'removed', ids: [id], unread: 2 },
      { type: 'alert', fresh: false, unread: 2, alert: { id, number: 2, read: true } },
    ]);
    await device.stop();
  });

  it("ALERT-13: another member's alerts are neither seen nor touched, whatever ids are named", async () => {
    const [member, other] = [await told('gift', 'refund'), await told('mention')];
    const ids = [await idOf(member, 1), await idOf(member, 2), app.services.newId()];
    const before = await member.caller.alerts.list();
    await other.caller.alerts.markRead({ ids });
    await other.caller.alerts.remove({ ids });
    await other.caller.alerts.restore({ ids });
    await other.caller.alerts.markAllRead();
    expect(await member.caller.alerts.list()).toEqual(before);
    const device = await reader(other, 0);
    await tell(app.services, sample('gift', member.me.id, actor.me.id));
    await tell(app.services, sample('reply', other.me.id, actor.me.id));
    const heard = (await device.take(3)).map(({ event }) => event.type === 'alert' && event.alert.kind);
    expect(heard).toEqual(['mention', false, 'reply']);
    await device.stop();
  });

  it('ALERT-14: a kind that is switched off is told no more, on every device the same; what concerns the account itself cannot be', async () => {
    const member = await told('gift');
    const { caller } = member;
    expect(await caller.alerts.settings()).toEqual({ off: [] });
    const device = await reader(member, 1);
    await caller.alerts.set({ kind: 'gift', how: 'off' });
    await caller.alerts.set({ kind: 'gift', how: 'off' });
    await caller.alerts.set({ kind: 'reply', how: 'off' });
    expect(await caller.alerts.settings()).toEqual({ off: ['gift', 'reply'] });
    await caller.alerts.set({ kind: 'gift', how: 'bell' });
    expect((await device.take(3)).map(({ event }) => event)).toEqual([
      { type: 'settings', off: ['gift'] },
      { type: 'settings', off: ['gift', 'reply'] },
      { type: 'settings', off: ['reply'] },
    ]);
    await device.stop();
    expect(await numbers(member)).toEqual([1]);
    for (const kind of ['newDevice', 'moderation', 'nonsense']) {
      const set = caller.alerts.set({ kind: kind as 'gift', how: 'off' });
      await expect(set).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    }
  });

  it('ALERT-15: what happened while a member was away is there on return, once, after what they had', async () => {
    const member = await told('gift');
    const first = await reader(member, 0);
    const { id } = await first.next();
    await first.stop();
    await tell(app.services, sample('mention', member.me.id, actor.me.id));
    await tell(app.services, sample('mention', member.me.id, actor.me.id));
    const back = await reader(member, Number(id));
    await tell(app.services, sample('refund', member.me.id, actor.me.id));
    const seen = (await back.take(3)).map(({ event }) =>
      event.type === 'alert' ? [event.alert.kind, event.alert.count, event.unread] : [],
    );
    expect(seen).toEqual([
      ['mention', 1, 2],
      ['mention', 2, 2],
      ['refund', 1, 3],
    ]);
    await back.stop();
  });

  it('ALERT-16: input out of bounds is refused, and so is what is marked too often', async () => {
    const { caller } = await told();
    const ids = Array.from({ length: 101 }, () => app.services.newId());
    const refused = { code: 'BAD_REQUEST' };
    await expect(caller.alerts.markRead({ ids })).rejects.toMatchObject(refused);
    await expect(caller.alerts.remove({ ids: [] })).rejects.toMatchObject(refused);
    await expect(caller.alerts.restore({ ids: ['x'] })).rejects.toMatchObject(refused);
    await expect(caller.alerts.markRead({ upTo: 0 })).rejects.toMatchObject(refused);
    await expect(caller.alerts.markRead({ upTo: 1.5 })).rejects.toMatchObject(refused);
    await expect(caller.alerts.markRead({} as { upTo: number })).rejects.toMatchObject(refused);
    await expect(caller.alerts.list({ kind: 'nonsense' as 'gift' })).rejects.toMatchObject(refused);
    await expect(caller.alerts.onAlerts({ lastEventId: '-1' })).rejects.toMatchObject(refused);
    const strict = await startTestApp({ environment: { LOBBY_RATE_LIMITS: 'on' } });
    const hasty = await strict.member();
    for (let times = 0; times < 120; times += 1) await hasty.caller.alerts.markAllRead();
    await expect(hasty.caller.alerts.markAllRead()).rejects.toMatchObject({ appCode: 'RATE_LIMITED' });
    await strict.close();
  });

  it('ALERT-17: what is taken back counts no longer; unread it vanishes, read it stays and says so', async () => {
    const member = await app.member();
    const [second, third] = [await app.member(), await app.member()];
    const { id } = member.me;
    const take = (...sources: string[]) =>
      app.services.live.transact(async (tx) =>
        withdraw(
          tx,
          app.services,
          ...sources.map((source) => ({ to: id, kind: 'guestbook' as const, source })),
        ),
      );
    for (const [source, who] of [
      ['a', actor],
      ['b', second],
      ['c', third],
      ['d', third],
    ] as const) {
      await tell(app.services, sample('guestbook', id, who.me.id, { source }));
    }
    await take('c', 'b', 'nothing');
    const [left] = (await member.caller.alerts.list()).items;
    expect(left).toMatchObject({ count: 2, actorCount: 2, number: 4, withdrawn: false });
    expect(left?.actors.map((ref) => ref.id)).toEqual([third.me.id, actor.me.id]);
    await take('a', 'd');
    expect(await member.caller.alerts.list()).toMatchObject({ items: [], unread: 0 });
    await member.caller.alerts.restore({ ids: [left?.id ?? ''] });
    expect(await numbers(member)).toEqual([]);
    // Told again after all, and read.
    await tell(app.services, sample('guestbook', id, actor.me.id, { source: 'a' }));
    await member.caller.alerts.markAllRead();
    const { seq } = await member.caller.alerts.list();
    const device = await reader(member, seq);
    await take('a');
    const neutral = { count: 1, actorCount: 1, read: true, withdrawn: true };
    expect((await member.caller.alerts.list()).items).toMatchObject([neutral]);
    expect((await device.next()).event).toMatchObject({ type: 'alert', fresh: false, alert: neutral });
    await device.stop();
  });

  it('ALERT-18: guests, and those whose session has ended, get neither alerts nor a feed of them', async () => {
    const member = await app.member();
    const browser = await testBrowser(app, member.cookie.split('=')[1] ?? null);
    await (await browser.all()).alerts.unread();
    await (await browser.call()).signOut();
    await expect((await browser.all()).alerts.list()).rejects.toMatchObject({ appCode: 'NOT_SIGNED_IN' });
    await expect(app.guest().caller.alerts.onAlerts()).rejects.toMatchObject({ appCode: 'NOT_SIGNED_IN' });
  });
});
