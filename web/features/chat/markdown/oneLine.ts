// A message in one line, for lists and quotes: without the signs of shapes, and what is hidden stays hidden.

/** What stands for hidden words. */
export const hidden = '▒▒▒';

/** The words may have been cut short, so that a hidden part has lost its end. */
export const oneLine = (body: string): string =>
  body
    .replace(/\|\|[\s\S]+?(?:\|\||…$)/g, hidden)
    .replace(/```[\w+#-]*\n?|\*\*|~~|`/g, '')
    .replace(/\s+/g, ' ')
    .trim();
