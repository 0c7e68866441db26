// Gives the parts inside it the messages that no first page needs. Suspends until they are there.
import { type ReactNode, use, useMemo } from 'react';
import { IntlProvider, useMessages } from 'use-intl/react';
import type { Language } from '../../shared/primitives.ts';
import { useLanguage } from './I18nProvider.tsx';
import type { HouseMessages, LateMessages } from './messages.ts';

type Words = LateMessages & Partial<HouseMessages>;

const late: Record<Language, () => Promise<{ messages: LateMessages }>> = {
  en: () => import('virtual:late-messages/en'),
  ko: () => import('virtual:late-messages/ko'),
  zh: () => import('virtual:late-messages/zh'),
};
const house: Record<Language, () => Promise<{ messages: HouseMessages }>> = {
  en: () => import('virtual:house-messages/en'),
  ko: () => import('virtual:house-messages/ko'),
  zh: () => import('virtual:house-messages/zh'),
};
const loaded = new Map<string, Promise<Words>>();

/**
 * The same promise for the same language, as suspending needs it; a failed one is asked for again.
 * @param ofHouse whether those of the pages that look after the shop come along.
 */
export function loadLateWords(language: Language, ofHouse: boolean): Promise<Words> {
  const name = `${language} ${ofHouse}`;
  const known = loaded.get(name);
  if (known) return known;
  const asked = Promise.all([late[language](), ofHouse ? house[language]() : null]).then(
    ([{ messages }, more]) => ({ ...messages, ...more?.messages }),
  );
  asked.catch(() => loaded.delete(name));
  loaded.set(name, asked);
  return asked;
}

type Props = { ofHouse?: boolean; children: ReactNode };

export function LateWords({ ofHouse = false, children }: Props) {
  const { language } = useLanguage();
  const words = use(loadLateWords(language, ofHouse));
  const first = useMessages();
  const messages = useMemo(
    () => ({ ...first, ...words, errors: { ...first['errors'], ...words.lateErrors } }),
    [first, words],
  );
  return (
    <IntlProvider locale={language} messages={messages}>
      {children}
    </IntlProvider>
  );
}
