// How deeds reach the wire: with their games, reviews and people as the viewer may see them now.
import { isGone } from '../../../../shared/gone.ts';
import { type ActivityKind, type Bond, belongsTo, type Privacy } from '../../../../shared/privacy.ts';
import type { Activity } from '../../../../shared/profiles.ts';
import type { Database } from '../../../platform/postgres/database.ts';
import type { Recent } from '../../../platform/recent.ts';
import { findMemberRefs } from '../../accounts/queries.ts';
import { findBlockedAmong } from '../../friends/queries.ts';
import { findHidden } from '../../library/queries/shown.ts';
import { findCards } from '../../store/queries/cards.ts';
import type { Viewer } from '../../store/queries/viewer.ts';
import { findWritten } from '../../store/queries/writtenBy.ts';

export type Deed = Recent & { kind: ActivityKind };
/** Whose deeds are told, and how the viewer stands to each. */
export type Actor = { id: string; bond: Bond; privacy: Privacy };

/** Characters of a review that are told. */
const excerpt = 300;

/** In the order given; what is gone meanwhile is left out, and so is who blocked the viewer or was blocked. */
export async function presentActivity(
  database: Database,
  viewer: Viewer,
  deeds: readonly Deed[],
  actors: readonly Actor[],
): Promise<Activity[]> {
  const actorOf = new Map(actors.map((actor) => [actor.id, actor]));
  const refsOf = (...kinds: Deed['kind'][]) =>
    deeds.flatMap(({ kind, refId }) => (kinds.includes(kind) ? [refId] : []));
  const people = [
    ...new Set(
      deeds.flatMap(({ kind, actorId, refId }) => (kind === 'friends' ? [actorId, refId] : [actorId])),
    ),
  ];
  const reviewers = deeds.flatMap(({ kind, actorId }) => (kind === 'reviewed' ? [actorId] : []));
  const [refs, blocked, cards, reviews, hidden] = await Promise.all([
    findMemberRefs(database, people),
    viewer.memberId === null ? new Set<string>() : findBlockedAmong(database, viewer.memberId, people),
    findCards(database, [...new Set(refsOf('owned', 'wished'))], viewer),
    findWritten(database, refsOf('reviewed'), viewer.language, excerpt),
    findHidden(database.db, reviewers),
  ]);
  const gameOf = new Map(cards.map((card) => [card.id, card]));
  const seen = (id: string) => {
    const ref = refs.get(id);
    return ref && !isGone(ref) && !blocked.has(id) ? ref : null;
  };
  return deeds.flatMap((deed): Activity[] => {
    const { kind, actorId, refId } = deed;
    // A friendship is told by whichever of both the list is about.
    const [doer, other] = kind === 'friends' && !actorOf.has(actorId) ? [refId, actorId] : [actorId, refId];
    const [actor, member] = [actorOf.get(doer), seen(doer)];
    if (!actor || !member) return [];
    const common = { id: `${kind} ${actorId} ${refId}`, at: Math.floor(deed.at / 1_000), member };
    switch (kind) {
      case 'owned':
      case 'wished': {
        const game = gameOf.get(refId);
        return game ? [{ ...common, kind, game }] : [];
      }
      case 'reviewed': {
        const review = reviews.get(refId);
        if (review && hidden.get(actorId)?.includes(review.game.id)) return [];
        const told = belongsTo(actor.privacy.playTime, actor.bond);
        return review
          ? [{ ...common, kind, review: { ...review, playMinutes: told ? review.playMinutes : null } }]
          : [];
      }
      case 'friends': {
        const friend = seen(other);
        return friend ? [{ ...common, kind, other: friend }] : [];
      }
      default:
        return [{ ...common, kind, level: Number(refId) }];
    }
  });
}
