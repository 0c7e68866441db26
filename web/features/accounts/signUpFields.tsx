// The three fields of sign-up that judge while one types: email, name, password.
import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { limits } from '../../../shared/limits.ts';
import { PasswordField, TextField } from '../../ui/Field.tsx';
import { lettersIn, looksLikeEmail, nicknameProblem, passwordProblem } from './signUpRules.ts';
import { useAvailable } from './useAvailable.ts';

type Props = {
  value: string;
  onChange: (value: string) => void;
  /** The form was sent once: from now on an empty field is a problem. */
  tried: boolean;
};

export function EmailField({ value, onChange, tried, taken }: Props & { taken: boolean }) {
  const t = useTranslations('accounts.signUp');
  const [left, setLeft] = useState(false);
  const email = value.trim();
  const whole = looksLikeEmail(email);
  const free = useAvailable('email', whole ? email : null);
  return (
    <TextField
      label={t('email')}
      type="email"
      name="email"
      autoComplete="email"
      maxLength={limits.email.max}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      onBlur={() => setLeft(true)}
      hint={t('emailHint')}
      problem={
        taken || free === false
          ? t('emailTaken')
          : !email && tried
            ? t('missing')
            : email && !whole && (left || tried)
              ? t('emailBad')
              : undefined
      }
      good={free ? t('emailFree') : undefined}
    />
  );
}

export function NameField({ value, onChange, tried, taken }: Props & { taken: boolean }) {
  const t = useTranslations('accounts.signUp');
  const [left, setLeft] = useState(false);
  const name = value.trim();
  const broken = nicknameProblem(name);
  const free = useAvailable('nickname', broken ? null : name);
  const { min, max } = limits.nickname;
  const count = lettersIn(name);
  const problem = () => {
    if (taken || free === false) return t('nicknameTaken');
    if (!name) return tried ? t('missing') : undefined;
    if (broken === 'letters') return t('nicknameLetters');
    if (broken === 'long') return t('nicknameLong', { max, count });
    if (broken === 'short' && (left || tried)) return t('nicknameShort', { min, count });
    return undefined;
  };
  return (
    <TextField
      label={t('nickname')}
      name="nickname"
      autoComplete="nickname"
      value={value}
      onChange={(event) => onChange(event.target.value)}
      onBlur={() => setLeft(true)}
      hint={t('nicknameHint', { min, max })}
      problem={problem()}
      good={free ? t('nicknameFree') : undefined}
    />
  );
}

export function NewPasswordField({ value, onChange, tried, common }: Props & { common: boolean }) {
  const t = useTranslations('accounts.signUp');
  const [left, setLeft] = useState(false);
  const broken = passwordProblem(value);
  const problem = () => {
    if (common) return t('passwordCommon');
    if (!value) return tried ? t('missing') : undefined;
    if (broken?.rule === 'long') return t('passwordLong', { max: limits.password.max });
    if (broken?.rule === 'short' && (left || tried)) return t('passwordShort', { count: broken.missing });
    return undefined;
  };
  return (
    <PasswordField
      label={t('password')}
      name="password"
      autoComplete="new-password"
      value={value}
      onChange={(event) => onChange(event.target.value)}
      onBlur={() => setLeft(true)}
      hint={t('passwordHint', { min: limits.password.min })}
      problem={problem()}
      good={value && !broken ? t('passwordGood') : undefined}
    />
  );
}
