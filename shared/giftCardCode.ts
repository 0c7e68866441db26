// The code of a gift card: 80 bits. Without a schema, so that the page can use it.
import { readableCode } from './readableCode.ts';

export const {
  write: writeGiftCardCode,
  read: readGiftCardCode,
  show: showGiftCardCode,
} = readableCode({ length: 16, group: 4 });
