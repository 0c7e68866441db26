// Every page at phone and desk width, in both themes and three languages: it fits, complains of nothing, and is
// accessible. Keeps a picture of each in e2e/shots/.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inspect, type LookOptions, looks } from './support/looks.ts';
import { openShop, type Shop } from './support/shop.ts';

/**
 * Every page is loaded by itself once; in other words and sizes it is come to as people do, but for the first and one more,
 * so that what loading alone does is seen in these too.
 */
const wayOf = ({ language, width }: LookOptions, isLoaded: boolean) =>
  isLoaded || (language === 'en' && width === 1280) ? 'load' : 'walk';

describe('the pages', () => {
  let shop: Shop;
  let roomPath: string;
  beforeAll(async () => {
    shop = await openShop();
    const { caller } = await shop.app.member({ nickname: 'Looker' });
    const room = (await caller.chat.rooms()).items.find((candidate) => !candidate.locked);
    roomPath = `/rooms/${room?.id}`;
  });
  afterAll(() => shop?.close());

  it.each(looks)('UI-106: fit, complain of nothing and are accessible: $name', async ({ options }) => {
    // Who looks after the shop sees everything others see, and more.
    const { cookie, caller } = await shop.app.member({ language: options.language ?? 'en', role: 'admin' });
    const { items } = await caller.moderation.members({ limit: 10 });
    const memberId = items.find(({ role }) => role === 'member')?.id ?? '';
    await caller.moderation.ban({ memberId, reason: 'Advertising in every room, again' });
    await caller.chat.joinRoom({ roomId: roomPath.slice('/rooms/'.length) });
    const person = await shop.person({ ...options, cookie });
    const paths = ['/', '/category/all', '/search?q=a', '/game/saltmarch', '/wishlist', '/rooms', roomPath];
    for (const path of [...paths, '/friends', '/settings', '/moderation', '/nowhere/at/all']) {
      const name = path === roomPath ? 'room' : path.replace(/\W+/g, '-').replace(/^-|-$/g, '') || 'home';
      await inspect(shop, person, path, name, options, wayOf(options, path === roomPath));
    }
    expect(person.problems).toEqual([]);
  });

  it.each(looks)('UI-106: and so for guests: $name', async ({ options }) => {
    const person = await shop.person(options);
    const door = ['/sign-in', '/sign-up', '/new-password', `/link#${'x'.repeat(43)}`, '/outbox'];
    for (const path of ['/', '/game/saltmarch', '/wishlist', '/rooms', '/friends', ...door]) {
      const name = path.replace(/#.*|\W+/g, '-').replace(/^-+|-+$/g, '') || 'home';
      const way = wayOf(options, path === '/game/saltmarch');
      await inspect(shop, person, path, `guest-${name}`, options, way);
    }
    expect(person.problems).toEqual([]);
  });
});
