// Gives the parts inside it the messages that no first page needs. Suspends until they are there.

import { words } from 'virtual:words';
import { type ReactNode, use, useMemo } from 'react';
import { IntlProvider, useMessages } from 'use-intl/react';
import type { Language } from '../../shared/primitives.ts';
import { useLanguage } from './I18nProvider.tsx';
import type { Messages } from './messages.ts';
import type { WordSet } from './sets.ts';

type Words = Partial<Messages>;

const loaded = new Map<string, Promise<Words>>();

/** The same promise for the same language and sets, as suspending needs it; a failed one is asked for again. */
export function loadLateWords(language: Language, sets: readonly WordSet[]): Promise<Words> {
  const name = `${language} ${sets.join()}`;
  const known = loaded.get(name);
  if (known) return known;
  const asked = Promise.all(sets.map((set) => words[set][language]())).then((modules) =>
    Object.assign({}, ...modules.map((module) => module.messages)),
  );
  asked.catch(() => loaded.delete(name));
  loaded.set(name, asked);
  return asked;
}

/** Sentences for error codes stand in groups of their own: the code that asks for one need not know which. */
const errorsIn = (messages: object): object =>
  Object.assign(
    {},
    ...Object.entries(messages).flatMap(([group, said]) => (/errors$/i.test(group) ? [said] : [])),
  );

type Props = { sets: readonly WordSet[]; children: ReactNode };

/** @param sets the same array at each drawing, or one with the same names. */
export function LateWords({ sets, children }: Props) {
  const { language } = useLanguage();
  const late = use(loadLateWords(language, sets));
  const first = useMessages();
  const messages = useMemo(
    () => ({ ...first, ...late, errors: { ...first['errors'], ...errorsIn(late) } }),
    [first, late],
  );
  return (
    <IntlProvider locale={language} messages={messages}>
      {children}
    </IntlProvider>
  );
}
