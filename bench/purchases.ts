// Purchases beside their floor: the same rows, written by hand-made SQL in one transaction, in the same run.
import { randomUUID } from 'node:crypto';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { uuidv7 } from 'uuidv7';
import { accountId, accountRow } from '../server/features/wallet/ledger/accounts.ts';
import { buy } from '../server/features/wallet/orders/buy.ts';
import { createBus, createLive } from '../server/live/index.ts';
import { createLimits } from '../server/platform/limits.ts';
import { createMail } from '../server/platform/mail/index.ts';
import { type Database, openDatabase } from '../server/platform/postgres/database.ts';
import { startEmbeddedPostgres } from '../server/platform/postgres/embedded/index.ts';
import { removePlace } from '../server/platform/postgres/embedded/place.ts';
import { migrate } from '../server/platform/postgres/migrate.ts';
import type { Services } from '../server/services.ts';
import { fund } from '../server/testing/money.ts';
import { stockGames } from '../server/testing/shop.ts';
import { seedPeople } from './live/people.ts';

/** Buyers at once, and purchases of each in a round. */
const buyers = 16;
const purchases = 20;
const rounds = 5;
const price = 1_000;

/** As long as a letter of the shop. */
const receipt = 'x'.repeat(1_200);

type Game = { id: string; publisher: string };
type Way = (buyer: string, game: Game) => Promise<unknown>;

const country = 'KR' as const;
const currency = 'KRW' as const;

/** One transaction of statements that go out together: what PostgreSQL needs for these rows, and nothing else. */
const byHand =
  ({ sql }: Database): Way =>
  (buyer, { id: game, publisher }) => {
    const [order, line, transfer] = [uuidv7(), uuidv7(), uuidv7()];
    const share = accountRow({ kind: 'publisher', publisherId: publisher, country }, currency);
    const fee = accountRow({ kind: 'fee' }, currency);
    const wallet = accountId({ kind: 'member', memberId: buyer }, currency);
    const result = JSON.stringify({ orderId: order });
    return sql.begin((tx) => [
      tx`insert into request_keys (member_id, procedure, key, input_hash, result, at)
        values (${buyer}, 'wallet.buy', ${randomUUID()}, '\\x00', ${result}::text::jsonb, now())`,
      tx`select balance from ledger_accounts where id = ${wallet} for no key update`,
      tx`insert into orders (id, member_id, recipient_id, country, currency, total, at)
        values (${order}, ${buyer}, ${buyer}, ${country}, ${currency}, ${price}, now())`,
      tx`insert into order_lines (id, order_id, position, game_id, publisher_id, list_price, price, share)
        values (${line}, ${order}, 0, ${game}, ${publisher}, ${price}, ${price}, 700)`,
      tx`insert into entitlements (member_id, game_id, at, source, line_id)
        values (${buyer}, ${game}, now(), 'order', ${line})`,
      tx`insert into mails (id, channel, recipient, member_id, subject, html, text, created_at)
        select ${uuidv7()}, 'mail', email, id, 'Receipt', ${receipt}, ${receipt}, now() from members where id = ${buyer}`,
      tx`insert into member_deeds (member_id, deed, reference, points, at)
        values (${buyer}, 'purchase', ${line}, 1, now())`,
      tx`update members set experience = experience + 1 where id = ${buyer}`,
      tx`update games set downloads = downloads + 1 where id = ${game}`,
      tx`insert into ledger_accounts (id, kind, publisher_id, country, currency)
        values (${share.id}, 'publisher', ${publisher}, ${country}, ${currency}) on conflict do nothing`,
      tx`insert into ledger_transfers (id, kind, reference, at) values (${transfer}, 'purchase', ${order}, now())`,
      tx`insert into ledger_entries (transfer_id, account_id, amount)
        values (${transfer}, ${wallet}, ${-price}), (${transfer}, ${share.id}, 700), (${transfer}, ${fee.id}, 300)`,
    ]);
  };

const byLobby =
  (services: Services): Way =>
  (buyer, { id: gameId }) =>
    buy(
      services,
      { id: buyer, country, currency },
      { items: [{ gameId, price }], currency, key: randomUUID() },
    );

const median = (values: number[]) =>
  values.toSorted((left, right) => left - right)[Math.floor(values.length / 2)] ?? Number.NaN;

export async function benchPurchases(): Promise<void> {
  const root = await mkdtemp(join(tmpdir(), 'lobby-bench-'));
  const place = { dataDir: join(root, 'postgres'), elsewhere: `${root}-elsewhere` };
  const postgres = await startEmbeddedPostgres(place);
  await migrate(postgres.url);
  // Both ways have as many connections as there are buyers.
  const database = openDatabase(postgres.url, { pool: buyers });
  const hand = openDatabase(postgres.url, { pool: buyers * 4 });
  const clock = { now: Date.now };
  const log = pino({ level: 'error' });
  const live = createLive({ database, bus: createBus(null, log), clock, log });
  const limits = createLimits(null, false);
  const mail = createMail({ database, clock, log, newId: uuidv7 }, 'mail', null, true);
  const config = { publicUrl: 'http://localhost:3000' };
  const parts = { clock, log, newId: uuidv7, database, live, limits, mail, config };
  const services = parts as unknown as Services;
  const ways = { Lobby: byLobby(services), 'by hand': byHand(hand) };
  try {
    const people = await seedPeople(database.sql, buyers);
    for (const { id } of people) await fund(services, { id, currency }, 100_000_000);
    const times: Record<string, number[]> = { Lobby: [], 'by hand': [] };
    let stocked = 0;
    // The first round warms both up.
    for (let round = 0; round <= rounds; round += 1) {
      for (const [name, way] of Object.entries(ways)) {
        stocked += 1;
        const games = await stock(services, stocked);
        const begun = performance.now();
        await Promise.all(
          people.map(async ({ id }, person) => {
            for (let n = 0; n < purchases; n += 1) {
              const game = games[(n + person) % games.length];
              if (game) await way(id, game);
            }
          }),
        );
        if (round > 0) times[name]?.push(performance.now() - begun);
      }
    }
    const count = buyers * purchases;
    const floor = median(times['by hand'] ?? []);
    console.table(
      Object.fromEntries(
        Object.entries(times).map(([name, all]) => {
          const time = median(all);
          return [
            name,
            {
              'purchases/s': Math.round((count / time) * 1_000),
              'time against the floor': Number((time / floor).toFixed(2)),
            },
          ];
        }),
      ),
    );
  } finally {
    await live.close();
    await Promise.all([database.close(), hand.close()]);
    await postgres.stop();
    for (const directory of [root, place.elsewhere]) await removePlace(directory);
  }
}

/** As many games as each buys in a round, so that nobody buys one twice, of four publishers. */
async function stock(services: Services, number: number): Promise<Game[]> {
  const ids = await stockGames(
    services,
    Array.from({ length: purchases }, (_, index) => ({
      slug: `bench-${number}-${index}`,
      publisher: `House ${index % 4}`,
      prices: { [currency]: price },
    })),
  );
  const rows = await services.database.sql<Game[]>`
    select id, publisher_id as publisher from games where id = any(${Object.values(ids)})`;
  return [...rows];
}
