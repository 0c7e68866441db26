// Accounts: inputs and wire types.
import { z } from 'zod';
import { captchaAnswerSchema } from './captcha.ts';
import { genders } from './genders.ts';
import { limits } from './limits.ts';
import {
  type Country,
  type Currency,
  countrySchema,
  idSchema,
  type Language,
  languageSchema,
  pageInput,
} from './primitives.ts';
import type { MemberKind, Role } from './ranks.ts';
import { isBody, isPlainLine, nicknameProblem, withNewlines } from './text.ts';

/** Comes along when it was asked for. */
const withCaptcha = { captcha: captchaAnswerSchema.optional() };

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
  ...withCaptcha,
});
export const signInInput = z.object({
  email: z.string().min(1).max(limits.email.max),
  password: z.string().min(1).max(limits.password.max),
  ...withCaptcha,
});
export const availableInput = z.object({
  email: emailSchema.optional(),
  nickname: nicknameSchema.optional(),
  ...withCaptcha,
});
/** Six digits; blanks around and between them are the typist's. */
export const codeSchema = z
  .string()
  .max(20)
  .transform((text) => text.replace(/\s/g, ''))
  .pipe(z.string().regex(/^\d{6}$/));

/** `purpose` says what the code will be good for. */
export const sendCodeInput = z.object({
  email: emailSchema,
  purpose: z.enum(['signIn', 'resetPassword']),
  /** The language of the mail where there is no account that says. */
  language: languageSchema,
  ...withCaptcha,
});
export const sendLinkInput = z.object({ email: emailSchema, language: languageSchema, ...withCaptcha });
export const signInByCodeInput = z.object({ email: emailSchema, code: codeSchema, ...withCaptcha });
export const signInByLinkInput = z.object({ token: z.string().regex(/^[\w-]{43}$/), ...withCaptcha });
export const resetPasswordInput = z.object({
  email: emailSchema,
  code: codeSchema,
  password: passwordSchema,
  ...withCaptcha,
});
export const changePasswordInput = z.object({
  /** Asked for wherever the account has a password. */
  current: z.string().min(1).max(limits.password.max).optional(),
  password: passwordSchema,
});
/** A telephone number as E.164 has it; blanks, dots, dashes and brackets in it are the typist's. */
export const mobileSchema = z
  .string()
  .max(40)
  .transform((text) => text.replace(/[\s().-]/g, ''))
  .pipe(z.string().regex(/^\+[1-9]\d{6,14}$/));
export const sendSmsCodeInput = z.object({
  mobile: mobileSchema,
  /** The language of the message where there is no account that says. */
  language: languageSchema,
  ...withCaptcha,
});
export const signInBySmsInput = z.object({ mobile: mobileSchema, code: codeSchema, ...withCaptcha });
export const changeMobileInput = z.object({ mobile: mobileSchema, ...withCaptcha });
export const confirmMobileInput = z.object({ mobile: mobileSchema, code: codeSchema });
export const changeEmailInput = z.object({ email: emailSchema });
export const confirmEmailInput = z.object({ email: emailSchema, code: codeSchema });
/** `provider` as the server's settings name it. */
export const disconnectInput = z.object({ provider: z.string().regex(/^[a-z][a-z0-9]{0,19}$/) });
/** What deletes the account: the password, or where there is none a code from the mail. */
export const deleteAccountInput = z.object({
  password: z.string().min(1).max(limits.password.max).optional(),
  code: codeSchema.optional(),
  /** Whether what one wrote in rooms goes too; otherwise it stays, without a name. */
  withMessages: z.boolean(),
});
export const sessionsInput = z.object(pageInput).optional();
export const endSessionInput = z.object({ sessionId: idSchema });

/** Only what is named changes. */
export const updateProfileInput = z.object({
  nickname: nicknameSchema.optional(),
  name: z.string().trim().max(limits.name.max).refine(isPlainLine).optional(),
  gender: z.enum(genders).optional(),
  /** `1990-12-31`, not in the future and after 1900; null takes it away. */
  birthday: z.iso
    .date()
    .refine((day) => day >= '1900-01-01')
    .nullish(),
  country: countrySchema.optional(),
  language: languageSchema.optional(),
  bio: z
    .string()
    .transform(withNewlines)
    .pipe(
      z
        .string()
        .trim()
        .max(limits.bio.max)
        .refine((text) => text === '' || isBody(text)),
    )
    .optional(),
});

export const signInDemoInput = z.object({ memberId: idSchema });

/** A person as others see them wherever a name stands; one who is gone has an empty nickname (see gone.ts). `avatar` names a picture (see avatars.ts). */
export type MemberRef = { id: string; nickname: string; avatar: string };

/** The signed-in member, as only they see themselves. */
export type Me = MemberRef & {
  email: string;
  country: Country;
  language: Language;
  currency: Currency;
  kind: MemberKind;
  role: Role;
  joinedAt: number;
};

/**
 * Who came in by a code or a link. `reclaimed` where nobody had proven the address before: whoever made the account may
 * be another, so its password and every other way in are gone.
 */
export type CameByMail = Me & { reclaimed?: boolean };

/** What members may change of themselves, and what else only they see. */
export type Profile = {
  name: string;
  gender: (typeof genders)[number];
  /** `1990-12-31` */
  birthday: string | null;
  bio: string;
  /** As E.164 has it; null without one. */
  mobile: string | null;
  emailVerified: boolean;
  /** False for one who came in another way and never set one. */
  hasPassword: boolean;
  /** Whether it is an account of the demo, which everybody shares: what leads into it stays as it is. */
  demo: boolean;
};

/** One sign-in on one device. */
export type SessionCard = {
  id: string;
  userAgent: string;
  address: string;
  createdAt: number;
  lastSeenAt: number;
  /** Whether it is the one that asks. */
  current: boolean;
};

/** Somebody else who knows who a person is, such as Google. */
export type Provider = { id: string; name: string };

/** Which ways in this server offers besides the password. */
export type WaysIn = { mail: boolean; sms: boolean; providers: Provider[] };

/** A provider the member may sign in by. */
export type Identity = { provider: Provider; connectedAt: number };

/** True means free to take; a field that was not asked is absent. */
/** Another member, by the whole of their name. */
export const findMemberInput = z.object({ nickname: nicknameSchema });

export type Availability = { email?: boolean; nickname?: boolean };
