// Random lives of a shop: whatever is bought, given, given back, put on sale or refused, everything adds up.
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp, type TestMember } from '../../testing/app.ts';
import { expectAllToAddUp, fund } from '../../testing/money.ts';
import { stockGames } from '../../testing/shop.ts';

const countries = ['KR', 'KR', 'US', 'CN'] as const;
const hour = 3_600_000;
/** What somebody may do, by numbers that are taken modulo what there is. */
const step = fc.oneof(
  fc.record({
    kind: fc.constant('fund' as const),
    who: fc.nat(3),
    amount: fc.integer({ min: 5_000, max: 60_000 }),
  }),
  fc.record({
    kind: fc.constant('buy' as const),
    who: fc.nat(3),
    games: fc.uniqueArray(fc.nat(5), { minLength: 1, maxLength: 4 }),
    /** To whom; 4 is nobody. */
    gift: fc.nat(4),
    /** Whether the buyer looked at the prices lately. */
    looked: fc.boolean(),
    /** Calls with the same key at the same time. */
    clicks: fc.integer({ min: 1, max: 3 }),
  }),
  fc.record({ kind: fc.constant('refund' as const), who: fc.nat(3), order: fc.nat(9), line: fc.nat(3) }),
  fc.record({
    kind: fc.constant('sale' as const),
    game: fc.nat(5),
    percent: fc.integer({ min: 1, max: 99 }),
  }),
  fc.record({
    kind: fc.constant('play' as const),
    who: fc.nat(3),
    minutes: fc.integer({ min: 1, max: 130 }),
  }),
  fc.record({ kind: fc.constant('wait' as const), hours: fc.integer({ min: 1, max: 200 }) }),
);
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

/** All that may be said no to. */
const refusals = [
  'PRICE_CHANGED',
  'NOT_FOR_SALE',
  'ALREADY_OWNED',
  'INSUFFICIENT_FUNDS',
  'GIFT_TO_SELF',
  'ORDER_NOT_FOUND',
  'ALREADY_REFUNDED',
  'REFUND_TOO_LATE',
  'REFUND_PLAYED',
];

describe('money', () => {
  let app: TestApp;
  let now = Date.UTC(2026, 0, 1);
  let made = 0;
  beforeAll(async () => {
    app = await startTestApp({ clock: { now: () => now } });
  });
  afterAll(() => app.close());

  /** A shop of six games, one of them free, one not sold in China, and four people. */
  async function open() {
    const people = await Promise.all(countries.map((country) => app.member({ country })));
    made += 1;
    const stock = await stockGames(
      app.services,
      [0, 999, 1_001, 3_333, 5_000, 7_777].map((price, index) => ({
        slug: `shop-${made}-${index}`,
        publisher: `house ${made} ${index % 2}`,
        prices: { KRW: price, USD: price, ...(index === 1 ? {} : { CNY: price }) },
      })),
    );
    return { people, games: Object.values(stock) };
  }
  type Shop = Awaited<ReturnType<typeof open>>;

  const seenBy = async ({ caller, me }: TestMember, gameId: string, looked: boolean) => {
    const { price } = await caller.store.game({ id: gameId });
    const shown = looked ? price?.now : (price?.was ?? price?.now);
    return { gameId, price: shown?.amount ?? 0, currency: me.currency };
  };

  const deeds = {
    async fund({ people }: Shop, { who, amount }: Extract<Step, { kind: 'fund' }>) {
      const member = people[who];
      if (member) await fund(app.services, member.me, amount);
    },
    async buy(
      { people, games }: Shop,
      { who, games: places, gift, looked, clicks }: Extract<Step, { kind: 'buy' }>,
    ) {
      const member = people[who];
      if (!member) return;
      const items = await Promise.all(places.map((place) => seenBy(member, games[place] ?? '', looked)));
      const recipient = people[gift]?.me.id;
      const call = {
        items: items.map(({ gameId, price }) => ({ gameId, price })),
        currency: member.me.currency,
        key: app.services.newId(),
        ...(recipient ? { recipientId: recipient } : {}),
      };
      const answers = await Promise.allSettled(
        Array.from({ length: clicks }, () => member.caller.wallet.buy(call)),
      );
      const orders = new Set(
        answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value.orderId : [])),
      );
      expect(orders.size).toBeLessThanOrEqual(1);
      const refused = answers.find((answer) => answer.status === 'rejected');
      if (refused) throw refused.reason;
    },
    async refund({ people }: Shop, { who, order, line }: Extract<Step, { kind: 'refund' }>) {
      const member = people[who];
      const orders = (await member?.caller.wallet.orders())?.items ?? [];
      const lines = orders[order % Math.max(1, orders.length)]?.lines ?? [];
      const chosen = lines[line % Math.max(1, lines.length)];
      if (!member || !chosen) return;
      await member.caller.wallet.refund({ lineId: chosen.id, reason: 'other', key: app.services.newId() });
    },
    async sale({ games }: Shop, { game, percent }: Extract<Step, { kind: 'sale' }>) {
      const [from, to] = [new Date(now), new Date(now + 30 * hour)];
      const { sql } = app.services.database;
      // A game has one sale of the shop at a time: another one takes its place.
      await sql`delete from sales where game_id = ${games[game] ?? ''} and ends_at > ${from}`;
      await sql`
        insert into sales (id, game_id, percent, starts_at, ends_at)
        values (gen_random_uuid(), ${games[game] ?? ''}, ${percent}, ${from}, ${to})`;
    },
    async play({ people }: Shop, { who, minutes }: Extract<Step, { kind: 'play' }>) {
      const id = people[who]?.me.id ?? '';
      await app.services.database
        .sql`update entitlements set play_ms = ${minutes * 60_000} where member_id = ${id}`;
    },
    async wait(_shop: Shop, { hours }: Extract<Step, { kind: 'wait' }>) {
      now += hours * hour;
    },
  };

  it('MONEY-31: adds up through whatever happens in a shop, in any order, some of it twice and at once', async () => {
    const met = new Set<string>();
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), async (story) => {
        const shop = await open();
        for (const deed of story) {
          await (deeds[deed.kind] as (shop: Shop, deed: Step) => Promise<void>)(shop, deed).catch(
            (error: { appCode?: string }) => {
              if (!refusals.includes(error.appCode ?? '')) throw error;
              met.add(String(error.appCode));
            },
          );
        }
        await expectAllToAddUp(app.services);
      }),
      { numRuns: 60 },
    );
    // The stories are worth telling: they meet much of what may be refused.
    expect(met.size).toBeGreaterThanOrEqual(3);
  }, 120_000);
});
