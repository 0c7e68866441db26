// The type of the catalogues: English is the pattern, every other language has the same keys. And `use-intl` told so:
// keys and the values they want are checked by the compiler.
import type {} from 'use-intl';
import type { Language } from '../../shared/primitives.ts';
import type { messages } from './en/index.ts';

export type Messages = typeof messages;

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
