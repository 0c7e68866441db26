// The part of the settings about messages on this device.
import { useTranslations } from 'use-intl/react';
import { NoticeChoices } from './NoticeChoices.tsx';

export function NoticesCard() {
  const t = useTranslations('roomKeeping.hearing');
  return (
    <section className="card" id="messages" aria-labelledby="messages-title">
      <h2 id="messages-title">{t('title')}</h2>
      <NoticeChoices />
    </section>
  );
}
