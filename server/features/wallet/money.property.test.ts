// Random lives of a shop: whatever is bought, given, given back, put on sale, refused or cut off, everything adds up.
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp, type TestMember } from '../../testing/app.ts';
import { stockBundle } from '../../testing/bundles.ts';
import { cutAt } from '../../testing/cutting.ts';
import { expectAllToAddUp, fund } from '../../testing/money.ts';
import { testDatabase } from '../../testing/postgres.ts';
import { stockGames } from '../../testing/shop.ts';
import { buy } from './orders/buy.ts';
import { refund } from './orders/refund.ts';

const countries = ['KR', 'KR', 'US', 'CN'] as const;
const hour = 3_600_000;
/** What somebody may do, by numbers that are taken modulo what there is. */
const buyStep = fc.record({
  kind: fc.constant('buy' as const),
  who: fc.nat(3),
  games: fc.uniqueArray(fc.nat(5), { maxLength: 4 }),
  bundles: fc.uniqueArray(fc.nat(1), { maxLength: 2 }),
  /** To whom; 4 is nobody. */
  gift: fc.nat(4),
  /** Whether the buyer looked at the prices lately. */
  looked: fc.boolean(),
  /** Calls with the same key at the same time. */
  clicks: fc.integer({ min: 1, max: 3 }),
});
const refundStep = fc.record({
  kind: fc.constant('refund' as const),
  who: fc.nat(3),
  order: fc.nat(9),
  line: fc.nat(3),
});
const step = fc.oneof(
  fc.record({
    kind: fc.constant('fund' as const),
    who: fc.nat(3),
    amount: fc.integer({ min: 5_000, max: 60_000 }),
  }),
  buyStep,
  refundStep,
  fc.record({
    kind: fc.constant('crash' as const),
    /** Which statement of it is the one that does not arrive. */
    at: fc.integer({ min: 1, max: 14 }),
    deed: fc.oneof(buyStep, refundStep),
  }),
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
type BuyStep = typeof buyStep extends fc.Arbitrary<infer Value> ? Value : never;
type RefundStep = typeof refundStep extends fc.Arbitrary<infer Value> ? Value : never;
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
  'BUNDLE_NOT_FOR_SALE',
  'BUNDLE_OVERLAPS',
  'BAD_REQUEST',
];

describe('money', () => {
  let app: TestApp;
  let stored: Awaited<ReturnType<typeof testDatabase>>;
  let now = Date.UTC(2026, 0, 1);
  let made = 0;
  /** Connections that were cut. */
  let cuts = 0;
  beforeAll(async () => {
    stored = await testDatabase('stories');
    app = await startTestApp({ databaseUrl: stored.url, clock: { now: () => now } });
  });
  afterAll(async () => {
    await app.close();
    await stored.drop();
  });

  /** A shop of six games, one of them free, one not sold in China, two bundles that share one, and four people. */
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
    const games = Object.values(stock);
    // The games at even places are of one publisher, those at odd ones of another.
    const [first = '', , third = '', , fifth = ''] = games;
    const bundles = [
      await stockBundle(app.services, [third, fifth], { percent: 33 }),
      await stockBundle(app.services, [first, third, fifth], { percent: 7 }),
    ];
    return { people, games, bundles };
  }
  type Shop = Awaited<ReturnType<typeof open>>;

  const seenBy = async ({ caller, me }: TestMember, gameId: string, looked: boolean) => {
    const { price } = await caller.store.game({ id: gameId });
    const shown = looked ? price?.now : (price?.was ?? price?.now);
    return { gameId, price: shown?.amount ?? 0, currency: me.currency };
  };

  const bundleSeenBy = async ({ caller }: TestMember, bundleId: string, isGift: boolean) => {
    const { price, rest } = await caller.store.bundles.find({ bundle: bundleId });
    return { bundleId, price: (isGift ? price : rest)?.now.amount ?? 0 };
  };

  /** What somebody asks for who wants this. */
  async function callOf(
    { people, games, bundles }: Shop,
    member: TestMember,
    { games: places, bundles: sets, gift, looked }: Omit<BuyStep, 'clicks'>,
  ) {
    const items = await Promise.all(places.map((place) => seenBy(member, games[place] ?? '', looked)));
    const recipient = people[gift]?.me.id;
    const isGift = recipient !== undefined;
    const wanted = await Promise.all(sets.map((place) => bundleSeenBy(member, bundles[place] ?? '', isGift)));
    return {
      items: items.map(({ gameId, price }) => ({ gameId, price })),
      ...(wanted.length > 0 && { bundles: wanted }),
      currency: member.me.currency,
      key: app.services.newId(),
      ...(recipient && { recipientId: recipient }),
    };
  }

  /** One of the lines of somebody's orders, if there is any. */
  async function lineOf({ caller }: TestMember, { order, line }: Pick<RefundStep, 'order' | 'line'>) {
    const orders = (await caller.wallet.orders()).items;
    const lines = orders[order % Math.max(1, orders.length)]?.lines ?? [];
    return lines[line % Math.max(1, lines.length)]?.id;
  }

  const deeds = {
    async fund({ people }: Shop, { who, amount }: Extract<Step, { kind: 'fund' }>) {
      const member = people[who];
      if (member) await fund(app.services, member.me, amount);
    },
    async buy(shop: Shop, { clicks, ...wanted }: BuyStep) {
      const member = shop.people[wanted.who];
      if (!member) return;
      const call = await callOf(shop, member, wanted);
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
    async refund(shop: Shop, wanted: RefundStep) {
      const member = shop.people[wanted.who];
      const lineId = member && (await lineOf(member, wanted));
      if (!lineId) return;
      await member.caller.wallet.refund({ lineId, reason: 'other', key: app.services.newId() });
    },
    /** Whatever came of it, the same call again makes it whole, and once. */
    async crash(shop: Shop, { at, deed }: Extract<Step, { kind: 'crash' }>) {
      const member = shop.people[deed.who];
      if (!member) return;
      const clock = () => now;
      if (deed.kind === 'buy') {
        const call = await callOf(shop, member, deed);
        // What the input rules refuse never comes so far.
        if (call.items.length === 0 && !call.bundles) return;
        const { me } = member;
        const outcome = await cutAt(stored.url, at, clock, (services) => buy(services, me, call));
        cuts += Number(outcome === null);
        const { orderId } = await member.caller.wallet.buy(call);
        if (outcome?.status === 'fulfilled') expect(orderId).toBe(outcome.value.orderId);
        return;
      }
      const lineId = await lineOf(member, deed);
      if (!lineId) return;
      const call = { lineId, reason: 'other' as const, key: app.services.newId() };
      const outcome = await cutAt(stored.url, at, clock, (services) => refund(services, member.me.id, call));
      cuts += Number(outcome === null);
      await member.caller.wallet.refund(call);
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
            (error: { appCode?: string; code?: string }) => {
              const refusal = error.appCode ?? error.code ?? '';
              if (!refusals.includes(refusal)) throw error;
              met.add(refusal);
            },
          );
        }
        await expectAllToAddUp(app.services);
      }),
      { numRuns: 60 },
    );
    // The stories are worth telling: they meet much of what may be refused.
    expect(met.size).toBeGreaterThanOrEqual(3);
    expect(cuts).toBeGreaterThanOrEqual(3);
  }, 120_000);
});
