// What the table knows a product key by: of 100 random bits nobody finds the code.
import { createHash } from 'node:crypto';

export const hashKey = (code: string): Buffer => createHash('sha256').update(code).digest();
