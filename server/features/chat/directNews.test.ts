// Alerts of direct messages nobody has read after a moment.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp, type TestMember } from '../../testing/app.ts';
import { block } from '../../testing/friends.ts';
import { sendAll } from '../../testing/rooms.ts';
import { tellDirectMessages } from './commands/index.ts';
import { moment } from './commands/tellDirect.ts';

describe('news of direct messages', () => {
  let app: TestApp;
  let late = 0;
  let ann: TestMember;
  let ben: TestMember;
  let eve: TestMember;
  beforeAll(async () => {
    app = await startTestApp({ clock: { now: () => Date.now() + late } });
  });
  beforeEach(async () => {
    [ann, ben, eve] = await Promise.all([app.member(), app.member(), app.member()]);
  });
  afterAll(() => app.close());

  const open = async (one: TestMember, other: TestMember) =>
    (await one.caller.chat.openDirect({ memberId: other.me.id })).roomId;
  const alertsOf = async ({ caller }: TestMember) =>
    (await caller.alerts.list({ kind: 'directMessage' })).items;
  /** Lets the moment pass in which messages may still be read. */
  const later = async () => {
    late += moment + 1;
    while (await tellDirectMessages(app.services));
  };

  it('CHAT-125: what is not read after a moment is one alert for each conversation, and reading marks it read', async () => {
    const [withBen, withEve] = [await open(ann, ben), await open(eve, ben)];
    await sendAll(app, ann, withBen, 'one', 'two');
    await sendAll(app, eve, withEve, 'hi');
    expect(await alertsOf(ben)).toEqual([]);
    await later();
    await sendAll(app, ann, withBen, 'three');
    await later();
    const told = await alertsOf(ben);
    expect(told.map(({ count, params, actors }) => [count, params, actors[0]?.id])).toEqual([
      [3, { room: { id: withBen, title: '' } }, ann.me.id],
      [1, { room: { id: withEve, title: '' } }, eve.me.id],
    ]);
    await ben.caller.chat.read({ roomId: withBen, number: 3 });
    expect((await alertsOf(ben)).map(({ read }) => read)).toEqual([true, false]);
    expect(await alertsOf(ann)).toEqual([]);
  });

  it('CHAT-125: what is read, deleted or blocked within the moment is told to nobody', async () => {
    const [withBen, withEve] = [await open(ann, ben), await open(ann, eve)];
    await sendAll(app, ann, withBen, 'read', 'deleted');
    await sendAll(app, ann, withEve, 'blocked');
    await ben.caller.chat.read({ roomId: withBen, number: 1 });
    await ann.caller.chat.deleteMessage({ roomId: withBen, number: 2 });
    await block(app.services, eve, ann);
    await later();
    expect([await alertsOf(ben), await alertsOf(eve)]).toEqual([[], []]);
    expect(await app.services.database.sql`select 1 from direct_news`).toHaveLength(0);
  });

  it('CHAT-125, CHAT-103: an answer or a name in it is no alert of its own, and who wants to hear nothing of it is told nothing', async () => {
    const roomId = await open(ann, ben);
    await sendAll(app, ben, roomId, 'first');
    const key = app.services.newId();
    const called = { roomId, body: 'yes', replyTo: 1, mentions: [ben.me.id], mentionsAll: true, key };
    await ann.caller.chat.send(called);
    await later();
    const kinds = async () =>
      (await ben.caller.alerts.list({})).items.map(({ kind, count }) => [kind, count]);
    expect(await kinds()).toEqual([['directMessage', 1]]);
    await ben.caller.chat.setHearing({ roomId, notify: 'nothing' });
    await ann.caller.chat.send({ ...called, key: app.services.newId() });
    await later();
    expect(await kinds()).toEqual([['directMessage', 1]]);
  });

  it('CHAT-125: several who look at once tell each message once', async () => {
    const roomId = await open(ann, ben);
    await sendAll(app, ann, roomId, ...Array.from({ length: 20 }, (_, turn) => `number ${turn}`));
    late += moment + 1;
    await Promise.all(Array.from({ length: 4 }, () => tellDirectMessages(app.services)));
    while (await tellDirectMessages(app.services));
    expect((await alertsOf(ben)).map(({ count }) => count)).toEqual([20]);
  });
});
