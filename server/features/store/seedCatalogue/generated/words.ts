// The texts of a game beyond the hand-written ones, put together in three languages at once.
import { factsParagraph, type PlainFacts } from '../facts.ts';
import { FEELS } from '../feels.ts';
import { RHYTHMS } from '../rhythms.ts';
import type { Genre, Localized, Rng } from '../types.ts';
import { BALL_GAMES, DETAILS } from './details.ts';
import { HOOKS } from './hooks.ts';
import type { GameName } from './names.ts';
import { PREMISES } from './premises.ts';
import { inEach } from './text.ts';

const from = (table: ReadonlyMap<string, readonly Localized[]>, name: string): readonly Localized[] =>
  table.get(name) ?? [];

/** Short and long description; the long one has four paragraphs, as those of the hand-written games. */
export function wordsFor(
  genre: Genre,
  name: GameName,
  facts: PlainFacts,
  rng: Rng,
): { short: Localized; long: Localized } {
  const premise = rng.pick(from(PREMISES, name.category));
  const hook = rng.pick(from(HOOKS, genre));
  const [detail, more] = rng.shuffle(from(DETAILS, genre));
  const anyhow = rng.pick(from(DETAILS, 'any'));
  const isBallGame = name.category === 'ball-games';
  const feel = rng.pick(isBallGame ? from(BALL_GAMES, 'feel') : FEELS[genre]);
  const rhythm = rng.pick(isBallGame ? from(BALL_GAMES, 'rhythm') : RHYTHMS[genre]);
  const variant = rng.int(0, 2);
  const told = rng.chance(0.5) ? [detail, anyhow] : [detail, more];
  const put = (sentences: readonly (Localized | undefined)[]) =>
    inEach((language) =>
      sentences
        .map((sentence) => sentence?.[language].replaceAll('{place}', name.place[language]) ?? '')
        .join(language === 'zh' ? '' : ' '),
    );
  const short = put([premise, hook]);
  const about = put([premise, ...told]);
  return {
    short,
    long: inEach((language) =>
      [about[language], feel[language], rhythm[language], factsParagraph(facts, language, variant)].join(
        '\n\n',
      ),
    ),
  };
}
