// Who has read a message of one's own, who has it on a device, and who neither.
import { useTranslations } from 'use-intl/react';
import type { RoomMember } from '../../../../shared/chat.ts';
import type { Message } from '../../../../shared/chatMessages.ts';
import { Avatar } from '../../../ui/Avatar.tsx';
import { Drawer } from '../../../ui/Dialog.tsx';
import { useNameOf } from '../../../ui/useNameOf.ts';
import { useRoomNow } from '../live/useRoomNow.ts';
import { oneLine } from '../markdown/oneLine.ts';
import { reachedBy } from './reached.ts';
import { useRoomTools } from './tools.ts';

const parts = ['read', 'delivered', 'waiting'] as const;

export function TicksDrawer({ message, onClose }: { message: Message; onClose: () => void }) {
  const t = useTranslations('talk.reach');
  const { roomId } = useRoomTools();
  const reached = reachedBy(useRoomNow(roomId), message);
  return (
    <Drawer open onOpenChange={(open) => open || onClose()} title={t('title')}>
      <div className="reach">
        <blockquote className="quoted clip">{oneLine(message.body)}</blockquote>
        {parts.map((part) =>
          reached[part].length > 0 ? (
            <Part key={part} title={t(part, { count: reached[part].length })} people={reached[part]} />
          ) : null,
        )}
        {parts.every((part) => reached[part].length === 0) ? (
          <p className="muted small">{t('nobody')}</p>
        ) : null}
      </div>
    </Drawer>
  );
}

function Part({ title, people }: { title: string; people: readonly RoomMember[] }) {
  const nameOf = useNameOf();
  return (
    <section>
      <h3 className="reach-title">{title}</h3>
      <ul className="reacted">
        {people.map((person) => (
          <li key={person.id}>
            <Avatar avatar={person.avatar} />
            <span className="clip">{nameOf(person.nickname)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
