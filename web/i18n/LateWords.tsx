// Gives the parts inside it the messages that no first page needs. Suspends until they are there.
import { type ReactNode, use, useMemo } from 'react';
import { IntlProvider, useMessages } from 'use-intl/react';
import type { Language } from '../../shared/primitives.ts';
import { useLanguage } from './I18nProvider.tsx';
import type { LateMessages } from './messages.ts';

const loaders: Record<Language, () => Promise<{ messages: LateMessages }>> = {
  en: () => import('virtual:late-messages/en'),
  ko: () => import('virtual:late-messages/ko'),
  zh: () => import('virtual:late-messages/zh'),
};
const loaded = new Map<Language, Promise<LateMessages>>();

/** The same promise for the same language, as suspending needs it; a failed one is asked for again. */
export function loadLateWords(language: Language): Promise<LateMessages> {
  const known = loaded.get(language);
  if (known) return known;
  const asked = loaders[language]().then(({ messages }) => messages);
  asked.catch(() => loaded.delete(language));
  loaded.set(language, asked);
  return asked;
}

export function LateWords({ children }: { children: ReactNode }) {
  const { language } = useLanguage();
  const late = use(loadLateWords(language));
  const first = useMessages();
  const messages = useMemo(
    () => ({ ...first, ...late, errors: { ...first['errors'], ...late.lateErrors } }),
    [first, late],
  );
  return (
    <IntlProvider locale={language} messages={messages}>
      {children}
    </IntlProvider>
  );
}
