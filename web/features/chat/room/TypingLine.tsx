// Who is typing, below the timeline.
import { useSyncExternalStore } from 'react';
import { useFormatter, useTranslations } from 'use-intl/react';
import { typingIn } from '../live/typing.ts';

/** More than this many are told as "several people". */
const namedUpTo = 3;

export function TypingLine({ roomId, me }: { roomId: string; me: string }) {
  const t = useTranslations('rooms.log');
  const format = useFormatter();
  const typing = typingIn(roomId);
  const names = useSyncExternalStore(typing.subscribe, typing.members)
    .filter((member) => member.id !== me)
    .map((member) => member.nickname);
  return (
    <p className="typing" aria-live="polite">
      {names.length > 0 ? (
        <>
          <span className="dots" aria-hidden="true">
            <i />
            <i />
            <i />
          </span>
          <span className="clip">
            {names.length > namedUpTo
              ? t('manyTyping')
              : t('typing', {
                  count: names.length,
                  names: format.list(names, { type: 'conjunction', style: 'long' }),
                })}
          </span>
        </>
      ) : null}
    </p>
  );
}
