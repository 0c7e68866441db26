// Whether this browser makes a sound for new messages and shows notices of them.
import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { Check } from '../../../ui/Choices.tsx';
import { canNotify, setNoticeChoice, useNoticeChoices } from './noticeChoices.ts';
import { playSound } from './sound.ts';

export function NoticeChoices() {
  const t = useTranslations('roomKeeping.hearing');
  const { sound, notices } = useNoticeChoices();
  const [refused, setRefused] = useState(false);
  /** Browsers let a page ask at a press only. */
  const setNotices = async (on: boolean) => {
    const granted = !on || (await Notification.requestPermission()) === 'granted';
    setRefused(!granted);
    setNoticeChoice({ notices: on && granted });
  };
  const isBlocked = refused || (canNotify() && Notification.permission === 'denied');
  return (
    <>
      <Check
        checked={sound}
        onChange={(on) => {
          setNoticeChoice({ sound: on });
          if (on) playSound();
        }}
      >
        {t('sound')}
      </Check>
      <Check checked={notices} disabled={!canNotify()} onChange={(on) => void setNotices(on)}>
        {t('notices')}
      </Check>
      <p className="muted small" aria-live="polite">
        {!canNotify() ? t('unable') : isBlocked ? t('blocked') : t('noticesHint')}
      </p>
      <p className="muted small">{t('busy')}</p>
    </>
  );
}
