// The smileys under a message: how many, whether one's own is among them; a press adds it or takes it away.
import { useTranslations } from 'use-intl/react';
import type { Message, Reaction } from '../../../../shared/chatMessages.ts';
import { IconButton } from '../../../ui/Button.tsx';
import { standOn } from './stand.ts';
import { useRoomTools } from './tools.ts';

type Props = { message: Message; reactions: readonly Reaction[] };

export function ReactionChips({ message, reactions }: Props) {
  const t = useTranslations('talk');
  const tools = useRoomTools();
  return (
    <ul className="chips" aria-label={t('reactions')}>
      {reactions.map(({ emoji, count, mine }) => (
        <li key={emoji}>
          <button
            type="button"
            className="chip-smiley"
            aria-pressed={mine}
            onClick={() => tools.react(message, emoji, !mine)}
          >
            <span aria-hidden="true">{emoji}</span>
            <span aria-hidden="true">{count}</span>
            <span className="sr">{t('reaction', { emoji, count, mine: String(mine) })}</span>
          </button>
        </li>
      ))}
      <li>
        <IconButton
          small
          className="chip-add"
          icon="plus"
          label={t('addReaction')}
          aria-haspopup="dialog"
          onClick={(event) => tools.open({ kind: 'picker', message, stand: standOn(event.currentTarget) })}
        />
      </li>
    </ul>
  );
}
