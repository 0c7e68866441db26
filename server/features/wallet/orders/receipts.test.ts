// What a buyer has of an order: the receipt by mail, what each line says, and the game's page.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refundRule } from '../../../../shared/refunds.ts';
import { startTestApp, type TestApp, type TestMember } from '../../../testing/app.ts';
import { fund } from '../../../testing/money.ts';
import { stockGames } from '../../../testing/shop.ts';

const day = 24 * 3_600_000;

describe('after a purchase', () => {
  let app: TestApp;
  let now = Date.UTC(2026, 3, 1);
  beforeAll(async () => {
    app = await startTestApp({
      clock: { now: () => now },
      environment: { LOBBY_OUTBOX: 'on', PUBLIC_URL: 'https://shop.example' },
    });
  });
  afterAll(() => app.close());

  const key = () => app.services.newId();
  let made = 0;
  const games = async (...prices: number[]) => {
    made += 1;
    const stock = await stockGames(
      app.services,
      prices.map((price, index) => ({
        slug: `receipt-${made}-${index}`,
        title: `Salt & <Tide> ${index}`,
        prices: { KRW: price },
      })),
    );
    return Object.values(stock).map((gameId, index) => ({ gameId, price: prices[index] ?? 0 }));
  };
  const buyer = async (facts: Parameters<TestApp['member']>[0] = {}) => {
    const member = await app.member({ country: 'KR', language: 'ko', ...facts });
    await fund(app.services, member.me, 100_000);
    return member;
  };
  const letters = async ({ me }: TestMember) => [
    ...(await app.services.database
      .sql`select subject, text, html from mails where recipient = ${me.email} order by id desc`),
  ];

  it('MONEY-111: who is given games is told by mail in their language, where their address is proven and nobody blocked', async () => {
    const ada = await buyer({ nickname: 'Ada' });
    const [ben, cho, dee] = [
      await app.member({ country: 'US', language: 'zh' }),
      await app.member({ country: 'US' }),
      await app.member({ country: 'US' }),
    ];
    const { sql } = app.services.database;
    const prove = ({ me }: TestMember) =>
      sql`update members set email_verified_at = now() where id = ${me.id}`;
    await sql`update members set email_verified_at = null where id = ${cho.me.id}`;
    await Promise.all([prove(ben), prove(dee)]);
    await dee.caller.friends.block({ memberId: ada.me.id });
    const items = await games(3_000);
    for (const { me } of [ben, cho, dee])
      await ada.caller.wallet.buy({ items, currency: 'KRW', recipientId: me.id, key: key() });
    const [letter, ...others] = await letters(ben);
    expect(others).toEqual([]);
    expect(letter?.['subject']).toBe('Ada 送了你礼物');
    for (const part of ['Salt & <Tide> 0', 'https://shop.example/library'])
      expect(letter?.['text']).toContain(part);
    expect(letter?.['html']).not.toContain('<Tide>');
    expect([await letters(cho), await letters(dee)]).toEqual([[], []]);
  });

  it('MONEY-99: the receipt is in the buyer’s language, with each game, the total and the order', async () => {
    const ada = await buyer();
    const items = await games(3_000, 1_500);
    const { orderId } = await ada.caller.wallet.buy({ items, currency: 'KRW', key: key() });
    const [letter] = await letters(ada);
    expect(letter?.['subject']).toBe('Lobby 구매 영수증');
    for (const part of [
      'Salt & <Tide> 0: ₩3,000',
      '합계: ₩4,500',
      `https://shop.example/orders/${orderId}`,
    ]) {
      expect(letter?.['text']).toContain(part);
    }
    expect(letter?.['html']).toContain('Salt &amp; &lt;Tide&gt; 0');
    expect(letter?.['html']).not.toContain('<Tide>');
  });

  it('MONEY-99: the same key again, or a purchase that is refused, writes no further one', async () => {
    const ada = await buyer();
    const input = { items: await games(1_000), currency: 'KRW' as const, key: key() };
    await ada.caller.wallet.buy(input);
    await ada.caller.wallet.buy(input);
    await expect(ada.caller.wallet.buy({ ...input, key: key() })).rejects.toMatchObject({
      appCode: 'ALREADY_OWNED',
    });
    expect(await letters(ada)).toHaveLength(1);
  });

  it('MONEY-99: an order of nothing is told to a proven address alone', async () => {
    const [ada, ben] = [await buyer(), await buyer({ emailVerifiedAt: new Date(now) })];
    const items = await games(0);
    for (const { caller } of [ada, ben]) await caller.wallet.buy({ items, currency: 'KRW', key: key() });
    expect(await letters(ada)).toEqual([]);
    expect(await letters(ben)).toHaveLength(1);
    expect((await letters(ben))[0]?.['text']).toContain('합계: 무료');
  });

  it('MONEY-98: a line says whether it can be given back, and why not', async () => {
    const ada = await buyer();
    const items = await games(100, 200, 300, 400);
    const { orderId } = await ada.caller.wallet.buy({ items, currency: 'KRW', key: key() });
    const [, second, third, fourth] = (await ada.caller.wallet.order({ orderId })).lines;
    const { sql } = app.services.database;
    await sql`update entitlements set play_ms = ${refundRule.minutes * 60_000} where line_id = ${second?.id ?? ''}`;
    await ada.caller.wallet.refund({ lineId: third?.id ?? '', reason: 'other', key: key() });
    await sql`delete from entitlements where line_id = ${fourth?.id ?? ''}`;
    const why = async () =>
      (await ada.caller.wallet.order({ orderId })).lines.map((line) => [line.noRefund, line.playMinutes]);
    expect(await why()).toEqual([
      [null, 0],
      ['played', refundRule.minutes],
      ['refunded', null],
      ['gone', null],
    ]);
    now += refundRule.days * day;
    expect((await why()).map(([reason]) => reason)).toEqual(['late', 'late', 'refunded', 'gone']);
  });

  it('MONEY-103: what was paid in another currency than the wallet’s of now stays, until the country is the old one again', async () => {
    const ada = await app.member({ country: 'KR' });
    await fund(app.services, ada.me, 3_000);
    const { wallet, accounts } = ada.caller;
    const { orderId } = await wallet.buy({ items: await games(3_000), currency: 'KRW', key: key() });
    const [line] = (await wallet.order({ orderId })).lines;
    const call = () => wallet.refund({ lineId: line?.id ?? '', reason: 'other', key: key() });
    await accounts.updateProfile({ country: 'US' });
    await expect(call()).rejects.toMatchObject({ appCode: 'REFUND_CURRENCY', params: { currency: 'KRW' } });
    expect((await wallet.order({ orderId })).lines[0]?.refundedAt).toBeNull();
    await accounts.updateProfile({ country: 'KR' });
    expect(await call()).toMatchObject({ balance: { amount: 3_000, currency: 'KRW' } });
  });

  it('MONEY-102: the game’s page says that it is theirs, until they give it back', async () => {
    const [ada, ben] = [await buyer(), await buyer()];
    const items = await games(100);
    const owned = async ({ caller }: TestMember) =>
      (await caller.store.game({ id: items[0]?.gameId ?? '' })).copy !== null;
    expect(await owned(ada)).toBe(false);
    const { orderId } = await ada.caller.wallet.buy({ items, currency: 'KRW', key: key() });
    expect([await owned(ada), await owned(ben)]).toEqual([true, false]);
    expect((await app.guest().caller.store.game({ id: items[0]?.gameId ?? '' })).copy).toBeNull();
    const [line] = (await ada.caller.wallet.order({ orderId })).lines;
    await ada.caller.wallet.refund({ lineId: line?.id ?? '', reason: 'other', key: key() });
    expect(await owned(ada)).toBe(false);
  });
});
