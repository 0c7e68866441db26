// Searching what was said, in this room or in all one is in: a field with operators, and hits that lead to their messages.
import { useRef, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { RoomCard } from '../../../../shared/chat.ts';
import { limits } from '../../../../shared/limits.ts';
import { LateWords } from '../../../i18n/LateWords.tsx';
import { IconButton } from '../../../ui/Button.tsx';
import { Drawer } from '../../../ui/Dialog.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import { Segments } from '../../../ui/Segments.tsx';
import { useSettled } from '../../../ui/useSettled.ts';
import { OperatorMenu } from './OperatorMenu.tsx';
import { openOperator, readTyped } from './operators.ts';
import { SearchHits } from './SearchHits.tsx';
import './search.css';

const sets = ['finding'] as const;

type Props = { room: RoomCard; onClose: () => void };

export function SearchDrawer(props: Props) {
  return (
    <LateWords sets={sets}>
      <Parts {...props} />
    </LateWords>
  );
}

function Parts({ room, onClose }: Props) {
  const t = useTranslations('finding');
  const [query, setQuery] = useState('');
  const [scope, setScope] = useState<'room' | 'all'>('room');
  const settled = useSettled(query);
  const open = openOperator(query);
  // It goes to the message.
  const goes = useRef(false);
  const typed = readTyped(settled);
  const field = 'message-search';
  const complete = (next: string) => {
    setQuery(next);
    document.getElementById(field)?.focus();
  };
  return (
    <Drawer
      open
      onOpenChange={(isOpen) => isOpen || onClose()}
      title={t('title')}
      givesFocusBack={() => !goes.current}
    >
      <div className="finding">
        <div className="input">
          <Icon name="search" small />
          <input
            id={field}
            type="search"
            enterKeyHint="search"
            aria-label={t('label')}
            placeholder={t('placeholder')}
            value={query}
            maxLength={2 * limits.searchText.max}
            autoComplete="off"
            // biome-ignore lint/a11y/noAutofocus: it has just been asked for
            autoFocus
            onChange={(event) => setQuery(event.target.value)}
          />
          {query ? <IconButton small icon="x" label={t('clear')} onClick={() => complete('')} /> : null}
        </div>
        <Segments
          label={t('where')}
          options={[
            { value: 'room', label: t('thisRoom') },
            { value: 'all', label: t('allRooms') },
          ]}
          value={scope}
          onChange={setScope}
        />
        <OperatorMenu query={query} open={open} onChange={complete} />
        <SearchHits
          typed={typed}
          room={room}
          everywhere={scope === 'all'}
          waiting={settled !== query}
          onLead={() => {
            goes.current = true;
            onClose();
          }}
        />
      </div>
    </Drawer>
  );
}
