// Which emoji there are: those the page's picker offers, in every tone of skin.
import { createRequire } from 'node:module';

type Emoji = { unicode: string; skins?: Emoji[] };

/** By what is left of them without the sign that asks for a picture, which keyboards set or leave out as they like. */
let known: ReadonlyMap<string, string> | null = null;

const bare = (emoji: string) => emoji.replaceAll('\ufe0f', '');

/** Read when first asked for: most processes never are. */
function readEmojis(): ReadonlyMap<string, string> {
  const list = createRequire(import.meta.url)('emojibase-data/en/compact.json') as Emoji[];
  return new Map(
    list.flatMap((emoji) => [emoji, ...(emoji.skins ?? [])]).map(({ unicode }) => [bare(unicode), unicode]),
  );
}

/** The emoji as the list has it; null of anything else. */
export function emojiOf(text: string): string | null {
  known ??= readEmojis();
  return known.get(bare(text)) ?? null;
}
