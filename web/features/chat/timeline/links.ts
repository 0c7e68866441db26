// Finds web addresses in a message. The text stays text: nothing in it is ever read as markup.

export type TextPart = { text: string; href?: string };

/** A host in ASCII, then anything up to a space, a quote, a bracket of another script or full-width punctuation. */
const address =
  /https?:\/\/[a-z0-9.-]+(?::\d{1,5})?(?:[/?#][^\s<>"'`，。！？；：、（）《》「」『』【】]*)?/gi;
/** Ends a sentence rather than an address. */
const sentenceEnd = /[.,!?;:*_~]+$/;

/** The text in parts, in order; joined they are the text. Only http and https addresses become links. */
export function linkParts(text: string): TextPart[] {
  const parts: TextPart[] = [];
  let from = 0;
  for (const match of text.matchAll(address)) {
    const found = withoutEnd(match[0]);
    const href = hrefOf(found);
    if (!href) continue;
    if (match.index > from) parts.push({ text: text.slice(from, match.index) });
    parts.push({ text: found, href });
    from = match.index + found.length;
  }
  if (from < text.length) parts.push({ text: text.slice(from) });
  return parts;
}

/** Without the punctuation of the sentence around it; a closing bracket stays only with its opening one. */
function withoutEnd(found: string): string {
  let kept = found.replace(sentenceEnd, '');
  while (kept.endsWith(')') && count(kept, ')') > count(kept, '(')) {
    kept = kept.slice(0, -1).replace(sentenceEnd, '');
  }
  return kept;
}

const count = (text: string, letter: string) => text.split(letter).length - 1;

function hrefOf(found: string): string | null {
  try {
    const url = new URL(found);
    return url.protocol === 'https:' || url.protocol === 'http:' ? url.href : null;
  } catch {
    return null;
  }
}
