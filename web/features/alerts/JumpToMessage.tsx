// Where an alert leads into a room, the message it tells of comes into view, over pages not fetched yet.
import { useRouterState } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useTranslations } from 'use-intl/react';
import { LateWords } from '../../i18n/LateWords.tsx';
import { useErrorText } from '../../i18n/useErrorText.ts';

const sets = ['rooms'] as const;
/** Milliseconds a room may take to open. */
const patience = 15_000;

export function JumpToMessage() {
  const place = useRouterState({
    select: ({ location: { pathname, hash, state } }) => {
      const roomId = /^\/rooms\/([\w-]+)$/.exec(pathname)?.[1];
      const number = /^m(\d{1,15})$/.exec(hash)?.[1];
      // Each arrival has a key of its own: pressed again, it leads there again.
      return roomId && number ? `${roomId} ${number} ${state.key ?? ''}` : '';
    },
  });
  if (place === '') return null;
  return (
    <LateWords sets={sets}>
      <Jump key={place} place={place} />
    </LateWords>
  );
}

function show(number: number): boolean {
  const row = document.querySelector<HTMLElement>(`.log [data-number="${number}"]`);
  row?.scrollIntoView({ block: 'center' });
  row?.focus({ preventScroll: true });
  return Boolean(row);
}

function Jump({ place }: { place: string }) {
  const t = useTranslations('talk');
  const errorText = useErrorText();
  const words = useRef({ t, errorText });
  useEffect(() => {
    const [roomId = '', digits] = place.split(' ');
    const number = Number(digits);
    const until = Date.now() + patience;
    let frame = requestAnimationFrame(function wait() {
      if (document.querySelector('.log [data-number]') === null) {
        if (Date.now() < until) frame = requestAnimationFrame(wait);
        return;
      }
      // After the room has come to its own end.
      frame = requestAnimationFrame(() => {
        if (show(number)) return;
        void import('../chat/message/change.ts').then(({ jump }) =>
          jump(roomId, { around: number }, words.current, show),
        );
      });
    });
    return () => cancelAnimationFrame(frame);
  }, [place]);
  return null;
}
