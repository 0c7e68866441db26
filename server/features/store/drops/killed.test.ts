// kill -9 at every statement of a batch that tells wishers of a fall: whoever goes on tells each of them once.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../../../testing/app.ts';
import { holdDropJob } from '../../../testing/drops.ts';
import { killAtEveryStatement } from '../../../testing/killing.ts';
import { testDatabase } from '../../../testing/postgres.ts';
import { stockGames } from '../../../testing/shop.ts';
import { tellWishers } from './tell.ts';

/** Milliseconds for a dozen processes, on a busy machine too. */
const patience = 120_000;
const wishers = 5;
/** So that a batch is killed in the middle of a fall. */
const atOnce = 2;

describe('killed', () => {
  let app: TestApp;
  let letGo: () => Promise<void>;
  let stored: Awaited<ReturnType<typeof testDatabase>>;
  let gameId: string;
  let falls = 0;
  beforeAll(async () => {
    stored = await testDatabase('drops');
    app = await startTestApp({ databaseUrl: stored.url });
    letGo = await holdDropJob(app.services);
    gameId = (await stockGames(app.services, [{ slug: 'one', prices: { USD: 100_000 } }]))['one'] ?? '';
    for (let made = 0; made < wishers; made += 1) {
      await (await app.member()).caller.store.wish({ gameId });
    }
  });
  afterAll(async () => {
    await letGo();
    await app.close();
    await stored.drop();
  });

  it(
    'ALERT-46: wherever the process dies, every wisher is told of every fall once',
    async () => {
      const { sql } = app.services.database;
      const statements = await killAtEveryStatement(
        app.services.database,
        stored.url,
        async () => {
          falls += 1;
          await sql`update prices set amount = amount - 1 where game_id = ${gameId}`;
          await sql`select note_prices(${gameId}, now())`;
          return { kind: 'tellWishers', atOnce };
        },
        async (_deed, { when, at }) => {
          while (await tellWishers(app.services, atOnce));
          const told = await sql`
            select count(*)::int as parts, count(distinct member_id)::int as members from alert_parts
            where source = ${`${gameId} ${falls}`}`;
          expect(told, `${when} statement ${at}`).toMatchObject([{ parts: wishers, members: wishers }]);
          // What the page is told agrees with what is stored.
          const [events] = await sql`select count(*)::int as told from events where topic like 'alerts:%'`;
          const [parts] = await sql`select count(*)::int as told from alert_parts`;
          expect(events, `${when} statement ${at}`).toEqual(parts);
        },
      );
      expect(statements.at(0)).toMatch(/^begin/);
      expect(statements.at(-1)).toBe('commit');
    },
    patience,
  );
});
