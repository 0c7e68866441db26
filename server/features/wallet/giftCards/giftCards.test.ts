// Gift cards: bought, given away, redeemed once, and their codes in no table.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { giftCardValues } from '../../../../shared/charging.ts';
import { startTestApp, type TestApp, type TestMember } from '../../../testing/app.ts';
import { expectAllToAddUp, fund } from '../../../testing/money.ts';
import { hashPassword } from '../../accounts/passwords.ts';
import { codeOf as makeCode } from './codes.ts';

const password = 'violet doorway 7';

describe('gift cards', () => {
  let app: TestApp;
  let now = Date.UTC(2026, 5, 1, 12);
  beforeAll(async () => {
    app = await startTestApp({ clock: { now: () => now } });
  });
  afterAll(() => app.close());

  const key = () => app.services.newId();
  const member = async (money = 0, country: 'KR' | 'US' = 'KR') => {
    const made = await app.member({ country });
    if (money > 0) await fund(app.services, made.me, money);
    return made;
  };
  const buy = ({ caller }: TestMember, value = 10_000, recipientId?: string) =>
    caller.wallet.giftCards.buy({ value, currency: 'KRW', key: key(), ...(recipientId && { recipientId }) });
  const redeem = ({ caller }: TestMember, code: string) =>
    caller.wallet.giftCards.redeem({ code, key: key() });
  const balance = async ({ caller }: TestMember) => (await caller.wallet.balance()).amount;
  const codeOf = (bought: { code: string | null }) => bought.code ?? '';

  it('MONEY-85: a card takes its value from the wallet, once for each key, and its buyer can see the code again', async () => {
    const ada = await member(50_000);
    const input = { value: 10_000, currency: 'KRW', key: key() } as const;
    const [first, second] = await Promise.all([1, 2].map(() => ada.caller.wallet.giftCards.buy(input)));
    expect(first).toMatchObject({
      card: { amount: { amount: 10_000, currency: 'KRW' }, redeemedAt: null, recipient: null },
      code: expect.stringMatching(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){3}$/),
      balance: { amount: 40_000, currency: 'KRW' },
    });
    expect(second).toEqual(first);
    expect(await balance(ada)).toBe(40_000);
    const cardId = first?.card.id ?? '';
    expect(await ada.caller.wallet.giftCards.code({ cardId })).toEqual({ code: first?.code });
    const eve = await member();
    const peek = eve.caller.wallet.giftCards.code({ cardId });
    await expect(peek).rejects.toMatchObject({ appCode: 'GIFT_CARD_NOT_FOUND' });
    await expectAllToAddUp(app.services);
  });

  it('MONEY-86: no two codes are alike, and none stands in any table', async () => {
    const ada = await member(1_000_000);
    const codes: string[] = [];
    for (let count = 0; count < 10; count += 1) codes.push(codeOf(await buy(ada)));
    expect(new Set(codes).size).toBe(10);
    await redeem(ada, codes[0] ?? '');
    const { sql } = app.services.database;
    const tables = await sql`
      select table_name as name from information_schema.tables
      where table_schema = 'public' and table_type = 'BASE TABLE'`;
    for (const { name } of tables) {
      for (const shown of codes) {
        for (const code of [shown, shown.replaceAll('-', '')]) {
          const rows = await sql`select 1 from ${sql(name)} row where strpos(row::text, ${code}) > 0`;
          expect(rows.length, `${code} in ${name}`).toBe(0);
        }
      }
    }
  });

  it('MONEY-87: only the values on sale, in the currency of the wallet, and with enough in it', async () => {
    const ada = await member(4_999);
    for (const value of [1, 4_999, 5_001, 1_000_000]) {
      const refused = buy(ada, value);
      await expect(refused).rejects.toMatchObject({ appCode: 'BAD_INPUT', params: { field: 'value' } });
    }
    for (const value of giftCardValues.KRW) {
      await expect(buy(ada, value)).rejects.toMatchObject({
        appCode: 'INSUFFICIENT_FUNDS',
        params: { missing: value - 4_999, currency: 'KRW' },
      });
    }
    const dollars = ada.caller.wallet.giftCards.buy({ value: 500, currency: 'USD', key: key() });
    await expect(dollars).rejects.toMatchObject({ appCode: 'WALLET_CURRENCY' });
    expect(await balance(ada)).toBe(4_999);
  });

  it('MONEY-88: a code is redeemed by one of many at once, and once', async () => {
    const ada = await member(100_000);
    const people = await Promise.all(Array.from({ length: 5 }, () => member()));
    const code = codeOf(await buy(ada));
    const outcomes = await Promise.allSettled(people.map((one) => redeem(one, code)));
    const won = outcomes.filter(({ status }) => status === 'fulfilled');
    expect(won).toHaveLength(1);
    for (const outcome of outcomes) {
      if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ appCode: 'GIFT_CARD_USED' });
    }
    expect((await Promise.all(people.map(balance))).toSorted((a, b) => a - b)).toEqual([0, 0, 0, 0, 10_000]);
    expect((await ada.caller.wallet.giftCards.bought()).items).toMatchObject([{ redeemedAt: now }]);
    await expectAllToAddUp(app.services);
  });

  it('MONEY-88: each way of typing it counts', async () => {
    const ada = await member(100_000);
    const ways = [
      (code: string) => code.toLowerCase(),
      (code: string) => ` ${code.replaceAll('-', ' ')} `,
      (code: string) => code.replaceAll('-', '').replaceAll('0', 'o').replaceAll('1', 'l'),
      (code: string) => code.replaceAll('1', 'i').replaceAll('0', 'O'),
      (code: string) =>
        code
          .replace(/[0-9A-Z]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0))
          .replaceAll('-', '–'),
    ];
    for (const way of ways) {
      const code = way(codeOf(await buy(ada)));
      expect(await redeem(ada, code), code).toMatchObject({ amount: { amount: 10_000 } });
    }
    expect(await balance(ada)).toBe(100_000);
  });

  it('MONEY-88: the same key answers the same; no code, and one of no card, is wrong', async () => {
    const ada = await member(20_000);
    const input = { code: codeOf(await buy(ada)), key: key() };
    const first = await ada.caller.wallet.giftCards.redeem(input);
    expect(await ada.caller.wallet.giftCards.redeem(input)).toEqual(first);
    expect(first.balance.amount).toBe(20_000);
    for (const code of ['hello', '0000-0000-0000-0000', `${input.code}0`, 'UUUU-UUUU-UUUU-UUUU']) {
      await expect(redeem(ada, code), code).rejects.toMatchObject({ appCode: 'GIFT_CARD_WRONG' });
    }
  });

  it('MONEY-89: tries are limited by member and by address, and right ones cost nothing', async () => {
    const strict = await startTestApp({ environment: { LOBBY_RATE_LIMITS: 'on' } });
    const codeAt = (number: number) => `ZZZZ-ZZZZ-ZZZZ-${String(number).padStart(4, '0')}`;
    const outcome = (of: TestMember, code: string) =>
      of.caller.wallet.giftCards.redeem({ code, key: strict.services.newId() }).then(
        () => 'redeemed',
        (error: { appCode: string }) => error.appCode,
      );
    const ada = await strict.member({ country: 'KR' });
    await fund(strict.services, ada.me, 500_000);
    for (let count = 0; count < 15; count += 1) {
      const { code } = await ada.caller.wallet.giftCards.buy({
        value: 5_000,
        currency: 'KRW',
        key: strict.services.newId(),
      });
      expect(await outcome(ada, code ?? '')).toBe('redeemed');
    }
    const tries: string[] = [];
    for (let count = 0; count < 11; count += 1) tries.push(await outcome(ada, codeAt(count)));
    expect(tries).toEqual([...Array(10).fill('GIFT_CARD_WRONG'), 'RATE_LIMITED']);
    // Others at the same address share what is left of it.
    const others: string[] = [];
    for (let person = 0; person < 3; person += 1) {
      const one = await strict.member({ country: 'KR' });
      for (let count = 0; count < 8; count += 1) others.push(await outcome(one, codeAt(count)));
    }
    expect(others.filter((one) => one === 'GIFT_CARD_WRONG')).toHaveLength(30 - 11);
    expect(others.at(-1)).toBe('RATE_LIMITED');
    await strict.close();
  });

  it('MONEY-90: one sent to a member is theirs alone, by one press and without a code', async () => {
    const [ada, bob, eve] = [await member(50_000), await member(), await member()];
    const sent = await buy(ada, 30_000, bob.me.id);
    expect(sent).toMatchObject({ code: null, card: { recipient: { id: bob.me.id } } });
    const cardId = sent.card.id;
    const { items } = await bob.caller.wallet.giftCards.received();
    expect(items).toMatchObject([{ id: cardId, sender: { id: ada.me.id }, redeemedAt: null }]);
    for (const other of [ada, eve]) {
      const taken = other.caller.wallet.giftCards.accept({ cardId, key: key() });
      await expect(taken).rejects.toMatchObject({ appCode: 'GIFT_CARD_NOT_FOUND' });
      const shown = other.caller.wallet.giftCards.code({ cardId });
      await expect(shown).rejects.toMatchObject({ appCode: 'GIFT_CARD_NOT_FOUND' });
    }
    // Whoever guessed the code it would have: it is not to be redeemed by one.
    const guessed = redeem(eve, await makeCode(app.services, cardId));
    await expect(guessed).rejects.toMatchObject({ appCode: 'GIFT_CARD_WRONG' });
    const accepts = Array.from({ length: 4 }, () =>
      bob.caller.wallet.giftCards.accept({ cardId, key: key() }),
    );
    const outcomes = await Promise.allSettled(accepts);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect([await balance(ada), await balance(bob)]).toEqual([20_000, 30_000]);
    await expect(buy(ada, 5_000, ada.me.id)).rejects.toMatchObject({ appCode: 'GIFT_TO_SELF' });
    await expect(buy(ada, 5_000, key())).rejects.toMatchObject({ appCode: 'MEMBER_NOT_FOUND' });
    await expectAllToAddUp(app.services);
  });

  it('MONEY-91: a card goes to wallets of its currency alone, by code as by sending', async () => {
    const [ada, sam] = [await member(50_000), await member(0, 'US')];
    const sending = buy(ada, 5_000, sam.me.id);
    await expect(sending).rejects.toMatchObject({
      appCode: 'GIFT_CARD_CURRENCY',
      params: { currency: 'KRW' },
    });
    const { code } = await buy(ada);
    const taken = redeem(sam, code ?? '');
    await expect(taken).rejects.toMatchObject({ appCode: 'GIFT_CARD_CURRENCY', params: { currency: 'KRW' } });
    expect(await redeem(ada, code ?? '')).toMatchObject({ balance: { amount: 50_000 } });
  });

  it('MONEY-92: one sent to a member who leaves goes back to its buyer, who has its code then', async () => {
    const ada = await member(60_000);
    const bob = await app.member({ country: 'KR', passwordHash: await hashPassword(password) });
    const [used, unused] = [await buy(ada, 10_000, bob.me.id), await buy(ada, 50_000, bob.me.id)];
    await bob.caller.wallet.giftCards.accept({ cardId: used.card.id, key: key() });
    await bob.caller.leaving.deleteAccount({ password, withMessages: false });
    const { code } = await ada.caller.wallet.giftCards.code({ cardId: unused.card.id });
    expect(await redeem(ada, code)).toMatchObject({ balance: { amount: 50_000 } });
    const again = ada.caller.wallet.giftCards.code({ cardId: used.card.id });
    await expect(again).rejects.toMatchObject({ appCode: 'GIFT_CARD_NOT_FOUND' });
    await expectAllToAddUp(app.services);
  });

  it('MONEY-93: what was bought and what was received is listed newest first, in pages', async () => {
    const [ada, bob] = [await member(50_000), await member()];
    const ids: string[] = [];
    for (let count = 0; count < 5; count += 1) {
      ids.unshift((await buy(ada, 5_000, bob.me.id)).card.id);
      now += 1_000;
    }
    const lists = [ada.caller.wallet.giftCards.bought, bob.caller.wallet.giftCards.received] as const;
    for (const list of lists) {
      const first = await list({ limit: 3 });
      const second = await list({ limit: 3, cursor: first.nextCursor });
      expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(ids);
      expect(second.nextCursor).toBeNull();
      await expect(list({ cursor: 'nonsense' })).rejects.toMatchObject({ appCode: 'BAD_CURSOR' });
    }
  });
});
