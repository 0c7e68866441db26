// The ends of the timeline: fetch what was said before, or after the part that is looked at, as one scrolls towards them.
import { useMutation } from '@tanstack/react-query';
import { type RefObject, useEffect, useRef } from 'react';
import { useTranslations } from 'use-intl/react';
import { fetchNewerMessages, fetchOlderMessages } from '../live/roomChanges.ts';
import { TalkBones } from './TalkBones.tsx';

/** Fetching begins this many pixels before the end is seen. */
const ahead = 600;

type Log = RefObject<HTMLElement | null>;
type OlderProps = { roomId: string; before: number; log: Log };
type NewerProps = { roomId: string; after: number; log: Log };

export const OlderMessages = ({ roomId, before, log }: OlderProps) => (
  <End
    place={before}
    log={log}
    margin={`${ahead}px 0px 0px`}
    fetchPage={() => fetchOlderMessages(roomId, before)}
  />
);

export const NewerMessages = ({ roomId, after, log }: NewerProps) => (
  <End
    place={after}
    log={log}
    margin={`0px 0px ${ahead}px`}
    fetchPage={() => fetchNewerMessages(roomId, after)}
  />
);

/** @param place another one for each page */
type EndProps = { place: number; log: Log; margin: string; fetchPage: () => Promise<void> };

function End({ place, log, margin, fetchPage }: EndProps) {
  const t = useTranslations('rooms.log');
  const words = useTranslations('ui.error');
  const end = useRef<HTMLDivElement>(null);
  const { mutate, isError } = useMutation({ mutationFn: fetchPage });

  // biome-ignore lint/correctness/useExhaustiveDependencies: each page is watched for anew
  useEffect(() => {
    const element = end.current;
    if (!element || isError) return;
    const observer = new IntersectionObserver(
      (entries) => {
        if (!entries.some((entry) => entry.isIntersecting)) return;
        observer.disconnect();
        mutate();
      },
      { root: log.current, rootMargin: margin },
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, [place, isError, mutate, log]);

  return (
    <div ref={end} className="older">
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
