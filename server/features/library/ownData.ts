// What the library holds on a member, for the copy of their data.
import { asc, eq, sql } from 'drizzle-orm';
import {
  collectionGames,
  collections,
  entitlements,
  gameDevices,
  installs,
  playStretches,
  productKeys,
} from '../../../drizzle/schema/library.ts';
import { games } from '../../../drizzle/schema/store.ts';
import type { ExportPart } from '../../platform/exporting.ts';
import type { Transaction } from '../../platform/postgres/database.ts';

const game = { slug: games.slug, title: games.title };

async function* copiesOf(tx: Transaction, memberId: string) {
  const { gameId, at, playMs, playedAt, hidden, source } = entitlements;
  yield* await tx
    .select({ gameId, ...game, at, playMs, playedAt, hidden, source })
    .from(entitlements)
    .innerJoin(games, eq(games.id, gameId))
    .where(eq(entitlements.memberId, memberId))
    .orderBy(asc(at), asc(gameId));
}

async function* collectionsOf(tx: Transaction, memberId: string) {
  const { id, name, at } = collections;
  const holds = sql<string[]>`array(
    select ${collectionGames.gameId} from ${collectionGames} where ${collectionGames.collectionId} = ${id} order by 1
  )`;
  yield* await tx
    .select({ id, name, at, games: holds })
    .from(collections)
    .where(eq(collections.memberId, memberId))
    .orderBy(asc(at), asc(id));
}

async function* devicesOf(tx: Transaction, memberId: string) {
  const { id, name, seenAt } = gameDevices;
  const installed = sql<string[]>`array(
    select ${installs.gameId} from ${installs}
    where ${installs.memberId} = ${memberId} and ${installs.deviceId} = ${id} order by 1
  )`;
  yield* await tx
    .select({ id, name, seenAt, installed })
    .from(gameDevices)
    .where(eq(gameDevices.memberId, memberId))
    .orderBy(asc(id));
}

/** What is being played just now is here up to when it was heard of last. */
async function* stretchesOf(tx: Transaction, memberId: string) {
  const { gameId, beganAt, endedAt } = playStretches;
  yield* await tx
    .select({ gameId, ...game, beganAt, endedAt })
    .from(playStretches)
    .innerJoin(games, eq(games.id, gameId))
    .where(eq(playStretches.memberId, memberId))
    .orderBy(asc(beganAt), asc(gameId));
}

async function* redeemedBy(tx: Transaction, memberId: string) {
  const { gameId, redeemedAt } = productKeys;
  yield* await tx
    .select({ gameId, ...game, redeemedAt })
    .from(productKeys)
    .innerJoin(games, eq(games.id, gameId))
    .where(eq(productKeys.redeemedBy, memberId))
    .orderBy(asc(redeemedAt), asc(gameId));
}

export const libraryParts: ExportPart[] = [
  { name: 'library', read: copiesOf },
  { name: 'collections', read: collectionsOf },
  { name: 'gameDevices', read: devicesOf },
  { name: 'playing', read: stretchesOf },
  { name: 'productKeys', read: redeemedBy },
];
