// The message that is answered, in one line above the answer; a press leads to it.
import { useTranslations } from 'use-intl/react';
import type { Quote } from '../../../../shared/chatMessages.ts';
import { Icon } from '../../../ui/Icon.tsx';
import { useNameOf } from '../../../ui/useNameOf.ts';
import { saidIn } from '../attached/said.ts';
import { useIsFolded } from '../timeline/folding.ts';
import { useRoomTools } from './tools.ts';

export function QuoteLine({ quote }: { quote: Quote }) {
  const t = useTranslations('talk');
  const list = useTranslations('chat.list');
  const nameOf = useNameOf();
  const tools = useRoomTools();
  const folded = useIsFolded(quote.author?.id);
  if (!quote.author) {
    return (
      <p className="quote-line is-gone">
        <Icon name="answer" small />
        <span className="clip">{t('quoteGone')}</span>
      </p>
    );
  }
  if (folded) {
    return (
      <p className="quote-line is-gone">
        <Icon name="answer" small />
        <span className="clip">{list('blocked')}</span>
      </p>
    );
  }
  const name = nameOf(quote.author.nickname);
  return (
    <button type="button" className="quote-line" title={t('jump')} onClick={() => tools.jump(quote.number)}>
      <Icon name="answer" small />
      <span className="sr">{t('answers', { name })}: </span>
      <b className="clip" aria-hidden="true">
        {name}
      </b>
      <span className="clip">{saidIn(quote, list)}</span>
    </button>
  );
}
