// Changes of a library are heard of on every device of its member, once they stand, and on nobody else's.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LibraryPoke } from '../../../shared/library.ts';
import { startTestApp, type TestApp, type TestMember } from '../../testing/app.ts';
import { befriend } from '../../testing/friends.ts';
import { testDevice } from '../../testing/library.ts';
import { fund } from '../../testing/money.ts';
import { follow } from '../../testing/rooms.ts';
import { stockGames } from '../../testing/shop.ts';
import { memberTopic } from '../accounts/queries.ts';
import { makeProductKeys } from './commands.ts';

describe('a library on several devices', () => {
  let app: TestApp;
  let kite = '';
  beforeAll(async () => {
    app = await startTestApp();
    const games = await stockGames(app.services, [{ slug: 'kite', title: 'Kite', prices: { USD: 500 } }]);
    kite = games['kite'] ?? '';
  });
  afterAll(() => app.close());

  const key = () => app.services.newId();
  /** Hears from now on. */
  const hear = async ({ caller, me }: TestMember) => {
    const reader = await follow<LibraryPoke | { type: 'friends.own' }>(caller.library.onLibrary());
    // Something else on the same feed, by which it is known to be there.
    const first = reader.next();
    const { live } = app.services;
    await expect.poll(() => live.isFollowedBy(memberTopic(me.id), me.id)).toBe(true);
    await caller.friends.setPresence({ chosen: 'online' });
    expect((await first).event.type).toBe('friends.own');
    return reader;
  };
  const buy = async (buyer: TestMember, recipientId?: string) => {
    await fund(app.services, buyer.me, 500);
    return buyer.caller.wallet.buy({
      items: [{ gameId: kite, price: 500 }],
      currency: 'USD',
      key: key(),
      ...(recipientId && { recipientId }),
    });
  };
  const owns = async ({ caller }: TestMember) => (await caller.library.games()).items.length === 1;
  const overview = ({ caller }: TestMember) => caller.library.overview();
  const installed = async (member: TestMember) => (await overview(member)).installed === 1;
  const hidden = async (member: TestMember) => (await overview(member)).hidden === 1;
  const plays = async (member: TestMember) => (await overview(member)).playing.length === 1;
  const not = (seen: (member: TestMember) => Promise<boolean>) => async (member: TestMember) =>
    !(await seen(member));
  const shelves = (names: string[]) => async (member: TestMember) =>
    (await overview(member)).collections.map(({ name }) => name).join() === names.join();
  const shelved = (games: number) => async (member: TestMember) =>
    (await overview(member)).collections[0]?.games === games;

  it('LIB-90: each change is told to all devices once it stands, and to nobody else', async () => {
    const [ada, ben] = [await app.member({ country: 'US' }), await app.member({ country: 'US' })];
    await befriend(app.services, ada, ben);
    const device = testDevice();
    const collectionId = async () => (await overview(ada)).collections[0]?.id ?? '';
    const gameIds = [kite];
    const [code = ''] = await makeProductKeys(app.services, 'kite', 1);
    const { library, wallet } = ada.caller;
    const giveBack = async () => {
      const [order] = (await wallet.orders()).items;
      const lineId = (await wallet.order({ orderId: order?.id ?? '' })).lines[0]?.id ?? '';
      await wallet.refund({ lineId, reason: 'other', key: key() });
    };
    /** Each change, and what a device sees as soon as it has heard of it. */
    const changes: [string, () => Promise<unknown>, (member: TestMember) => Promise<boolean>][] = [
      ['bought', () => buy(ada), owns],
      ['given back', giveBack, not(owns)],
      ['given', () => buy(ben, ada.me.id), owns],
      ['installed', () => library.install({ gameId: kite, device }), installed],
      ['begun', () => library.startPlaying({ gameId: kite, device }), plays],
      ['ended', () => library.stopPlaying({ deviceId: device.id }), not(plays)],
      ['removed', () => library.uninstall({ gameId: kite, deviceId: device.id }), not(installed)],
      ['hidden', () => library.hide({ gameId: kite }), hidden],
      ['shown', () => library.unhide({ gameId: kite }), not(hidden)],
      ['shelf', () => library.makeCollection({ name: 'Evenings', key: key() }), shelves(['Evenings'])],
      [
        'filled',
        async () => library.putIntoCollection({ collectionId: await collectionId(), gameIds }),
        shelved(1),
      ],
      [
        'emptied',
        async () => library.takeOutOfCollection({ collectionId: await collectionId(), gameIds }),
        shelved(0),
      ],
      [
        'renamed',
        async () => library.renameCollection({ collectionId: await collectionId(), name: 'Nights' }),
        shelves(['Nights']),
      ],
      ['gone', async () => library.deleteCollection({ collectionId: await collectionId() }), shelves([])],
      ['forgotten', () => library.forgetDevice({ deviceId: device.id }), not(installed)],
    ];
    const [desk, other] = [await hear(ada), await hear(ben)];
    const deck = await hear(ada);
    // The second device announced itself to the first.
    expect((await desk.next()).event.type).toBe('friends.own');
    for (const [name, change, seen] of changes) {
      const [done] = await Promise.all([
        Promise.all([desk.next(), deck.next()]).then((told) => told.map(({ event }) => event.type)),
        change(),
      ]);
      expect([name, done]).toEqual([name, ['library.changed', 'library.changed']]);
      expect([name, await seen(ada)]).toEqual([name, true]);
    }
    // The first that the giver hears of is what they do themselves.
    await ben.caller.friends.setPresence({ chosen: 'busy' });
    expect((await other.next()).event.type).toBe('friends.own');
    await ben.caller.library.redeem({ code, key: key() });
    expect((await other.next()).event.type).toBe('library.changed');
    expect(await owns(ben)).toBe(true);
    for (const reader of [desk, deck, other]) await reader.stop();
  });

  it('LIB-90: what is refused, or only repeated, is told to nobody', async () => {
    const ada = await app.member({ country: 'US' });
    const [code = ''] = await makeProductKeys(app.services, 'kite', 1);
    const { library, wallet, friends } = ada.caller;
    const call = { code, key: key() };
    await library.redeem(call);
    const reader = await hear(ada);
    await library.redeem(call);
    const again = wallet.buy({ items: [{ gameId: kite, price: 500 }], currency: 'USD', key: key() });
    await expect(again).rejects.toMatchObject({ appCode: 'INSUFFICIENT_FUNDS' });
    await fund(app.services, ada.me, 500);
    await expect(
      wallet.buy({ items: [{ gameId: kite, price: 500 }], currency: 'USD', key: key() }),
    ).rejects.toMatchObject({ appCode: 'ALREADY_OWNED' });
    await expect(library.hide({ gameId: key() })).rejects.toMatchObject({ appCode: 'GAME_NOT_OWNED' });
    await expect(library.forgetDevice({ deviceId: key() })).rejects.toMatchObject({
      appCode: 'DEVICE_NOT_FOUND',
    });
    await friends.setPresence({ chosen: 'busy' });
    expect((await reader.next()).event.type).toBe('friends.own');
    await reader.stop();
  });
});
