// Changes of the store: wishes, and the count of them on the game.
import { and, eq, sql } from 'drizzle-orm';
import { games, wishes } from '../../../drizzle/schema/store.ts';
import type { Currency } from '../../../shared/countries.ts';
import type { WishAlert } from '../../../shared/store.ts';
import { AppError } from '../../errors.ts';
import type { Database, Transaction } from '../../platform/postgres/database.ts';
import { plain } from '../../platform/postgres/plain.ts';
import { prepared } from '../../platform/postgres/prepared.ts';
import type { Services } from '../../services.ts';
import { tellDeed } from '../profiles/commands/deed.ts';
import { seen } from './queries/cards.ts';

const member = sql.placeholder('member');
const game = sql.placeholder('game');
const column = (name: { name: string }) => sql.identifier(name.name);

/**
 * One statement is one transaction: the game's counter moves exactly when a row does, however many wish at once.
 * A wish that stands already leaves both alone.
 */
const addWish = prepared((db) => {
  const found = db.$with('found').as(
    db
      .select({
        memberId: sql`${member}::uuid`.as('member_id'),
        gameId: games.id,
        at: sql`${sql.placeholder('at')}::timestamptz`.as('at'),
        alertWhen: sql`'any'`.as('alert_when'),
        alertValue: sql`null::bigint`.as('alert_value'),
        alertCurrency: sql`null::text`.as('alert_currency'),
        // Set by the trigger wishes_watch.
        dropsBefore: sql`0`.as('drops_before'),
      })
      .from(games)
      .where(and(sql`${games.id} = ${game}::uuid`, seen)),
  );
  const added = db
    .$with('added')
    .as(
      db
        .insert(wishes)
        .select(sql`select * from ${found}`)
        .onConflictDoNothing()
        .returning({ gameId: wishes.gameId }),
    );
  const counted = db.$with('counted').as(
    db
      .update(games)
      .set({ wishes: sql`${column(games.wishes)} + 1` })
      .where(sql`${games.id} in (select ${added.gameId} from ${added})`)
      .returning({ wishes: games.wishes }),
  );
  return db.with(found, added, counted).select({ gameId: found.gameId }).from(found).prepare('add_wish');
});

const removeWish = prepared((db) => {
  const removed = db
    .$with('removed')
    .as(
      db
        .delete(wishes)
        .where(sql`${wishes.memberId} = ${member}::uuid and ${wishes.gameId} = ${game}::uuid`)
        .returning({ gameId: wishes.gameId }),
    );
  return db
    .with(removed)
    .update(games)
    .set({ wishes: sql`${column(games.wishes)} - 1` })
    .where(sql`${games.id} in (select ${removed.gameId} from ${removed})`)
    .returning({ wishes: games.wishes })
    .prepare('remove_wish');
});

type Wish = { memberId: string; gameId: string };

/**
 * Puts a game on a member's wish list; again is no change.
 * @throws AppError GAME_NOT_FOUND, RATE_LIMITED.
 */
export async function wish(services: Services, { memberId, gameId }: Wish): Promise<void> {
  await services.limits.consume('wish', memberId);
  const at = new Date(services.clock.now()).toISOString();
  const found = await addWish(services.database).execute({ member: memberId, game: gameId, at });
  if (found.length === 0) throw new AppError('GAME_NOT_FOUND');
  tellDeed(services, memberId);
}

/**
 * Takes a game off a member's wish list; one that is not on it is no change.
 * @throws AppError RATE_LIMITED.
 */
export async function unwish(services: Services, { memberId, gameId }: Wish): Promise<void> {
  await services.limits.consume('wish', memberId);
  await removeWish(services.database).execute({ member: memberId, game: gameId });
}

/**
 * Says which falls of a wished game's price its member wants to be told of.
 * @throws AppError WISH_NOT_FOUND, WALLET_CURRENCY for an amount in another currency than the wallet's, RATE_LIMITED.
 */
export async function setWishAlert(
  services: Services,
  member: { id: string; currency: Currency },
  { gameId, alert }: { gameId: string; alert: WishAlert },
): Promise<void> {
  await services.limits.consume('wish', member.id);
  const amount = alert.when === 'under' ? alert.amount : null;
  if (amount && amount.currency !== member.currency)
    throw new AppError('WALLET_CURRENCY', { currency: member.currency });
  const changed = await services.database.db
    .update(wishes)
    .set({
      alertWhen: alert.when,
      alertValue: alert.when === 'percent' ? alert.percent : (amount?.amount ?? null),
      alertCurrency: amount?.currency ?? null,
    })
    .where(and(eq(wishes.memberId, member.id), eq(wishes.gameId, gameId)))
    .returning({ gameId: wishes.gameId });
  if (changed.length === 0) throw new AppError('WISH_NOT_FOUND');
}

/** Takes back every wish and the cart of somebody who deleted their account; games are locked in one order, as others may leave too. */
export async function forgetWishes({ db }: Database, memberId: string): Promise<void> {
  await db.execute(sql`
    with held as materialized (
      select id from games where id in (select game_id from wishes where member_id = ${memberId})
      order by id for update
    ), removed as (
      delete from wishes where member_id = ${memberId} and game_id in (select id from held) returning game_id
    )
    update games set wishes = wishes - 1 where id in (select game_id from removed)`);
  await db.execute(sql`delete from cart_items where member_id = ${memberId}`);
  await db.execute(sql`delete from cart_bundles where member_id = ${memberId}`);
}

/**
 * Notes that a member now has these games: their wishes are fulfilled, and the counters of the games follow. Locks the
 * wishes, then the games in the order of their ids.
 */
export async function noteBought(
  tx: Transaction,
  memberId: string,
  gameIds: readonly string[],
): Promise<void> {
  const ids = `{${gameIds.join(',')}}`;
  await plain(tx)`
    with fulfilled as materialized (
      delete from wishes where member_id = ${memberId} and game_id = any(${ids}::uuid[]) returning game_id
    ), held as materialized (
      select id, id in (select game_id from fulfilled) as wished from games where id = any(${ids}::uuid[])
      order by id for no key update
    )
    update games set downloads = downloads + 1, wishes = wishes - wished::int from held where games.id = held.id`;
}

/** Notes that a member has a game no longer. */
export async function noteReturned(tx: Transaction, gameId: string): Promise<void> {
  await tx.execute(sql`update games set downloads = downloads - 1 where id = ${gameId}`);
}

export { clearCartBundles } from './bundles/cart.ts';
export { clearCart } from './cart/commands.ts';
export { setPublisherRole } from './publishing/commands/members.ts';
export { forgetInReviews } from './reviews/commands/forget.ts';
export { setGameState } from './states.ts';
export { forgetTags } from './tagging/commands.ts';
