// What a game is: its names and texts, where it stands, what it runs on. Replaced as a whole, by whoever saw it as it was.
import { eq, sql } from 'drizzle-orm';
import {
  categories,
  gameCategories,
  gameRequirements,
  games,
  gameTags,
  gameTexts,
} from '../../../../../drizzle/schema/store.ts';
import { languages } from '../../../../../shared/primitives.ts';
import type { SaveGame } from '../../../../../shared/publishing.ts';
import { AppError } from '../../../../errors.ts';
import { onceByKey } from '../../../../platform/keys.ts';
import type { Transaction } from '../../../../platform/postgres/database.ts';
import { plain } from '../../../../platform/postgres/plain.ts';
import type { Services } from '../../../../services.ts';
import { refreshSearch } from '../../catalogue/refreshSearch.ts';
import { expectTags } from '../../tagging/commands.ts';
import { settleMemberTags } from '../../tagging/settle.ts';
import { changeGame } from './change.ts';

/** Where every game stands. */
const everything = 'all';

/**
 * Says what a game is. It comes with the version that was edited: who saved meanwhile is not written over.
 * @throws AppError EDIT_CONFLICT with the `version` that stands now, TAG_NOT_FOUND, CATEGORY_NOT_FOUND, GAME_NOT_FOUND,
 *   NOT_ALLOWED, KEY_REUSED, RATE_LIMITED, NOT_SIGNED_IN.
 */
export async function saveGame(
  services: Services,
  memberId: string,
  { key, ...input }: SaveGame,
): Promise<{ version: number }> {
  const now = services.clock.now();
  return changeGame(services, memberId, input.gameId, async (tx, { version }) => {
    const call = { memberId, procedure: 'store.publishing.save', key, input, now };
    const { result } = await onceByKey(tx, call, async () => {
      if (version !== input.version) throw new AppError('EDIT_CONFLICT', { version });
      await write(tx, input);
      return { version: version + 1 };
    });
    return result;
  });
}

async function write(tx: Transaction, game: Omit<SaveGame, 'key'>): Promise<void> {
  const { gameId, title } = game;
  const shelves = await shelvesWithTops(tx, game.categories);
  await expectTags(tx, game.tags);
  const named = languages.filter((language) => game.titles[language] && game.titles[language] !== title);
  await tx
    .update(games)
    .set({
      title,
      titles: Object.fromEntries(named.map((language) => [language, game.titles[language]])),
      systems: game.systems,
      languages: game.languages,
      version: sql`${games.version} + 1`,
    })
    .where(eq(games.id, gameId));
  const texts = languages.flatMap((language) => {
    const [short, long] = [game.short[language], game.long[language]];
    return short || long ? [{ gameId, language, short, long }] : [];
  });
  const needs = game.requirements.filter((each) =>
    [each.os, each.processor, each.graphics, each.memory, each.storage].some((value) => value !== null),
  );
  for (const table of [gameTexts, gameCategories, gameTags, gameRequirements])
    await tx.delete(table).where(eq(table.gameId, gameId));
  if (texts.length > 0) await tx.insert(gameTexts).values(texts);
  await tx.insert(gameCategories).values(shelves.map((category) => ({ category, gameId })));
  if (game.tags.length > 0)
    await tx.insert(gameTags).values(game.tags.map((tag, position) => ({ gameId, tag, position })));
  await settleMemberTags(plain(tx), [gameId]);
  if (needs.length > 0) await tx.insert(gameRequirements).values(needs.map((each) => ({ gameId, ...each })));
  await refreshSearch(plain(tx), [gameId]);
}

/** @throws AppError CATEGORY_NOT_FOUND with its `category`. */
async function shelvesWithTops(tx: Transaction, wanted: readonly string[]): Promise<string[]> {
  const all = await tx.select({ slug: categories.slug, parent: categories.parent }).from(categories);
  const parents = new Map(all.map(({ slug, parent }) => [slug, parent]));
  const missing = wanted.find((slug) => !parents.has(slug));
  if (missing !== undefined) throw new AppError('CATEGORY_NOT_FOUND', { category: missing });
  const shelves = new Set(parents.has(everything) ? [everything] : []);
  for (const slug of wanted) {
    for (let shelf: string | null = slug; shelf !== null && !shelves.has(shelf); ) {
      shelves.add(shelf);
      shelf = parents.get(shelf) ?? null;
    }
  }
  return [...shelves];
}
