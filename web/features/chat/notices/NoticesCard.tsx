// The part of the settings about messages on this device.
import { useTranslations } from 'use-intl/react';
import { HushPart } from './HushPart.tsx';
import { NoticeChoices } from './NoticeChoices.tsx';

export function NoticesCard() {
  const t = useTranslations('roomKeeping.hearing');
  const hush = useTranslations('roomKeeping.hush');
  return (
    <section className="card" id="messages" aria-labelledby="messages-title">
      <h2 id="messages-title">{t('title')}</h2>
      <NoticeChoices />
      <h3>{hush('title')}</h3>
      <HushPart />
    </section>
  );
}
