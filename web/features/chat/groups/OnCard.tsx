// Whether a group that everybody may see stands on one's own card.
import { useTranslations } from 'use-intl/react';
import { cache, trpc } from '../../../api/trpc.ts';
import { useErrorText } from '../../../i18n/useErrorText.ts';
import { Check } from '../../../ui/Choices.tsx';
import { toast } from '../../../ui/toast.ts';

/** Nothing for a group that is not listed: it stands on no card. */
export function OnCard({ roomId }: { roomId: string }) {
  const t = useTranslations('groups.keep');
  const errorText = useErrorText();
  const { data } = trpc.chat.group.useQuery({ roomId }, { staleTime: 0 });
  const set = trpc.chat.setOnCard.useMutation({
    onError: (error) => toast({ text: errorText(error).text, bad: true }),
    onSettled: () => cache.chat.group.invalidate({ roomId }),
  });
  if (!data?.room.listed) return null;
  // What was pressed shows until it is stored.
  const onCard = set.isPending ? set.variables.onCard : (data.onCard ?? true);
  return (
    <section className="keeping-part">
      <Check checked={onCard} onChange={(next) => set.mutate({ roomId, onCard: next })}>
        {t('onCard')}
      </Check>
      <p className="muted small">{t('onCardHint')}</p>
    </section>
  );
}
