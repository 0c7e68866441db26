// Which emoji there are: those the page's picker offers, in every tone of skin.
import { createRequire } from 'node:module';

type Emoji = { unicode: string; skins?: Emoji[] };

let known: ReadonlySet<string> | null = null;

/** Read when first asked for: most processes never are. */
function emojis(): ReadonlySet<string> {
  const list = createRequire(import.meta.url)('emojibase-data/en/compact.json') as Emoji[];
  return new Set(list.flatMap((emoji) => [emoji, ...(emoji.skins ?? [])]).map(({ unicode }) => unicode));
}

export function isEmoji(text: string): boolean {
  known ??= emojis();
  return known.has(text);
}
