// Tokens for clients without cookies: inputs and wire types.
import { z } from 'zod';
import { type Me, signInByCodeInput, signInInput } from './accounts.ts';

/** By password, or by a code from the mail. */
export const createTokensInput = z.union([signInInput, signInByCodeInput]);
export const refreshTokensInput = z.object({ refreshToken: z.string().max(100) });

export type Tokens = {
  /** Goes with each call: `Authorization: Bearer …`, or `accessToken` in the connection params of a WebSocket. */
  accessToken: string;
  /** Epoch milliseconds. */
  accessExpiresAt: number;
  /** Good for one refresh, which brings the next. */
  refreshToken: string;
  refreshExpiresAt: number;
};
export type NewTokens = Tokens & { me: Me };
