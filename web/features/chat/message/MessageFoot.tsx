// What stands under the words of a message: that it is pinned, that it said something else before, and its smileys.
import { useFormatter, useTranslations } from 'use-intl/react';
import type { Message } from '../../../../shared/chatMessages.ts';
import { Icon } from '../../../ui/Icon.tsx';
import { clock } from '../timeline/clock.ts';
import { ReactionChips } from './ReactionChips.tsx';
import { useRoomTools } from './tools.ts';

export function MessageFoot({ message, pinned }: { message: Message; pinned: boolean }) {
  return (
    <>
      {message.editedAt || pinned ? <Marks message={message} pinned={pinned} /> : null}
      {message.reactions ? <ReactionChips message={message} reactions={message.reactions} /> : null}
    </>
  );
}

/** That it is pinned, and that it said something else before. */
function Marks({ message, pinned }: { message: Message; pinned: boolean }) {
  const t = useTranslations('talk');
  const format = useFormatter();
  const tools = useRoomTools();
  const { editedAt } = message;
  return (
    <p className="msg-marks">
      {pinned ? (
        <span className="msg-mark">
          <Icon name="pin" small />
          {t('pins')}
        </span>
      ) : null}
      {editedAt ? (
        <button
          type="button"
          className="msg-mark"
          aria-haspopup="dialog"
          onClick={() => tools.open({ kind: 'history', message })}
        >
          {t('edited')}
          <span className="sr">
            {' '}
            {format.dateTime(editedAt, clock)}. {t('history')}
          </span>
        </button>
      ) : null}
    </p>
  );
}
