// After the door: the member's language, a word of welcome, and on to where they wanted to go.
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';
import { createTranslator } from 'use-intl/core';
import { useTranslations } from 'use-intl/react';
import type { Me } from '../../../shared/accounts.ts';
import { useLanguage } from '../../i18n/I18nProvider.tsx';
import { toast } from '../../ui/toast.ts';
import { changeSession } from './changeSession.ts';

type Way = {
  /** Somebody of the demo: whoever tries it keeps the language they read in. */
  demo?: boolean;
  /** Here for the first time. */
  first?: boolean;
  /** Where to go; by default where they wanted to. */
  to?: string;
};

/** @returns a function to call with the member who came in. */
export function useEntered(): (me: Me, way?: Way) => Promise<void> {
  const t = useTranslations('shell.account');
  const { language, setLanguage } = useLanguage();
  const navigate = useNavigate();
  const { back } = useSearch({ strict: false });
  return useCallback(
    async (me, { demo = false, first = false, to } = {}) => {
      await changeSession(me);
      const words = first ? 'welcome' : 'welcomeBack';
      if (demo || me.language === language) {
        toast({ text: t(words, { name: me.nickname }) });
      } else {
        const messages = await setLanguage(me.language);
        const say = createTranslator({ locale: me.language, messages, namespace: 'shell.account' });
        toast({ text: say(words, { name: me.nickname }) });
      }
      await navigate({ href: to ?? back ?? '/' });
    },
    [t, language, setLanguage, navigate, back],
  );
}
