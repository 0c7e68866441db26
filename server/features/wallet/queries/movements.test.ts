// What moved money: the history of a wallet, and what it says of each movement.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { giftCardValues } from '../../../../shared/charging.ts';
import { startTestApp, type TestApp, type TestMember } from '../../../testing/app.ts';
import { fund } from '../../../testing/money.ts';
import { stockGames } from '../../../testing/shop.ts';

describe('movements', () => {
  let app: TestApp;
  let games: { one: string; two: string };
  beforeAll(async () => {
    app = await startTestApp();
    games = (await stockGames(app.services, [
      { slug: 'one', prices: { KRW: 1_000 } },
      { slug: 'two', prices: { KRW: 2_000 } },
    ])) as typeof games;
  });
  afterAll(() => app.close());

  const key = () => app.services.newId();
  const buyer = async (amount: number) => {
    const member = await app.member({ country: 'KR', language: 'ko' });
    await fund(app.services, member.me, amount);
    return member;
  };
  const said = async ({ caller }: TestMember) =>
    (await caller.wallet.movements()).items.map(({ kind, amount, orderId, games: of, other }) => [
      kind,
      amount.amount,
      orderId,
      of.map(({ slug }) => slug),
      other?.nickname ?? null,
    ]);

  it('MONEY-110: the history is narrowed by kind and by time, in pages too', async () => {
    const ada = await buyer(20_000);
    const { wallet } = ada.caller;
    for (const [gameId, price] of [
      [games.one, 1_000],
      [games.two, 2_000],
    ] as const)
      await wallet.buy({ items: [{ gameId, price }], currency: 'KRW', key: key() });
    const all = (await wallet.movements()).items;
    expect(all.map(({ kind }) => kind)).toEqual(['purchase', 'purchase', 'charge']);
    const first = await wallet.movements({ kind: 'purchase', limit: 1 });
    const rest = await wallet.movements({ kind: 'purchase', limit: 1, cursor: first.nextCursor });
    expect([...first.items, ...rest.items]).toEqual(all.slice(0, 2));
    expect(rest.nextCursor).toBeNull();
    expect((await wallet.movements({ kind: 'refund' })).items).toEqual([]);
    const [newest, , oldest] = all;
    expect((await wallet.movements({ since: newest?.at ?? 0 })).items).toContainEqual(newest);
    expect((await wallet.movements({ since: (newest?.at ?? 0) + 1 })).items).toEqual([]);
    expect((await wallet.movements({ before: (oldest?.at ?? 0) + 1, kind: 'charge' })).items).toEqual([
      oldest,
    ]);
    expect((await wallet.movements({ before: oldest?.at ?? 0 })).items).toEqual([]);
    await expect(wallet.movements({ since: 5, before: 5 })).rejects.toMatchObject({
      code: 'BAD_REQUEST',
      message: expect.stringContaining('"before"'),
    });
  });

  it('MONEY-97: tells what each was for, the newest first, and nothing of others', async () => {
    const [ada, ben] = [await buyer(20_000), await buyer(1)];
    const items = [
      { gameId: games.two, price: 2_000 },
      { gameId: games.one, price: 1_000 },
    ];
    const { wallet } = ada.caller;
    const first = await wallet.buy({ items, currency: 'KRW', key: key() });
    const gift = await wallet.buy({
      items: [{ gameId: games.one, price: 1_000 }],
      currency: 'KRW',
      recipientId: ben.me.id,
      key: key(),
    });
    const line = (await wallet.order({ orderId: first.orderId })).lines.find(
      ({ game }) => game.slug === 'two',
    );
    await wallet.refund({ lineId: line?.id ?? '', reason: 'notFun', key: key() });
    const [value = 0] = giftCardValues.KRW;
    const { card } = await wallet.giftCards.buy({
      value,
      currency: 'KRW',
      recipientId: ben.me.id,
      key: key(),
    });
    await ben.caller.wallet.giftCards.accept({ cardId: card.id, key: key() });
    expect(await said(ada)).toEqual([
      ['giftCard', -value, null, [], ben.me.nickname],
      ['refund', 2_000, first.orderId, ['two'], null],
      ['purchase', -1_000, gift.orderId, ['one'], ben.me.nickname],
      ['purchase', -3_000, first.orderId, ['two', 'one'], null],
      ['charge', 20_000, null, [], null],
    ]);
    expect(await said(ben)).toEqual([
      ['redemption', value, null, [], ada.me.nickname],
      ['charge', 1, null, [], null],
    ]);
    const total = (await wallet.movements()).items.reduce((sum, { amount }) => sum + amount.amount, 0);
    expect(await wallet.balance()).toEqual({ amount: total, currency: 'KRW' });
  });

  it('MONEY-97: pages join without a gap, across currencies', async () => {
    const ada = await buyer(1);
    for (const amount of [2, 3, 4]) await fund(app.services, ada.me, amount);
    await fund(app.services, { id: ada.me.id, currency: 'USD' }, 5);
    const seen: string[] = [];
    for (let cursor: string | null = null, left = true; left; left = cursor !== null) {
      const page: Awaited<ReturnType<typeof ada.caller.wallet.movements>> = await ada.caller.wallet.movements(
        { cursor, limit: 2 },
      );
      seen.push(...page.items.map(({ amount }) => `${amount.amount} ${amount.currency}`));
      cursor = page.nextCursor;
    }
    expect(seen).toEqual(['5 USD', '4 KRW', '3 KRW', '2 KRW', '1 KRW']);
  });

  it('MONEY-96: a member is found by the whole name, however it is written', async () => {
    const [ada, ben] = [await buyer(1), await app.member({ nickname: 'Ｔaro' })];
    expect(await ada.caller.accounts.find({ nickname: 'tARO' })).toMatchObject({ id: ben.me.id });
    for (const nickname of ['tar', 'taroo']) {
      await expect(ada.caller.accounts.find({ nickname })).rejects.toMatchObject({
        appCode: 'MEMBER_NOT_FOUND',
      });
    }
  });
});
