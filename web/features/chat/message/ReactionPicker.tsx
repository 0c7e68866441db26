// The picker of smileys over a message.
import { Popover } from '@base-ui/react/popover';
import { useRef } from 'react';
import { useTranslations } from 'use-intl/react';
import type { Message } from '../../../../shared/chatMessages.ts';
import { EmojiPicker } from '../emoji/EmojiPicker.tsx';
import type { Stand } from './stand.ts';
import { useRoomTools } from './tools.ts';

type Props = { message: Message; stand: Stand; onClose: () => void };

export function ReactionPicker({ message, stand: { place, focusAfter }, onClose }: Props) {
  const words = useTranslations('rooms.emoji');
  const tools = useRoomTools();
  const field = useRef<HTMLInputElement>(null);
  return (
    <Popover.Root open onOpenChange={(open) => (open ? undefined : onClose())}>
      <Popover.Portal>
        <Popover.Positioner
          className="menu-place"
          anchor={place}
          align="end"
          sideOffset={6}
          collisionPadding={8}
        >
          <Popover.Popup
            className="pop smileys smileys-over"
            aria-label={words('title')}
            initialFocus={field}
            finalFocus={focusAfter}
          >
            <EmojiPicker
              field={field}
              onPick={(emoji, keepOpen) => {
                tools.react(message, emoji, true);
                if (!keepOpen) onClose();
              }}
            />
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}
