// Sign up: email, name, password, country and language, then the code that came by mail. Each field says what it wants before it complains.
import { Link, useSearch } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { Me } from '../../../shared/accounts.ts';
import { currencyOfCountry } from '../../../shared/countries.ts';
import { likelyCountry } from '../../../shared/likelyCountry.ts';
import type { Country } from '../../../shared/primitives.ts';
import { trpc } from '../../api/trpc.ts';
import { useLanguage } from '../../i18n/I18nProvider.tsx';
import { languageNames, languages } from '../../i18n/language.ts';
import { readError } from '../../i18n/readError.ts';
import { useErrorText } from '../../i18n/useErrorText.ts';
import { usePageTitle } from '../../shell/usePageTitle.ts';
import { Button } from '../../ui/Button.tsx';
import { Select } from '../../ui/Choices.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { changeSession } from './changeSession.ts';
import { countryOptions, currencyName } from './countries.ts';
import { Door } from './Door.tsx';
import { ProveStep } from './mail/ProveStep.tsx';
import { useSendsMail } from './mail/useMailWay.ts';
import { ProviderButtons, ProviderProblem } from './oidc/ProviderDoor.tsx';
import { useProviders } from './oidc/useProviders.ts';
import { EmailField, NameField, NewPasswordField } from './signUpFields.tsx';
import { looksLikeEmail, nicknameProblem, passwordProblem } from './signUpRules.ts';
import { useEntered } from './useEntered.ts';

export function SignUpPage() {
  const t = useTranslations('accounts.signUp');
  const words = useTranslations('accounts.signIn');
  usePageTitle(t('title'));
  const errorText = useErrorText();
  const entered = useEntered();
  const search = useSearch({ strict: false });
  const { language, setLanguage } = useLanguage();
  const [email, setEmail] = useState('');
  const [nickname, setNickname] = useState('');
  const [password, setPassword] = useState('');
  const [country, setCountry] = useState<Country>(() => likelyCountry(navigator.languages, language));
  const [tried, setTried] = useState(false);
  const providers = useProviders();
  const sendsMail = useSendsMail();
  /** Who has just signed up, and may confirm their address before going on. */
  const [joined, setJoined] = useState<Me | null>(null);
  const signUp = trpc.accounts.signUp.useMutation({
    async onSuccess(me) {
      if (!sendsMail) return entered(me, { first: true });
      await changeSession(me);
      setJoined(me);
    },
  });
  const refused = signUp.isError ? readError(signUp.error).code : null;
  /** Told at its own field, not above the form. */
  const atField = refused === 'EMAIL_TAKEN' || refused === 'NICKNAME_TAKEN' || refused === 'PASSWORD_COMMON';

  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    const whole =
      looksLikeEmail(email.trim()) && !nicknameProblem(nickname.trim()) && !passwordProblem(password);
    if (whole) signUp.mutate({ email: email.trim(), nickname: nickname.trim(), password, country, language });
  };
  /** A refusal stands until the form is changed. */
  const changed = (set: (value: string) => void) => (value: string) => {
    if (signUp.isError) signUp.reset();
    set(value);
  };

  if (joined) {
    return (
      <Door>
        <ProveStep email={joined.email} onDone={() => void entered(joined, { first: true })} />
      </Door>
    );
  }
  return (
    <Door>
      <form onSubmit={onSubmit} noValidate>
        <div>
          <h1>{t('heading')}</h1>
          <p className="door-now">{t('text')}</p>
        </div>
        <ProviderProblem />
        {signUp.isError && !atField ? (
          <div className="notice is-bad" role="alert">
            <Icon name="warn" />
            <p>{errorText(signUp.error).text}</p>
          </div>
        ) : null}
        <EmailField
          value={email}
          onChange={changed(setEmail)}
          tried={tried}
          taken={refused === 'EMAIL_TAKEN'}
        />
        <NameField
          value={nickname}
          onChange={changed(setNickname)}
          tried={tried}
          taken={refused === 'NICKNAME_TAKEN'}
        />
        <NewPasswordField
          value={password}
          onChange={changed(setPassword)}
          tried={tried}
          common={refused === 'PASSWORD_COMMON'}
        />
        <div className="door-pair">
          <Select
            label={t('country')}
            name="country"
            autoComplete="country"
            options={countryOptions(language)}
            value={country}
            onChange={setCountry}
          />
          <Select
            label={t('language')}
            name="language"
            options={languages.map((value) => ({ value, label: languageNames[value], lang: value }))}
            value={language}
            onChange={(value) => void setLanguage(value)}
          />
        </div>
        <p className="muted small">
          {t('countryHint', { currency: currencyName(currencyOfCountry(country), language) })}
        </p>
        <Button kind="primary" size="l" wide type="submit" busy={signUp.isPending ? t('busy') : undefined}>
          {t('submit')}
        </Button>
        {providers.length > 0 ? (
          <>
            <div className="or">{words('or')}</div>
            <ProviderButtons providers={providers} />
          </>
        ) : null}
        <p className="door-ways">
          <span>
            {t.rich('have', {
              link: (words) => (
                <Link to="/sign-in" search={search} className="link">
                  {words}
                </Link>
              ),
            })}
          </span>
        </p>
      </form>
    </Door>
  );
}
