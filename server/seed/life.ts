// What members did with games: copies they own, reviews of owners, wishes. Counters are counted at the end.
import { type Rng, seeded } from '../features/store/art/seeded.ts';
import { generateGame, generateMember, reviewFor } from '../features/store/seedCatalogue/index.ts';
import { collector, type Sql } from '../platform/postgres/bulk.ts';
import { seedId } from './ids.ts';
import type { Person } from './people.ts';
import { playOf } from './play.ts';
import type { SeedContext } from './seed.ts';
import type { ShopGame } from './shop.ts';

/** Copies a member owns on average. */
const copiesEach = 20;
/** Share of owners who write a review. */
const reviewing = 0.4;
const wishesAtMost = 9;

/**
 * The share of all copies each game has, by its number. Sales fall with the rank as they do in real shops (Zipf's law,
 * with the first ranks flattened, so that a small world's best seller is not in every library).
 */
function sharesOf(shop: readonly ShopGame[]): ReadonlyMap<number, number> {
  const ranked = [...shop].sort((left, right) => right.reach - left.reach || left.number - right.number);
  const weights = ranked.map((_, rank) => (rank + 9) ** -0.9);
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  return new Map(ranked.map((game, rank) => [game.number, (weights[rank] ?? 0) / whole]));
}

/** Different people for a game; those who like its genre come twice as easily. */
function buyers(count: number, genre: string, people: readonly Person[], rng: Rng): Person[] {
  const chosen = new Set<Person>();
  for (let tries = count * 6; tries > 0 && chosen.size < count; tries -= 1) {
    const person = rng.pick(people);
    const likes = person.tastes.some((taste) => taste === genre);
    if (likes || rng.chance(0.5)) chosen.add(person);
  }
  return [...chosen];
}

export async function seedLife(
  sql: Sql,
  context: SeedContext,
  shop: readonly ShopGame[],
  people: readonly Person[],
): Promise<void> {
  const shares = sharesOf(shop);
  const owned = new Set<string>();
  const copies = collector(sql, 'entitlements');
  const reviews = collector(sql, 'reviews');
  const stretches = collector(sql, 'play_stretches');
  for (const game of shop) {
    const facts = generateGame(game.number);
    const rng = seeded(`life:${game.number}`);
    const count = Math.min(
      people.length,
      Math.round((shares.get(game.number) ?? 0) * people.length * copiesEach),
    );
    for (const person of buyers(count, facts.genre, people, rng)) {
      const earliest = Math.max(person.joinedDay, game.releaseDay, -context.days);
      // A game that is not out yet, or came out as they joined, cannot be in their library.
      if (earliest >= 0) continue;
      const day = rng.float(earliest, 0);
      const review = rng.chance(reviewing) ? reviewFor(facts, generateMember(person.number), rng) : null;
      const playMinutes = review?.minutesPlayed ?? rng.int(0, facts.hours * 60);
      owned.add(`${person.number}:${game.number}`);
      const copy = { member_id: person.id, game_id: game.id };
      const [bought, playMs] = [context.day(day), playMinutes * 60_000];
      const play = playOf(`${game.number}:${person.number}`, bought.getTime(), context.now, playMs);
      await copies.add({
        ...copy,
        at: bought,
        play_ms: playMs,
        played_at: play.playedAt,
      });
      for (const { began, ended } of play.stretches)
        await stretches.add({ ...copy, began_at: began, ended_at: ended });
      if (!review) continue;
      const at = context.day(rng.float(day, 0));
      await reviews.add({
        id: seedId('review', `${game.number}:${person.number}`, at.getTime()),
        game_id: game.id,
        member_id: person.id,
        recommended: review.recommended,
        language: review.language,
        body: review.text,
        play_minutes: playMinutes,
        at,
      });
    }
  }
  await copies.flush();
  await reviews.flush();
  await stretches.flush();
  await seedWishes(sql, context, shop, people, owned);
  await countUp(sql);
  context.onProgress('purchases, reviews and wishes');
}

async function seedWishes(
  sql: Sql,
  context: SeedContext,
  shop: readonly ShopGame[],
  people: readonly Person[],
  owned: ReadonlySet<string>,
): Promise<void> {
  const wishes = collector(sql, 'wishes');
  for (const person of people) {
    const rng = seeded(`wishes:${person.number}`);
    const wished = new Set<ShopGame>();
    for (let left = rng.int(0, wishesAtMost); left > 0; left -= 1) wished.add(rng.pick(shop));
    for (const game of wished) {
      if (owned.has(`${person.number}:${game.number}`)) continue;
      await wishes.add({
        member_id: person.id,
        game_id: game.id,
        at: context.day(rng.float(person.joinedDay, 0)),
      });
    }
  }
  await wishes.flush();
  // Nobody has seen a price before this moment: what is on sale then did not fall.
  await sql`delete from price_drops`;
  await sql`update price_watches set prices = prices_at(game_id, ${context.day(0)}), at = ${context.day(0)}`;
}

/** Counters equal the rows they count, by construction; reviews are counted by triggers. */
async function countUp(sql: Sql): Promise<void> {
  await sql`
    update games set downloads = counted.copies
    from (select game_id, count(*) as copies from entitlements group by game_id) counted
    where games.id = counted.game_id`;
  await sql`
    update games set wishes = counted.wishes
    from (select game_id, count(*) as wishes from wishes group by game_id) counted
    where games.id = counted.game_id`;
}
