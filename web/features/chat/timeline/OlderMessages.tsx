// The upper end of the timeline: fetches what was said before as one scrolls towards it, or says where it begins.
import { useMutation } from '@tanstack/react-query';
import { type RefObject, useEffect, useRef } from 'react';
import { useTranslations } from 'use-intl/react';
import { fetchOlderMessages } from '../live/roomChanges.ts';
import { TalkBones } from './TalkBones.tsx';

/** Fetching begins this many pixels before the end is seen. */
const ahead = 600;

type Props = { roomId: string; before: number; log: RefObject<HTMLElement | null> };

export function OlderMessages({ roomId, before, log }: Props) {
  const t = useTranslations('rooms.log');
  const words = useTranslations('ui.error');
  const place = useRef<HTMLDivElement>(null);
  const { mutate, isError } = useMutation({ mutationFn: () => fetchOlderMessages(roomId, before) });

  // biome-ignore lint/correctness/useExhaustiveDependencies: each page is watched for anew
  useEffect(() => {
    const element = place.current;
    if (!element || isError) return;
    const observer = new IntersectionObserver(
      (entries) => {
        if (!entries.some((entry) => entry.isIntersecting)) return;
        observer.disconnect();
        mutate();
      },
      { root: log.current, rootMargin: `${ahead}px 0px 0px` },
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, [before, isError, mutate, log]);

  return (
    <div ref={place} className="older">
      {isError ? (
        <p className="note" role="alert">
          {t('olderFailed')}{' '}
          <button type="button" className="link" onClick={() => mutate()}>
            {words('tryAgain')}
          </button>
        </p>
      ) : (
        <TalkBones count={2} />
      )}
    </div>
  );
}
