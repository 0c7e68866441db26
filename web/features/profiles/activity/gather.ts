// What one member did several times in a row reads as one line.
import type { Activity } from '../../../../shared/profiles.ts';

type OfGame = Extract<Activity, { kind: 'owned' | 'wished' }>;
type ReviewDeed = Extract<Activity, { kind: 'reviewed' }>;
/** One line: a deed, with those of the same kind and member that came right before it. */
export type ActivityLine =
  | { id: string; kind: OfGame['kind']; at: number; member: OfGame['member']; games: OfGame['game'][] }
  | ReviewDeed
  | Extract<Activity, { kind: 'friends' | 'level' }>;

/** Milliseconds between deeds that still read as one. */
const span = 24 * 3_600_000;

/** @param items the newest first. */
export function gather(items: readonly Activity[]): ActivityLine[] {
  const lines: ActivityLine[] = [];
  for (const item of items) {
    if (!('game' in item)) {
      lines.push(item);
      continue;
    }
    const last = lines.at(-1);
    const joins =
      last && last.kind === item.kind && last.member.id === item.member.id && last.at - item.at < span;
    if (joins && 'games' in last) last.games.push(item.game);
    else lines.push({ id: item.id, kind: item.kind, at: item.at, member: item.member, games: [item.game] });
  }
  return lines;
}
