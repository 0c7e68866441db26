// The card of a person, from a click on their name or face. Only what can be done today stands in it.
import { Popover } from '@base-ui/react/popover';
import { Link } from '@tanstack/react-router';
import { useCallback } from 'react';
import { useTranslations } from 'use-intl/react';
import type { LobbyEvent } from '../../../../shared/chat.ts';
import { useFeed } from '../../../api/feeds.ts';
import { Avatar } from '../../../ui/Avatar.tsx';
import { buttonClass } from '../../../ui/Button.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import { lobbyFeed } from '../live/lobbyFeed.ts';
import type { LobbyView } from '../live/lobbyView.ts';
import type { Card } from './cardState.ts';

type Props = { card: Card; open: boolean; onClose: () => void };

export function PersonPopover({ card, open, onClose }: Props) {
  const t = useTranslations('chat.person');
  const words = useTranslations('ui.presence');
  const { person, presence, isMe, about, anchor } = card;
  useFeed<LobbyView, LobbyEvent>(
    lobbyFeed,
    useCallback(
      (event) => {
        // A card of somebody who is gone would tell what is not so.
        if (event.type === 'member.gone' && event.memberId === person.id) onClose();
      },
      [person.id, onClose],
    ),
  );
  return (
    <Popover.Root open={open} onOpenChange={(next) => (next ? undefined : onClose())}>
      <Popover.Portal>
        <Popover.Positioner
          className="menu-place"
          anchor={anchor}
          sideOffset={8}
          align="start"
          collisionPadding={8}
        >
          <Popover.Popup className="person person-card" finalFocus={() => anchor}>
            <span className="person-top" aria-hidden="true" />
            <div className="in">
              <Avatar avatar={person.avatar} size="l" presence={presence} />
              <div>
                <Popover.Title className="person-name">{person.nickname}</Popover.Title>
                <Popover.Description className="small muted">
                  {words(presence)}
                  {isMe ? ` · ${t('you')}` : null}
                  {about ? ` · ${about}` : null}
                </Popover.Description>
              </div>
              <Link
                to="/member/$memberId"
                params={{ memberId: person.id }}
                className={buttonClass({ kind: 'second' })}
                onClick={onClose}
              >
                <Icon name="user" small />
                {t('profile')}
              </Link>
            </div>
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}
