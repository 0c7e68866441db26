// The type of the catalogues: English is the pattern, every other language has the same keys. And `use-intl` told so:
// keys and the values they want are checked by the compiler.
import type {} from 'use-intl';
import type { Language } from '../../shared/primitives.ts';
import type { messages } from './en/index.ts';

export type Messages = typeof messages;

/** What no first page needs: see LateWords.tsx, and vitePlugin.ts for what is in it. */
export type LateMessages = Pick<
  Messages,
  'accounts' | 'captcha' | 'lateErrors' | 'linkPage' | 'newPassword' | 'providers' | 'settings'
>;

/** What only the pages of those who look after the shop need, beside the late ones. */
export type HouseMessages = Pick<Messages, 'moderation' | 'outbox'>;

/** The same keys as the English part, with any text. */
export type Translation<Part> = {
  readonly [Key in keyof Part]: Part[Key] extends string ? string : Translation<Part[Key]>;
};

declare module 'use-intl' {
  interface AppConfig {
    Locale: Language;
    Messages: Messages;
  }
}
