// Six digits from the mail.
import { useTranslations } from 'use-intl/react';
import { TextField } from '../../../ui/Field.tsx';

type Props = {
  value: string;
  onChange: (value: string) => void;
  problem?: string | undefined;
  hint?: string | undefined;
};

/** Whether what was typed can be a code. */
export const isCode = (text: string): boolean => /^\d{6}$/.test(text.replace(/\s/g, ''));

export function CodeField({ value, onChange, problem, hint }: Props) {
  const t = useTranslations('accounts.mail');
  return (
    <TextField
      label={t('code')}
      name="code"
      inputMode="numeric"
      autoComplete="one-time-code"
      maxLength={12}
      className="code-input"
      value={value}
      onChange={(event) => onChange(event.target.value)}
      problem={problem}
      hint={hint}
    />
  );
}
