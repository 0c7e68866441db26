// Devices: what stands ready on them, as they tell it.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { limits } from '../../../../shared/limits.ts';
import { startTestApp, type TestApp } from '../../../testing/app.ts';
import { giveCopies, testDevice } from '../../../testing/library.ts';
import { stockGames } from '../../../testing/shop.ts';

describe('devices', () => {
  let app: TestApp;
  let now = Date.UTC(2026, 4, 1);
  let games: string[];
  beforeAll(async () => {
    app = await startTestApp({ clock: { now: () => now } });
    games = Object.values(
      await stockGames(app.services, [{ slug: 'one' }, { slug: 'two' }, { slug: 'three' }]),
    );
  });
  afterAll(() => app.close());

  const owner = async () => {
    const member = await app.member();
    await giveCopies(app.services, member.me.id, ...games.slice(0, 2));
    return member;
  };

  it('LIB-10: tell what was installed and removed, and are listed by pages, the one seen last first', async () => {
    const [one = '', two = '', three = ''] = games;
    const { caller } = await owner();
    const { library } = caller;
    const [desk, deck] = [testDevice('Desk'), testDevice('Deck')];
    for (let times = 0; times < 2; times += 1) await library.install({ gameId: one, device: desk });
    now += 1_000;
    for (const gameId of [one, two]) await library.install({ gameId, device: deck });
    await expect(library.install({ gameId: three, device: desk })).rejects.toMatchObject({
      appCode: 'GAME_NOT_OWNED',
      params: { gameId: three },
    });
    const first = await library.devices({ limit: 1 });
    expect(first.items).toEqual([{ ...deck, seenAt: now, games: 2 }]);
    const rest = await library.devices({ limit: 1, cursor: first.nextCursor });
    expect(rest).toEqual({ items: [{ ...desk, seenAt: now - 1_000, games: 1 }], nextCursor: null });
    for (let times = 0; times < 2; times += 1) await library.uninstall({ gameId: one, deviceId: desk.id });
    now += 1_000;
    await library.install({ gameId: two, device: { ...desk, name: 'Old desk' } });
    expect((await library.devices()).items).toEqual([
      { id: desk.id, name: 'Old desk', seenAt: now, games: 1 },
      { ...deck, seenAt: now - 1_000, games: 2 },
    ]);
    expect((await library.games()).items.map(({ id, devices }) => [id, devices.length])).toEqual([
      [two, 2],
      [one, 1],
    ]);
  });

  it('LIB-11: the twenty seen last are known, and one can be forgotten with all that is on it', async () => {
    const [one = ''] = games;
    const { caller } = await owner();
    const { library } = caller;
    const devices = Array.from({ length: limits.gameDevices.max }, (_, index) => testDevice(`No. ${index}`));
    for (const device of devices) {
      now += 1;
      await library.install({ gameId: one, device });
    }
    now += 1;
    await library.startPlaying({ gameId: one, device: devices[0] ?? testDevice() });
    const [newest, gone] = [testDevice('Newest'), devices[1]];
    now += 1;
    await library.startPlaying({ gameId: one, device: newest });
    const known = (await library.devices({ limit: 100 })).items.map(({ id }) => id);
    expect(known).toHaveLength(limits.gameDevices.max);
    expect(known.slice(0, 2)).toEqual([newest.id, devices[0]?.id]);
    expect(known).not.toContain(gone?.id);
    expect((await library.games()).items.at(0)?.devices).not.toContain(gone?.id);
    await library.forgetDevice({ deviceId: newest.id });
    expect((await library.overview()).playing.map(({ deviceId }) => deviceId)).toEqual([devices[0]?.id]);
    await expect(library.forgetDevice({ deviceId: newest.id })).rejects.toMatchObject({
      appCode: 'DEVICE_NOT_FOUND',
    });
  });

  it('LIB-9, LIB-12: another member’s device is not there, and a name is one line', async () => {
    const [one = ''] = games;
    const [ada, eve] = [await owner(), await owner()];
    const device = testDevice();
    await ada.caller.library.install({ gameId: one, device });
    await expect(eve.caller.library.forgetDevice({ deviceId: device.id })).rejects.toMatchObject({
      appCode: 'DEVICE_NOT_FOUND',
    });
    await eve.caller.library.uninstall({ gameId: one, deviceId: device.id });
    // The same id is another device of another member.
    await eve.caller.library.install({ gameId: one, device: { ...device, name: 'Eve’s' } });
    expect((await ada.caller.library.devices()).items).toMatchObject([{ name: 'Desk', games: 1 }]);
    for (const name of ['', '\u2800', 'two\nlines', 'x'.repeat(limits.deviceName.max + 1)]) {
      const call = ada.caller.library.install({ gameId: one, device: { ...device, name } });
      await expect(call, JSON.stringify(name)).rejects.toThrow();
    }
  });
});
