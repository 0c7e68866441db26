// Settings: the language, the theme, one's own account, and who is signed in.
import { Link } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useTranslations } from 'use-intl/react';
import { useMe } from '../features/accounts/useMe.ts';
import { useSignOut } from '../features/accounts/useSignOut.ts';
import { useLanguage } from '../i18n/I18nProvider.tsx';
import { languageNames, languages } from '../i18n/language.ts';
import { Button, buttonClass } from '../ui/Button.tsx';
import { Segments } from '../ui/Segments.tsx';
import { setTheme, themes, useTheme } from '../ui/theme.ts';
import { usePageTitle } from './usePageTitle.ts';

export function SettingsPage() {
  const t = useTranslations('settings.page');
  usePageTitle(t('title'));
  const { language, setLanguage } = useLanguage();
  const { theme } = useTheme();
  return (
    <div className="settings">
      <h1>{t('title')}</h1>
      <section className="card">
        <h2>{t('language')}</h2>
        <Segments
          label={t('language')}
          options={languages.map((value) => ({ value, label: languageNames[value], lang: value }))}
          value={language}
          onChange={(value) => void setLanguage(value)}
        />
        <p className="muted small">{t('languageHint')}</p>
      </section>
      <section className="card">
        <h2>{t('theme')}</h2>
        <Segments
          label={t('theme')}
          options={themes.map((value) => ({ value, label: t(value) }))}
          value={theme}
          onChange={setTheme}
        />
        <p className="muted small">{t('themeHint')}</p>
      </section>
      <OwnAccount />
      <AccountCard />
    </div>
  );
}

/** Only for members; guests fetch none of it. */
const AlertsCard = lazy(() =>
  import('../features/alerts/AlertsCard.tsx').then((part) => ({ default: part.AlertsCard })),
);
const NoticesCard = lazy(() =>
  import('../features/chat/notices/NoticesCard.tsx').then((part) => ({ default: part.NoticesCard })),
);
const OwnCards = lazy(() =>
  import('../features/accounts/own/OwnCards.tsx').then((part) => ({ default: part.OwnCards })),
);

function OwnAccount() {
  const { me } = useMe();
  return (
    <Suspense>
      {me ? (
        <>
          <NoticesCard />
          <AlertsCard />
          <OwnCards me={me} />
        </>
      ) : null}
    </Suspense>
  );
}

function AccountCard() {
  const t = useTranslations('settings.page');
  const words = useTranslations('shell');
  const { me } = useMe();
  const signOut = useSignOut();
  return (
    <section className="card">
      <h2>{t('account')}</h2>
      <p>{me ? t('member', { name: me.nickname, email: me.email }) : t('guest')}</p>
      <div>
        {me ? (
          <Button icon="out" onClick={signOut}>
            {words('account.signOut')}
          </Button>
        ) : (
          <Link to="/sign-in" search={{ back: '/settings' }} className={buttonClass({ kind: 'primary' })}>
            {words('signIn')}
          </Link>
        )}
      </div>
    </section>
  );
}
