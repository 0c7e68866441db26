// One spelling for all that people take as the same: width, case, accents. Pure.

/** The same letters however they are written. What it does is done in SQL by `message_pieces` too. */
export const foldLetters = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC');
