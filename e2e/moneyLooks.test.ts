// The pages of money at phone and desk width, in both themes and three languages. Keeps a picture of each.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fund } from '../server/testing/money.ts';
import { pressAtSandbox } from '../server/testing/sandbox.ts';
import { giftCardValues } from '../shared/charging.ts';
import { inspect, inspectNow, looks } from './support/looks.ts';
import { openShop, type Shop } from './support/shop.ts';

const country = { en: 'US', ko: 'KR', zh: 'CN' } as const;
const inWallet = { en: 6_000, ko: 40_000, zh: 30_000 } as const;

describe('the pages of money', () => {
  let shop: Shop;
  let games: { id: string; slug: string }[];
  beforeAll(async () => {
    shop = await openShop({ LOBBY_PAYMENTS: 'sandbox' });
    const { items } = await shop.app.guest().caller.store.games({ onSale: true, sort: 'popular', limit: 8 });
    games = items;
  });
  afterAll(() => shop?.close());

  const key = () => shop.app.services.newId();

  /** Somebody with a past: orders, a gift, a game given back, cards, charges, and a cart with every kind of row. */
  async function somebody(language: 'en' | 'ko' | 'zh') {
    const member = await shop.app.member({ language, country: country[language] });
    const friend = await shop.app.member({ language, country: country[language] });
    const { caller, me } = member;
    const { currency } = me;
    const { services } = shop.app;
    await fund(services, me, 10_000_000);
    const [one, two, three, ...rest] = games;
    if (!one || !two || !three) throw new Error('Too few games are on sale.');
    const bid = async ({ id }: { id: string }) => ({
      gameId: id,
      price: (await caller.store.game({ id })).price?.now.amount ?? 0,
    });
    const both = await caller.wallet.buy({ items: [await bid(one), await bid(two)], currency, key: key() });
    const [line] = (await caller.wallet.order({ orderId: both.orderId })).lines;
    await caller.wallet.refund({ lineId: line?.id ?? '', reason: 'notFun', key: key() });
    const gift = await caller.wallet.buy({
      items: [await bid(three)],
      currency,
      recipientId: friend.me.id,
      key: key(),
    });
    const [small = 0, middle = 0] = giftCardValues[currency];
    await caller.wallet.giftCards.buy({ value: middle, currency, key: key() });
    await caller.wallet.giftCards.buy({ value: small, currency, recipientId: friend.me.id, key: key() });
    await fund(services, friend.me, small);
    await friend.caller.wallet.giftCards.buy({ value: small, currency, recipientId: me.id, key: key() });
    const charge = await caller.wallet.charges.start({ amount: middle, currency, key: key() });
    await pressAtSandbox(shop.app, charge, 'decline');
    await caller.wallet.charges.approve({ chargeId: charge.id });
    // The rest is spent on cards, so that the cart costs more than there is.
    const { amount: left } = await caller.wallet.balance();
    await fund(services, me, inWallet[language] - left);
    for (const game of [two, ...rest]) await caller.store.addToCart({ gameId: game.id });
    const { sql } = services.database;
    const [dearer, cheaper] = rest;
    await sql`update cart_items set seen_amount = seen_amount + 300 where member_id = ${me.id} and game_id = ${cheaper?.id ?? ''}`;
    await sql`update cart_items set seen_amount = seen_amount - 100 where member_id = ${me.id} and game_id = ${dearer?.id ?? ''}`;
    return { member, both: both.orderId, gift: gift.orderId, charge: charge.id, owned: two.slug };
  }

  it.each(looks)('UI-207: fit, complain of nothing and are accessible: $name', async ({ options }) => {
    const { language = 'en' } = options;
    const { member, both, gift, charge, owned } = await somebody(language);
    const person = await shop.person({ ...options, cookie: member.cookie });
    const { page } = person;
    const look = (path: string, name: string) => inspect(shop, person, path, `money-${name}`, options);
    await look('/cart', 'cart');
    await page.getByRole('switch').check();
    await inspectNow(shop, person, 'money-cart-gift', options);
    await look('/orders', 'orders');
    await look(`/orders/${gift}`, 'order-gift');
    await look(`/orders/${both}`, 'order');
    await page.locator('.order-line button').first().click();
    await page.getByRole('dialog').waitFor();
    await inspectNow(shop, person, 'money-refund', options);
    await look('/wallet', 'wallet');
    await page.locator('.gift').first().click();
    await page.getByRole('dialog').waitFor();
    await page.getByRole('dialog').getByRole('radio').last().check();
    await inspectNow(shop, person, 'money-card', options);
    await look('/wallet/charge', 'charge');
    await look(`/wallet/charge?charge=${charge}`, 'declined');
    await look(`/game/${owned}`, 'game-owned');
    // At a desk the one in the top bar is there and not seen, and the one in the dock comes late.
    const openMenu = async () => {
      await page.locator(':is(.account-top, .dock-me) button.btn-icon:visible').last().click();
      await page.getByRole('menu').waitFor();
    };
    await openMenu();
    await inspectNow(shop, person, 'money-menu', options, openMenu);
    expect(person.problems).toEqual([]);
  });

  it.each(looks)('UI-207: and so for whoever has nothing yet: $name', async ({ options }) => {
    const { language = 'en' } = options;
    const guest = await shop.person(options);
    const path = `/game/${games[0]?.slug}`;
    await inspect(shop, guest, path, 'money-game', options);
    await guest.page.locator('.buy .btn').nth(1).click();
    await guest.page.locator('.buy a[href="/cart"]').waitFor();
    await inspect(shop, guest, '/cart', 'money-guest-cart', options);
    const { cookie } = await shop.app.member({ language, country: country[language] });
    const person = await shop.person({ ...options, cookie });
    for (const page of ['cart', 'orders', 'wallet']) {
      await inspect(shop, person, `/${page}`, `money-empty-${page}`, options);
    }
    expect([...guest.problems, ...person.problems]).toEqual([]);
  });
});
