// Finds web addresses in a message. The text stays text: nothing in it is ever read as markup.

/** A host in ASCII, then anything up to a space, a quote, a bracket of another script or full-width punctuation. */
const address = /https?:\/\/[a-z0-9.-]+(?::\d{1,5})?(?:[/?#][^\s<>"'`，。！？；：、（）《》「」『』【】]*)?/;
/** Only where it is looked for. */
const addressHere = new RegExp(address.source, 'iy');
/** Ends a sentence rather than an address. */
const sentenceEnd = /[.,!?;:*_~]+$/;

/** The address that begins at a place of a text, if one does. Only http and https addresses become links. */
export function linkAt(text: string, at: number): { text: string; href: string } | null {
  addressHere.lastIndex = at;
  const found = addressHere.exec(text);
  const shown = found && withoutEnd(found[0]);
  const href = shown && hrefOf(shown);
  return href ? { text: shown, href } : null;
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
