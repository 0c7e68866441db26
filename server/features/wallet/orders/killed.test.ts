// kill -9 at every statement of a purchase and of a refund: all of it or nothing, and the same key again makes it whole.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp, type TestMember } from '../../../testing/app.ts';
import { type Deed, killAtEveryStatement } from '../../../testing/killing.ts';
import { expectAllToAddUp, fund } from '../../../testing/money.ts';
import { testDatabase } from '../../../testing/postgres.ts';
import { stockGames } from '../../../testing/shop.ts';

/** Milliseconds for some twenty processes, on a busy machine too. */
const patience = 180_000;
const price = 3_000;
const before = 10_000;

describe('killed', () => {
  let app: TestApp;
  let stored: Awaited<ReturnType<typeof testDatabase>>;
  let games: { gameId: string; price: number }[];
  const buyers = new Map<Deed, TestMember>();
  beforeAll(async () => {
    stored = await testDatabase('money');
    app = await startTestApp({ databaseUrl: stored.url });
    const stock = await stockGames(app.services, [
      { slug: 'one', prices: { KRW: price } },
      { slug: 'two', prices: { KRW: price } },
    ]);
    games = Object.values(stock).map((gameId) => ({ gameId, price }));
  });
  afterAll(async () => {
    await app.close();
    await stored.drop();
  });

  const buyer = async () => {
    const member = await app.member({ country: 'KR' });
    await fund(app.services, member.me, before);
    return member;
  };
  const key = () => app.services.newId();
  const state = async ({ me, caller }: TestMember) => ({
    balance: (await caller.wallet.balance()).amount,
    orders: (await caller.wallet.orders()).items.length,
    copies: (await app.services.database.sql`select 1 from entitlements where member_id = ${me.id}`).length,
  });

  it(
    'MONEY-30: a purchase is whole or not there, wherever its process dies; the same key finishes it once',
    async () => {
      const statements = await killAtEveryStatement(
        app.services.database,
        stored.url,
        async () => {
          const member = await buyer();
          const { id, country, currency } = member.me;
          const deed: Deed = {
            kind: 'buy',
            buyer: { id, country, currency },
            input: { items: games, currency: 'KRW', key: key() },
          };
          buyers.set(deed, member);
          return deed;
        },
        async (deed, boundary) => {
          const member = buyers.get(deed);
          if (!member || deed.kind !== 'buy') throw new Error('nobody');
          const bought = { balance: before - 2 * price, orders: 1, copies: 2 };
          const now = await state(member);
          const context = `${boundary.when} statement ${boundary.at}`;
          if (now.orders > 0) expect(now, context).toEqual(bought);
          else expect(now, context).toEqual({ balance: before, orders: 0, copies: 0 });
          await member.caller.wallet.buy(deed.input);
          expect(await state(member), context).toEqual(bought);
          await expectAllToAddUp(app.services);
        },
      );
      expect(statements.at(0)).toMatch(/^begin/);
      expect(statements.at(-1)).toBe('commit');
    },
    patience,
  );

  it(
    'MONEY-44: a refund is whole or not there, wherever its process dies; the same key finishes it once',
    async () => {
      await killAtEveryStatement(
        app.services.database,
        stored.url,
        async () => {
          const member = await buyer();
          const { orderId } = await member.caller.wallet.buy({ items: games, currency: 'KRW', key: key() });
          const [line] = (await member.caller.wallet.order({ orderId })).lines;
          const deed: Deed = {
            kind: 'refund',
            memberId: member.me.id,
            input: { lineId: line?.id ?? '', reason: 'mistake', key: key() },
          };
          buyers.set(deed, member);
          return deed;
        },
        async (deed, boundary) => {
          const member = buyers.get(deed);
          if (!member || deed.kind !== 'refund') throw new Error('nobody');
          const returned = { balance: before - price, orders: 1, copies: 1 };
          const now = await state(member);
          const context = `${boundary.when} statement ${boundary.at}`;
          if (now.copies === 1) expect(now, context).toEqual(returned);
          else expect(now, context).toEqual({ balance: before - 2 * price, orders: 1, copies: 2 });
          await member.caller.wallet.refund(deed.input);
          expect(await state(member), context).toEqual(returned);
          await expectAllToAddUp(app.services);
        },
      );
    },
    patience,
  );
});
