// What a game and a publisher are, for those who edit them.
import { and, asc, eq } from 'drizzle-orm';
import {
  gameCategories,
  gameRequirements,
  games,
  gameTags,
  gameTexts,
  publishers,
  tags,
} from '../../../../../drizzle/schema/store.ts';
import type { System } from '../../../../../shared/priceBands.ts';
import type { Language } from '../../../../../shared/primitives.ts';
import type { GameFacts, PublisherFacts } from '../../../../../shared/publishing.ts';
import { AppError } from '../../../../errors.ts';
import type { Database } from '../../../../platform/postgres/database.ts';
import { expectGameOf, expectPublisher } from '../policy.ts';

const none = { en: '', ko: '', zh: '' };

/** @param language of the names of tags. @throws AppError GAME_NOT_FOUND, NOT_ALLOWED. */
export async function findGameFacts(
  { db }: Database,
  memberId: string,
  gameId: string,
  language: Language,
): Promise<GameFacts> {
  await expectGameOf(db, memberId, gameId, 'sell');
  const { system, level, os, processor, graphics, memory, storage } = gameRequirements;
  const [[game], texts, itsTags, shelves, requirements] = await Promise.all([
    db.select().from(games).where(eq(games.id, gameId)),
    db.select().from(gameTexts).where(eq(gameTexts.gameId, gameId)),
    db
      .select({ slug: tags.slug, names: tags.names })
      .from(gameTags)
      .innerJoin(tags, eq(tags.slug, gameTags.tag))
      // Those of its owners are not the publisher's to choose.
      .where(and(eq(gameTags.gameId, gameId), eq(gameTags.byMembers, false)))
      .orderBy(asc(gameTags.position)),
    db
      .select({ category: gameCategories.category })
      .from(gameCategories)
      .where(eq(gameCategories.gameId, gameId)),
    db
      .select({ system, level, os, processor, graphics, memory, storage })
      .from(gameRequirements)
      .where(eq(gameRequirements.gameId, gameId)),
  ]);
  if (!game) throw new AppError('GAME_NOT_FOUND');
  const inAll = (part: 'short' | 'long') => ({
    ...none,
    ...Object.fromEntries(texts.map((text) => [text.language, text[part]])),
  });
  return {
    version: game.version,
    title: game.title,
    titles: { ...none, ...game.titles },
    short: inAll('short'),
    long: inAll('long'),
    tags: itsTags.map(({ slug, names }) => ({ slug, name: names[language] })),
    categories: shelves.map(({ category }) => category),
    systems: game.systems as System[],
    languages: game.languages,
    requirements,
  };
}

/** @throws AppError PUBLISHER_NOT_FOUND, NOT_ALLOWED. */
export async function findPublisherFacts(
  { db }: Database,
  memberId: string,
  publisherId: string,
): Promise<PublisherFacts> {
  await expectPublisher(db, memberId, publisherId, 'house');
  const { version, name, about } = publishers;
  const [row] = await db
    .select({ version, name, about })
    .from(publishers)
    .where(eq(publishers.id, publisherId));
  if (!row) throw new AppError('PUBLISHER_NOT_FOUND');
  return { ...row, about: { ...none, ...row.about } };
}
