// Games at a price, members with money, and what is bought. For tests.
import type { Currency } from '../../shared/countries.ts';
import type { TestApp, TestMember } from './app.ts';
import { fund } from './money.ts';
import { stockGames } from './shop.ts';

/** How games are stocked, bought and given back, in won. @param app once it has started */
export function buyingIn(app: () => TestApp) {
  let made = 0;
  const key = () => app().services.newId();
  /** A game at this price in won. */
  const gameAt = async (
    price: number | null,
    facts: Partial<Parameters<typeof stockGames>[1][number]> = {},
  ) => {
    made += 1;
    const slug = `game-${made}`;
    const prices = price === null ? {} : { KRW: price };
    return Object.values(await stockGames(app().services, [{ slug, prices, ...facts }]))[0] ?? '';
  };
  const buyer = async (money = 0) => {
    const member = await app().member({ country: 'KR' });
    if (money > 0) await fund(app().services, member.me, money);
    return member;
  };
  const buy = ({ caller }: TestMember, items: { gameId: string; price: number }[], recipientId?: string) =>
    caller.wallet.buy({ items, currency: 'KRW', key: key(), ...(recipientId ? { recipientId } : {}) });
  const owned = async ({ me }: TestMember) =>
    (await app().services.database.sql`select game_id from entitlements where member_id = ${me.id}`).map(
      (row) => row['game_id'],
    );
  const balance = async ({ caller }: TestMember) => (await caller.wallet.balance()).amount;
  const held = async (kind: string, currency: Currency = 'KRW') =>
    Number(
      (
        await app().services.database.sql`
          select coalesce(sum(balance), 0) as sum from ledger_accounts where kind = ${kind} and currency = ${currency}`
      )[0]?.['sum'],
    );
  const refundOf = async (member: TestMember, orderId: string, place = 0) => {
    const order = await member.caller.wallet.order({ orderId });
    return { lineId: order.lines[place]?.id ?? '', reason: 'notFun' as const, key: key() };
  };
  return { key, gameAt, buyer, buy, owned, balance, held, refundOf };
}
