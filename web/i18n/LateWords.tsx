// Gives the parts inside it the messages that no first page needs. Suspends until they are there.
import { type ReactNode, use, useMemo } from 'react';
import { IntlProvider, useMessages } from 'use-intl/react';
import type { Language } from '../../shared/primitives.ts';
import { useLanguage } from './I18nProvider.tsx';
import type { Messages } from './messages.ts';

/** The groups that vitePlugin.ts keeps apart. */
export type Late = Pick<Messages, 'linkPage' | 'newPassword' | 'providers' | 'settings'>;

const loaders: Record<Language, () => Promise<{ messages: Late }>> = {
  en: () => import('virtual:late-messages/en'),
  ko: () => import('virtual:late-messages/ko'),
  zh: () => import('virtual:late-messages/zh'),
};
const loaded = new Map<Language, Promise<Late>>();

/** The same promise for the same language, as suspending needs it; a failed one is asked for again. */
function load(language: Language): Promise<Late> {
  const known = loaded.get(language);
  if (known) return known;
  const asked = loaders[language]().then(({ messages }) => messages);
  asked.catch(() => loaded.delete(language));
  loaded.set(language, asked);
  return asked;
}

export function LateWords({ children }: { children: ReactNode }) {
  const { language } = useLanguage();
  const late = use(load(language));
  const first = useMessages();
  const messages = useMemo(() => ({ ...first, ...late }), [first, late]);
  return (
    <IntlProvider locale={language} messages={messages}>
      {children}
    </IntlProvider>
  );
}
