// Taking entries away: gone from the page at once, from the server when the way back has closed.
import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { callWhileLeaving } from '../../../api/callWhileLeaving.ts';
import { api, cache } from '../../../api/trpc.ts';
import { useErrorText } from '../../../i18n/useErrorText.ts';
import { toast } from '../../../ui/toast.ts';

/** As long as the toast with its way back stands. */
const undoFor = 5_000; // ms

export function useDeleting(memberId: string) {
  const t = useTranslations('profiles.guestbook');
  const errorText = useErrorText();
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set());
  /** What is to be deleted, each with how to do it now and the timer that does it. */
  const waiting = useRef(new Map<string, { settle(): void; timer: ReturnType<typeof setTimeout> }>());
  const hide = useCallback((id: string, gone: boolean) => {
    setHidden((before) => {
      const after = new Set(before);
      if (gone) after.add(id);
      else after.delete(id);
      return after;
    });
  }, []);

  const remove = (id: string) => {
    const settle = async () => {
      clearTimeout(timer);
      waiting.current.delete(id);
      try {
        await api.profiles.deleteEntry.mutate({ entryId: id });
        await cache.profiles.guestbook.invalidate({ memberId });
        void cache.profiles.profile.invalidate({ memberId });
      } catch (error) {
        hide(id, false);
        toast({ text: errorText(error).text, bad: true });
      }
    };
    const timer = setTimeout(() => void settle(), undoFor);
    waiting.current.set(id, { settle: () => void settle(), timer });
    hide(id, true);
    toast({
      text: t('deleted'),
      undo: {
        label: t('undo'),
        onUndo: () => {
          // Too late, where it is on its way already.
          if (!waiting.current.delete(id)) return;
          clearTimeout(timer);
          hide(id, false);
        },
      },
    });
  };

  // Whoever goes on to another page meant it.
  useEffect(() => {
    const left = waiting.current;
    const deleteNow = () => {
      for (const [entryId, { timer }] of left) {
        clearTimeout(timer);
        callWhileLeaving('profiles.deleteEntry', { entryId });
      }
      left.clear();
    };
    addEventListener('pagehide', deleteNow);
    return () => {
      removeEventListener('pagehide', deleteNow);
      for (const { settle } of left.values()) settle();
    };
  }, []);

  return { hidden, remove };
}
