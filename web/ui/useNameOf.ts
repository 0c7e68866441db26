// What to call a person: one who deleted their account has no name of their own.
import { useTranslations } from 'use-intl/react';

/** Takes a nickname, as it stands beside a picture and an id. */
export function useNameOf(): (nickname: string) => string {
  const t = useTranslations('ui');
  return (nickname) => nickname || t('gone');
}
