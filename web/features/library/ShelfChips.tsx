// The shelves: all, those of the house, the member's collections, and the way to a new one.
import { useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl/react';
import type { Collection, LibraryOverview } from '../../../shared/library.ts';
import { IconButton } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Menu, MenuItem } from '../../ui/Menu.tsx';
import { CollectionDialog, DeleteDialog } from './CollectionDialogs.tsx';
import type { LibrarySearch } from './librarySearch.ts';

type Props = {
  overview: LibraryOverview | undefined;
  search: LibrarySearch;
  onChange: (search: LibrarySearch) => void;
};
type Asking = { kind: 'make' } | { kind: 'rename' | 'delete'; collection: Collection } | null;

export function ShelfChips({ overview, search, onChange }: Props) {
  const t = useTranslations('library');
  const [asking, setAsking] = useState<Asking>(null);
  const { shelf, game: _game, ...rest } = search;
  const choose = (next: string | undefined) => onChange(next ? { ...rest, shelf: next } : rest);
  const chip = (name: string, count: number, value?: string) => (
    <Chip key={value ?? ''} name={name} count={count} on={shelf === value} onPress={() => choose(value)} />
  );
  const mine = overview?.collections.find(({ id }) => id === shelf);
  return (
    <fieldset className="lib-chips" aria-label={t('shelves.label')}>
      {chip(t('shelves.all'), overview?.games ?? 0)}
      {chip(t('shelves.installed'), overview?.installed ?? 0, 'installed')}
      {chip(t('shelves.unplayed'), overview?.unplayed ?? 0, 'unplayed')}
      {overview?.collections.map(({ id, name, games }) => chip(name, games, id))}
      {overview && (overview.hidden > 0 || shelf === 'hidden')
        ? chip(t('shelves.hidden'), overview.hidden, 'hidden')
        : null}
      <button type="button" className="chip" onClick={() => setAsking({ kind: 'make' })}>
        <Icon name="plus" small />
        {t('shelves.make')}
      </button>
      {mine ? (
        <Menu
          trigger={<IconButton icon="more" small label={t('collection.menu', { name: mine.name })} />}
          align="start"
        >
          <MenuItem icon="pencil" onClick={() => setAsking({ kind: 'rename', collection: mine })}>
            {t('collection.rename')}
          </MenuItem>
          <MenuItem icon="trash" danger onClick={() => setAsking({ kind: 'delete', collection: mine })}>
            {t('collection.delete')}
          </MenuItem>
        </Menu>
      ) : null}
      {asking?.kind === 'make' || asking?.kind === 'rename' ? (
        <CollectionDialog
          collection={asking.kind === 'rename' ? asking.collection : undefined}
          onClose={() => setAsking(null)}
          onMade={({ id }) => choose(id)}
        />
      ) : null}
      {asking?.kind === 'delete' ? (
        <DeleteDialog
          collection={asking.collection}
          onClose={() => setAsking(null)}
          onDeleted={() => choose(undefined)}
        />
      ) : null}
    </fieldset>
  );
}

function Chip({
  name,
  count,
  on,
  onPress,
}: {
  name: string;
  count: number;
  on: boolean;
  onPress: () => void;
}) {
  const format = useFormatter();
  return (
    <button type="button" className="chip" aria-pressed={on} onClick={onPress}>
      <span className="clip">{name}</span>
      <span className="n">{format.number(count)}</span>
    </button>
  );
}
