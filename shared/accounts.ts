// Accounts: inputs and wire types.
import { z } from 'zod';
import { limits } from './limits.ts';
import {
  type Country,
  type Currency,
  countrySchema,
  idSchema,
  type Language,
  languageSchema,
} from './primitives.ts';
import { nicknameProblem } from './text.ts';

export const emailSchema = z.email().max(limits.email.max);

/** Letters or digits of any script, with their marks. Compared in NFKC and without regard to case. */
export const nicknameSchema = z
  .string()
  .transform((text) => text.normalize('NFC'))
  .pipe(z.string().refine((name) => nicknameProblem(name) === null));

export const passwordSchema = z.string().min(limits.password.min).max(limits.password.max);

export const signUpInput = z.object({
  email: emailSchema,
  nickname: nicknameSchema,
  password: passwordSchema,
  country: countrySchema,
  language: languageSchema,
});
export const signInInput = z.object({
  email: z.string().min(1).max(limits.email.max),
  password: z.string().min(1).max(limits.password.max),
});
export const availableInput = z.object({
  email: emailSchema.optional(),
  nickname: nicknameSchema.optional(),
});
export const signInDemoInput = z.object({ memberId: idSchema });

/** A person as others see them wherever a name stands. `avatar` names a picture under `/art/avatars/`. */
export type MemberRef = { id: string; nickname: string; avatar: string };

/** The signed-in member, as only they see themselves. */
export type Me = MemberRef & {
  email: string;
  country: Country;
  language: Language;
  currency: Currency;
  kind: 'normal' | 'vip' | 'publisher';
  role: 'member' | 'moderator' | 'admin';
  joinedAt: number;
};

/** True means free to take; a field that was not asked is absent. */
export type Availability = { email?: boolean; nickname?: boolean };
