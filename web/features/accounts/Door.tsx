// The door: the arcade on the left, a form on the right, the language in the corner.
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl/react';
import { useLanguage } from '../../i18n/I18nProvider.tsx';
import { languageNames, languages } from '../../i18n/language.ts';
import { Segments } from '../../ui/Segments.tsx';
import { DoorArt } from './DoorArt.tsx';

export function Door({ children }: { children: ReactNode }) {
  const t = useTranslations('accounts');
  const words = useTranslations('shell');
  const { language, setLanguage } = useLanguage();
  return (
    <div className="door">
      <a className="skip" href="#main">
        {words('skip')}
      </a>
      <div className="door-art">
        <DoorArt />
      </div>
      <main className="door-form" id="main" tabIndex={-1}>
        <div className="door-corner">
          <Segments
            label={t('language')}
            options={languages.map((value) => ({ value, label: languageNames[value], lang: value }))}
            value={language}
            onChange={(value) => void setLanguage(value)}
          />
        </div>
        {children}
      </main>
    </div>
  );
}
