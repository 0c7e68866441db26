// What a member writes about a game they own: in their language, about its kind of game, by how well it is liked.
import { en } from './reviews/en.ts';
import { ko } from './reviews/ko.ts';
import type { Mood, ReviewWords } from './reviews/types.ts';
import { zh } from './reviews/zh.ts';
import type { Language, Rng, SeedGame, SeedMember, SeedReview } from './types.ts';

const WORDS: Readonly<Record<Language, ReviewWords>> = { en, ko, zh };

/** Nobody plays longer than this, in hours; those who love a game return to it. */
const MOST_HOURS = 600;

function minutesOf(game: SeedGame, mood: Mood, rng: Rng): number {
  // Who likes a game sees most of it, some twice; who does not stops early.
  const share = {
    positive: () => rng.float(0.35, 1.9),
    mixed: () => rng.float(0.2, 1.1),
    negative: () => rng.float(0.06, 0.5),
  }[mood]();
  const hours = Math.min(MOST_HOURS, Math.max(0.5, game.hours * share));
  return Math.round(hours * 60);
}

function textOf(
  game: SeedGame,
  language: Language,
  mood: Mood,
  recommended: boolean,
  hours: number,
  rng: Rng,
) {
  const words = WORDS[language];
  // A number of hours reads badly when it is one.
  const leads = words.leads[mood].filter((lead) => hours > 1 || !lead.includes('{hours}'));
  const closers = words.closers[mood === 'mixed' ? (recommended ? 'mixedYes' : 'mixedNo') : mood];
  const sentences = [rng.pick(leads), rng.pick(words.genres[game.genre][mood])];
  if (rng.chance(0.55)) sentences.push(rng.pick(closers));
  return sentences
    .join(words.join)
    .replaceAll('{title}', game.titles[language] ?? game.title)
    .replaceAll('{hours}', String(hours));
}

/**
 * The review of an owner. It recommends with the probability `game.liked`; its day lies between the game's release or the
 * member's first day, whichever is later, and the base day.
 */
export function reviewFor(game: SeedGame, member: SeedMember, rng: Rng): SeedReview {
  const recommended = rng.chance(game.liked);
  const mood: Mood = rng.chance(0.3) ? 'mixed' : recommended ? 'positive' : 'negative';
  const minutesPlayed = minutesOf(game, mood, rng);
  const hours = Math.max(1, Math.round(minutesPlayed / 60));
  const earliest = Math.min(0, Math.max(game.releaseDay, member.joinedDay));
  return {
    recommended,
    language: member.language,
    text: textOf(game, member.language, mood, recommended, hours, rng),
    minutesPlayed,
    day: Math.min(0, rng.float(earliest, 0)),
  };
}
