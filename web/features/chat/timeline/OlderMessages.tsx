// The upper end of the timeline: fetches what was said before as one scrolls towards it, or says where it begins.
import { useMutation } from '@tanstack/react-query';
import { type RefObject, useEffect, useRef } from 'react';
import { useTranslations } from 'use-intl/react';
import { Bone, Loading } from '../../../ui/Skeleton.tsx';
import { fetchOlderMessages } from '../live/roomFeed.ts';

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

/** Messages to come, in their shape. */
export function TalkBones({ count }: { count: number }) {
  return (
    <Loading>
      {Array.from({ length: count }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: bones are all alike
        <div className="msg" key={index}>
          <Bone className="size-8 rounded-full" />
          <div className="grid gap-2 py-1">
            <Bone className={index % 2 === 0 ? 'h-3 w-28' : 'h-3 w-20'} />
            <Bone className={['h-3 w-3/4', 'h-3 w-1/2', 'h-3 w-2/3'][index % 3] ?? ''} />
          </div>
        </div>
      ))}
    </Loading>
  );
}
