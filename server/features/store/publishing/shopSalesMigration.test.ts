// What the migration that keeps the shop's own sales apart does to those that overlap when it comes.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { programRoot } from '../../../platform/root.ts';
import { startTestApp } from '../../../testing/app.ts';
import { stockGames } from '../../../testing/shop.ts';

it('STORE-86: of two sales of the shop that overlap when the rule comes, the one that takes more off stays', async () => {
  const app = await startTestApp();
  const { sql } = app.services.database;
  const [gameId = '', otherId = ''] = Object.values(
    await stockGames(app.services, [
      { slug: 'overlapping', prices: { USD: 1_000 } },
      { slug: 'apart', prices: { USD: 1_000 } },
    ]),
  );
  await sql`alter table sales drop constraint sales_of_shop_apart`;
  const put = (game: string, percent: number, from: number, to: number) =>
    sql`insert into sales (id, game_id, percent, starts_at, ends_at)
      values (${app.services.newId()}, ${game}, ${percent}, ${new Date(Date.UTC(2026, 0, from))}, ${new Date(Date.UTC(2026, 0, to))})`;
  await put(gameId, 20, 1, 10);
  await put(gameId, 50, 5, 15);
  await put(gameId, 30, 15, 20);
  await put(otherId, 10, 5, 15);
  const file = readFileSync(
    join(programRoot(), 'drizzle', 'migrations', '0021_shop_sales_apart.sql'),
    'utf8',
  );
  for (const statement of file.split('--> statement-breakpoint')) await sql.unsafe(statement);
  const left = await sql`select game_id, percent from sales order by percent`;
  expect(left.map((row) => [row['game_id'], row['percent']])).toEqual([
    [otherId, 10],
    [gameId, 30],
    [gameId, 50],
  ]);
  await expect(put(gameId, 40, 19, 25)).rejects.toThrow('sales_of_shop_apart');
  await app.close();
});
