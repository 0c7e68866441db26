// Above what one writes: the message it answers, and the way out of answering it.
import { useTranslations } from 'use-intl/react';
import type { Quote } from '../../../../shared/chatMessages.ts';
import { IconButton } from '../../../ui/Button.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import { useNameOf } from '../../../ui/useNameOf.ts';
import { saidIn } from '../attached/said.ts';

export function AnswerBar({ quote, onStop }: { quote: Quote; onStop: () => void }) {
  const t = useTranslations('talk');
  const list = useTranslations('chat.list');
  const nameOf = useNameOf();
  return (
    <div className="answer-bar" role="status">
      <Icon name="answer" small />
      <span className="grow clip">
        <b>{t('answering', { name: nameOf(quote.author?.nickname ?? '') })}</b> {saidIn(quote, list)}
      </span>
      <IconButton small icon="x" label={t('stopAnswering')} onClick={onStop} />
    </div>
  );
}
