// A level: a doorway with its number in it.
import { useTranslations } from 'use-intl/react';

export function LevelDoor({ level }: { level: number }) {
  const t = useTranslations('profiles');
  return (
    <span className="level" role="img" aria-label={t('level', { level })} title={t('level', { level })}>
      {level}
    </span>
  );
}
