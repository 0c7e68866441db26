// Charges, purchases, refunds and gift cards of a few members, all at once and by chance: in the end all adds up.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AppError } from '../../errors.ts';
import { startTestApp, type TestApp, type TestMember } from '../../testing/app.ts';
import { stockBundle } from '../../testing/bundles.ts';
import { holdChargeJob } from '../../testing/charges.ts';
import { fuzzSeeds, randomNumbers } from '../../testing/faults/seeds.ts';
import { expectAllToAddUp, fund } from '../../testing/money.ts';
import { pressAtSandbox } from '../../testing/sandbox.ts';
import { stockGames } from '../../testing/shop.ts';

const seeds = fuzzSeeds(1, 2);

describe('everything at once', () => {
  let app: TestApp;
  let job: Awaited<ReturnType<typeof holdChargeJob>>;
  let now = Date.UTC(2026, 5, 1, 12);
  beforeAll(async () => {
    app = await startTestApp({
      environment: { LOBBY_PAYMENTS: 'sandbox', LOBBY_DATABASE_POOL: '16' },
      clock: { now: () => now },
    });
    job = await holdChargeJob(app.services);
  });
  afterAll(async () => {
    await job.release();
    await app.close();
  });

  it.each(seeds)('MONEY-95: money and copies add up in the end (seed %d)', async (seed) => {
    const chance = randomNumbers(seed);
    const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(chance() * items.length)] as Item;
    const key = () => app.services.newId();
    const people = await Promise.all(Array.from({ length: 4 }, () => app.member({ country: 'KR' })));
    for (const { me } of people) await fund(app.services, me, 100_000);
    // The last one is dearer than what anybody has: it takes a charge.
    const prices = [1_000, 2_999, 10_001, 600_000];
    const stock = prices.map((price, place) => ({ slug: `any-${seed}-${place}`, prices: { KRW: price } }));
    const ids = await stockGames(app.services, stock);
    const items = prices.map((price, place) => ({ gameId: ids[`any-${seed}-${place}`] ?? '', price }));
    const [cheap, dearer] = items;
    const bundleId = await stockBundle(app.services, [cheap?.gameId ?? '', dearer?.gameId ?? ''], {
      percent: 10,
    });
    const codes: string[] = [];
    const begun: { payUrl: string | null; id: string; of: TestMember }[] = [];
    const currency = 'KRW';

    const actions: ((one: TestMember) => Promise<unknown>)[] = [
      async (one) => {
        const amount = pick([1_000, 5_000, 50_000]);
        begun.push({
          ...(await one.caller.wallet.charges.start({ amount, currency, key: key() })),
          of: one,
        });
      },
      async (one) => {
        const purchase = { items: [pick(items)] };
        begun.push({
          ...(await one.caller.wallet.charges.start({ purchase, currency, key: key() })),
          of: one,
        });
      },
      async () => {
        const charge = begun.length > 0 ? pick(begun) : null;
        if (charge?.payUrl) await pressAtSandbox(app, charge, chance() < 0.9 ? 'pay' : 'decline');
      },
      async () => {
        const charge = begun.length > 0 ? pick(begun) : null;
        const { charges } = charge?.of.caller.wallet ?? {};
        if (charge) await (chance() < 0.8 ? charges?.approve : charges?.giveUp)?.({ chargeId: charge.id });
      },
      async (one) => {
        const other = pick(people);
        const recipient = other !== one && chance() < 0.3 ? { recipientId: other.me.id } : {};
        await one.caller.wallet.buy({ items: [pick(items)], currency, key: key(), ...recipient });
      },
      async (one) => {
        const { rest } = await one.caller.store.bundles.find({ bundle: bundleId });
        const bundles = [{ bundleId, price: rest?.now.amount ?? 0 }];
        await one.caller.wallet.buy({ items: [], bundles, currency, key: key() });
      },
      async (one) => {
        const [order] = (await one.caller.wallet.orders()).items;
        const [line] = order?.lines ?? [];
        if (line) await one.caller.wallet.refund({ lineId: line.id, reason: 'other', key: key() });
      },
      async (one) => {
        const other = pick(people);
        const recipient = other !== one && chance() < 0.5 ? { recipientId: other.me.id } : {};
        const input = { value: 5_000, currency, key: key(), ...recipient } as const;
        const { code } = await one.caller.wallet.giftCards.buy(input);
        if (code) codes.push(code);
      },
      async (one) => {
        if (codes.length > 0) await one.caller.wallet.giftCards.redeem({ code: pick(codes), key: key() });
      },
      async (one) => {
        const [card] = (await one.caller.wallet.giftCards.received()).items;
        if (card) await one.caller.wallet.giftCards.accept({ cardId: card.id, key: key() });
      },
      async () => {
        now += Math.floor(chance() * 90_000);
        await job.run();
      },
    ];

    const done = new Set<number>();
    for (let round = 0; round < 25; round += 1) {
      const chosen = Array.from({ length: 12 }, () => Math.floor(chance() * actions.length));
      await Promise.all(
        chosen.map((place) =>
          actions[place]?.(pick(people)).then(
            () => done.add(place),
            (error: unknown) => {
              // What the rules refuse is refused; anything else is a fault.
              if (!(error instanceof AppError)) throw error;
            },
          ),
        ),
      );
    }
    expect([...done].toSorted((a, b) => a - b)).toEqual(actions.map((_action, place) => place));
    await expectAllToAddUp(app.services);
  });
});
