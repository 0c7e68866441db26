// Gives the page its language: messages, number and time formats, `<html lang>`, and the switch.
import {
  createContext,
  type ReactNode,
  startTransition,
  useCallback,
  useContext,
  useMemo,
  useState,
} from 'react';
import { IntlProvider } from 'use-intl/react';
import type { Language } from '../../shared/primitives.ts';
import { storeLanguage } from './language.ts';
import { loadMessages } from './loadMessages.ts';
import type { Messages } from './messages.ts';

type Spoken = { language: Language; messages: Messages };
type Switch = {
  language: Language;
  /** Resolves with the messages of the language, for words said before the page is drawn anew. */
  setLanguage: (language: Language) => Promise<Messages>;
};

const SwitchContext = createContext<Switch | null>(null);

/** `first` is already loaded: the page never shows itself without words. */
export function I18nProvider({ first, children }: { first: Spoken; children: ReactNode }) {
  const [spoken, setSpoken] = useState(first);

  const setLanguage = useCallback(async (language: Language) => {
    const messages = await loadMessages(language);
    storeLanguage(language);
    document.documentElement.lang = language;
    // What waits for its words meanwhile keeps standing in the old ones.
    startTransition(() => setSpoken({ language, messages }));
    return messages;
  }, []);

  const value = useMemo(() => ({ language: spoken.language, setLanguage }), [spoken.language, setLanguage]);
  return (
    <SwitchContext value={value}>
      <IntlProvider locale={spoken.language} messages={spoken.messages} timeZone={timeZone}>
        {children}
      </IntlProvider>
    </SwitchContext>
  );
}

const { timeZone } = Intl.DateTimeFormat().resolvedOptions();

/** The language of the page and how to change it; the change is kept for the next visit. */
export function useLanguage(): Switch {
  const value = useContext(SwitchContext);
  if (!value) throw new Error('useLanguage stands outside I18nProvider');
  return value;
}
