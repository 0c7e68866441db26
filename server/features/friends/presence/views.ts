// How one member is seen by another: what is known of them, less what they do not show.
import { type Audience, type PresenceView, unseen } from '../../../../shared/presenceView.ts';
import { offline, type Standing } from '../../../live/index.ts';
import type { Services } from '../../../services.ts';
import { findPresenceSettings, type StoredPresence } from '../../accounts/queries.ts';
import { findOpenRoomsOf } from '../../chat/queries/index.ts';
import { findPlaying } from '../../library/queries.ts';
import { findTitles } from '../../store/queries/titles.ts';
import { findBlockedAmong, findFriendsAmong } from '../queries/bonds.ts';

/** What the viewer is to the member. */
export type Relation = 'self' | 'friend' | 'other' | 'blocked';

/** What is known of a member. */
export type Known = {
  settings: StoredPresence;
  standing: Standing;
  room: PresenceView['room'];
  playing: PresenceView['playing'];
};

const mayKnow = (audience: Audience, relation: Relation): boolean =>
  relation === 'self' || audience === 'everyone' || (audience === 'friends' && relation === 'friend');

/** A pure function: what a viewer sees of a member. */
export function seenBy(relation: Relation, { settings, standing, room, playing }: Known): PresenceView {
  const { chosen, showState, showRoom, showPlaying, seenAt } = settings;
  if (relation === 'blocked' || !mayKnow(showState, relation)) return unseen;
  // Whoever is invisible sees themselves as others do.
  if (!standing.online || chosen === 'invisible') return { ...unseen, seenAt };
  return {
    state: chosen === 'busy' ? 'busy' : standing.idle ? 'away' : 'online',
    seenAt: null,
    room: mayKnow(showRoom, relation) ? room : null,
    playing: mayKnow(showPlaying, relation) ? playing : null,
  };
}

/** What is known of these members, but for how they stand. */
export async function findShown(
  services: Services,
  memberIds: readonly string[],
): Promise<(memberId: string) => Omit<Known, 'standing'>> {
  const { database } = services;
  const [settings, rooms, playing] = await Promise.all([
    findPresenceSettings(database, memberIds),
    findOpenRoomsOf(database, memberIds),
    findPlayed(services, memberIds),
  ]);
  return (memberId) => ({
    settings: settings(memberId),
    room: rooms.get(memberId) ?? null,
    playing: playing.get(memberId) ?? null,
  });
}

/** What is known of these members. Nobody is online while that cannot be known. */
export async function findKnown(
  services: Services,
  memberIds: readonly string[],
): Promise<(memberId: string) => Known> {
  const { presence, log } = services;
  const [shown, standings] = await Promise.all([
    findShown(services, memberIds),
    presence.standings(memberIds).catch((error: unknown) => {
      log.warn({ error }, 'presence is not known');
      return new Map<string, Standing>();
    }),
  ]);
  return (memberId) => ({ ...shown(memberId), standing: standings.get(memberId) ?? offline });
}

/** What each of these members plays, by its name everywhere. */
async function findPlayed(
  { database, clock }: Services,
  memberIds: readonly string[],
): Promise<Map<string, NonNullable<PresenceView['playing']>>> {
  const played = await findPlaying(database.db, memberIds, clock.now());
  if (played.size === 0) return new Map();
  const games = await findTitles(
    database.db,
    [...new Set([...played.values()].map(({ gameId }) => gameId))],
    'en',
  );
  return new Map(
    [...played].flatMap(([memberId, { gameId, since }]) => {
      const game = games.get(gameId);
      return game ? [[memberId, { gameId, slug: game.slug, title: game.title, since }] as const] : [];
    }),
  );
}

/** How these members are seen by one. */
export async function findPresences(
  services: Services,
  viewerId: string,
  memberIds: readonly string[],
): Promise<Record<string, PresenceView>> {
  const { database } = services;
  const ids = [...new Set(memberIds)];
  const [known, friends, blocked] = await Promise.all([
    findKnown(services, ids),
    findFriendsAmong(database, viewerId, ids),
    findBlockedAmong(database, viewerId, ids),
  ]);
  const relationOf = (id: string): Relation => {
    if (id === viewerId) return 'self';
    if (blocked.has(id)) return 'blocked';
    return friends.has(id) ? 'friend' : 'other';
  };
  return Object.fromEntries(ids.map((id) => [id, seenBy(relationOf(id), known(id))]));
}
