// What its owners call a game: their tags with how many give each, and one's own to be changed.

import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl/react';
import { may } from '../../../../shared/ranks.ts';
import type { GameDetail, Tag } from '../../../../shared/store.ts';
import { tagging } from '../../../../shared/tagging.ts';
import { cache, trpc } from '../../../api/trpc.ts';
import { useLanguage } from '../../../i18n/I18nProvider.tsx';
import { useErrorText } from '../../../i18n/useErrorText.ts';
import { Button, IconButton } from '../../../ui/Button.tsx';
import { Dialog, DialogClose } from '../../../ui/Dialog.tsx';
import { toast } from '../../../ui/toast.ts';
import { Refusal } from '../../accounts/mail/Refusal.tsx';
import { useMe } from '../../accounts/useMe.ts';
import { TagField } from '../TagField.tsx';
import './more.css';

export type MemberTagsProps = { game: Pick<GameDetail, 'id' | 'title'> };

/** Nothing where nobody gave one and the viewer has no copy. */
export function MemberTags({ game }: MemberTagsProps) {
  const t = useTranslations('gameMore.tags');
  const format = useFormatter();
  const { me } = useMe();
  const { language } = useLanguage();
  const [open, setOpen] = useState(false);
  const { data } = trpc.store.gameTags.useQuery({ gameId: game.id, language });
  if (!data || (data.tags.length === 0 && !data.mayTag)) return null;
  const keeps = me !== null && may(me.role, 'keepTags');
  return (
    <section className="needs" aria-label={t('title')}>
      <div className="section-head">
        <h2 className="grow">{t('title')}</h2>
        {data.mayTag ? (
          <button type="button" className="link" onClick={() => setOpen(true)}>
            {t('mine')}
          </button>
        ) : null}
      </div>
      {data.tags.length === 0 ? (
        <p className="muted">{t('none')}</p>
      ) : (
        <ul className="wrap">
          {data.tags.map(({ slug, name, members, hidden }) => (
            <li key={slug} className="row member-tag">
              <Link to="/search" search={{ tag: slug }} className={hidden ? 'chip is-hidden' : 'chip'}>
                {name}
                <span className="muted" aria-hidden="true">
                  {format.number(members)}
                </span>
                <span className="sr">{t('given', { count: members })}</span>
              </Link>
              {keeps ? <Hide gameId={game.id} tag={{ slug, name }} hidden={hidden} /> : null}
            </li>
          ))}
        </ul>
      )}
      {open ? <OwnTags game={game} mine={data.mine} onClose={() => setOpen(false)} /> : null}
    </section>
  );
}

/** For those who look after the shop. */
function Hide({ gameId, tag, hidden }: { gameId: string; tag: Tag; hidden: boolean }) {
  const t = useTranslations('gameMore.tags');
  const errorText = useErrorText();
  const hide = trpc.store.hideTag.useMutation({
    onError: (error) => toast({ text: errorText(error).text, bad: true }),
    onSettled: () => cache.store.invalidate(),
  });
  return (
    <IconButton
      icon={hidden ? 'undo' : 'x'}
      small
      label={hidden ? t('show', { tag: tag.name }) : t('hide', { tag: tag.name })}
      disabled={hide.isPending}
      onClick={() => hide.mutate({ gameId, tag: tag.slug, hidden: !hidden })}
    />
  );
}

type OwnProps = MemberTagsProps & { mine: readonly Tag[]; onClose: () => void };

function OwnTags({ game, mine, onClose }: OwnProps) {
  const t = useTranslations('gameMore.tags');
  const [tags, setTags] = useState<Tag[]>([...mine]);
  const save = trpc.store.tagGame.useMutation({
    async onSuccess() {
      toast({ text: t('saved') });
      onClose();
      await cache.store.invalidate();
    },
  });
  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      title={t('ask', { title: game.title })}
      actions={
        <>
          <DialogClose render={<Button kind="quiet">{t('not')}</Button>} />
          <Button
            kind="primary"
            busy={save.isPending ? t('saving') : undefined}
            onClick={() => save.mutate({ gameId: game.id, tags: tags.map(({ slug }) => slug) })}
          >
            {t('save')}
          </Button>
        </>
      }
    >
      <div className="stack">
        <p className="muted small">{t('hint', { enough: tagging.enough })}</p>
        <TagField
          tags={tags}
          onChange={setTags}
          max={tagging.mine}
          words={{
            label: t('find'),
            hint: t('findHint'),
            full: t('full', { max: tagging.mine }),
            none: t('noSuch'),
            chosen: t('chosen'),
            out: (tag) => t('out', { tag }),
          }}
        />
        <Refusal error={save.error} />
      </div>
    </Dialog>
  );
}
