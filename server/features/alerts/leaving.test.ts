// Alerts of somebody who deletes their account, alerts that name them, and alerts that have grown old.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AlertEvent } from '../../../shared/alerts.ts';
import { sample, tell } from '../../testing/alerts.ts';
import { startTestApp, type TestApp } from '../../testing/app.ts';
import { follow } from '../../testing/rooms.ts';
import { findEverywhere } from '../../testing/searchDatabase.ts';
import { hashPassword } from '../accounts/passwords.ts';
import { withdraw } from './commands.ts';
import { trimAlerts } from './trim.ts';

const password = 'violet doorway 7';
const day = 24 * 3_600_000;

describe('alerts that end', () => {
  let app: TestApp;
  let now = Date.now();
  beforeAll(async () => {
    app = await startTestApp({ clock: { now: () => now } });
    await app.member({ role: 'admin' });
  });
  afterAll(() => app.close());

  const trim = async (kept: { max: number; days: number }) => {
    const step = trimAlerts(app.services, kept);
    while (await step());
  };

  it('ALERT-20: who deletes their account has no alerts any more, and stands without a name in those of others, taken back or not', async () => {
    const passwordHash = await hashPassword(password);
    const leaver = await app.member({ nickname: 'Quillfeather', email: 'q@example.com', passwordHash });
    const [friend, other] = [await app.member(), await app.member()];
    await tell(
      app.services,
      sample('gift', leaver.me.id, friend.me.id),
      sample('newDevice', leaver.me.id, friend.me.id),
      sample('guestbook', friend.me.id, leaver.me.id, { source: 'kept' }),
      sample('guestbook', friend.me.id, other.me.id),
      sample('guestbook', other.me.id, leaver.me.id, { source: 'taken back' }),
    );
    await app.services.live.transact(async (tx) =>
      withdraw(tx, app.services, { to: other.me.id, kind: 'guestbook', source: 'taken back' }),
    );
    const { seq } = await friend.caller.alerts.list();
    const open = await follow<AlertEvent>(friend.caller.alerts.onAlerts({ lastEventId: String(seq) }));
    await leaver.caller.leaving.deleteAccount({ withMessages: false, password });
    expect(await findEverywhere(app.services.database, ['quillfeather'])).toEqual([]);
    expect(
      await app.services.database.sql`select 1 from alert_boxes where member_id = ${leaver.me.id}`,
    ).toEqual([]);
    expect((await open.next()).event).toEqual({ type: 'member.gone', memberId: leaver.me.id });
    await open.stop();
    const [alert] = (await friend.caller.alerts.list()).items;
    expect(alert).toMatchObject({ count: 2, actorCount: 2 });
    expect(alert?.actors).toContainEqual({ id: leaver.me.id, nickname: '', avatar: 'ghost' });
    // Nothing is told to them any more.
    await tell(app.services, sample('gift', leaver.me.id, friend.me.id));
    expect(await app.services.database.sql`select 1 from alerts where member_id = ${leaver.me.id}`).toEqual(
      [],
    );
  });

  it('ALERT-21: alerts older than 90 days and beyond the newest 500 go, and the unread among them count no longer', async () => {
    const [member, actor] = [await app.member(), await app.member()];
    const several = (count: number) =>
      tell(
        app.services,
        ...Array.from({ length: count }, (_, index) =>
          sample('gift', member.me.id, actor.me.id, { subject: `${now} ${index}` }),
        ),
      );
    const left = async () => {
      const { items, unread } = await member.caller.alerts.list({ limit: 100 });
      return [items.length, items.at(-1)?.number, unread];
    };
    await several(4);
    now += 50 * day;
    await several(6);
    await member.caller.alerts.markRead({ upTo: 2 });
    const { seq } = await member.caller.alerts.list();
    const device = await follow<AlertEvent>(member.caller.alerts.onAlerts({ lastEventId: String(seq) }));
    await trim({ max: 500, days: 90 });
    expect(await left()).toEqual([10, 1, 8]);
    now += 45 * day;
    await trim({ max: 500, days: 90 });
    expect(await left()).toEqual([6, 5, 6]);
    await trim({ max: 4, days: 90 });
    expect(await left()).toEqual([4, 7, 4]);
    expect((await device.take(2)).map(({ event }) => event)).toEqual([
      { type: 'trimmed', upTo: 4, unread: 6 },
      { type: 'trimmed', upTo: 6, unread: 4 },
    ]);
    await device.stop();
    // Those told just now stay, however many: their events are still there.
    await several(6);
    await trim({ max: 4, days: 90 });
    expect((await left())[0]).toBe(6);
  });

  it('ALERT-22: what was removed is gone for good when its events are', async () => {
    const [member, actor] = [await app.member(), await app.member()];
    await tell(app.services, sample('gift', member.me.id, actor.me.id));
    const ids = (await member.caller.alerts.list()).items.map(({ id }) => id);
    await member.caller.alerts.remove({ ids });
    await trim({ max: 500, days: 90 });
    await member.caller.alerts.restore({ ids });
    expect((await member.caller.alerts.list()).items).toHaveLength(1);
    await member.caller.alerts.remove({ ids });
    now += 30 * day;
    await trim({ max: 500, days: 90 });
    await member.caller.alerts.restore({ ids });
    expect((await member.caller.alerts.list()).items).toEqual([]);
  });
});
