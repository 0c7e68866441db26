// The code of a product key: 100 bits, in another shape than a gift card's, so that nobody takes one for the other.
// Without a schema, so that the page can use it.
import { readableCode } from './readableCode.ts';

export const productKey = readableCode({ length: 20, group: 5 });
