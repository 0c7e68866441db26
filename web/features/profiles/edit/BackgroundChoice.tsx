// Choosing a background: it stands at once, and comes back where the server refuses.
import { useTranslations } from 'use-intl/react';
import { type Background, backgroundAddress, backgrounds } from '../../../../shared/backgrounds.ts';
import type { MemberProfile } from '../../../../shared/profiles.ts';
import { cache, trpc } from '../../../api/trpc.ts';
import { useErrorText } from '../../../i18n/useErrorText.ts';
import { toast } from '../../../ui/toast.ts';

export function BackgroundChoice({ profile }: { profile: MemberProfile }) {
  const t = useTranslations('profiles.editing');
  const errorText = useErrorText();
  const memberId = profile.id;
  const stand = (background: Background) =>
    cache.profiles.profile.setData({ memberId }, (before) => before && { ...before, background });
  const save = trpc.profiles.setBackground.useMutation({
    onMutate: ({ background }) => {
      const before = cache.profiles.profile.getData({ memberId })?.background;
      if (background) stand(background);
      return before;
    },
    onError: (error, _input, before) => {
      if (before) stand(before);
      toast({ text: errorText(error).text, bad: true });
    },
    onSettled: () => cache.profiles.profile.invalidate({ memberId }),
  });
  return (
    <div className="backgrounds" role="radiogroup" aria-label={t('background')}>
      {backgrounds.map((name) => (
        <label key={name} className="background">
          <input
            className="sr"
            type="radio"
            name="background"
            value={name}
            checked={profile.background === name}
            onChange={() => save.mutate({ background: name })}
          />
          <img src={backgroundAddress(name, 320)} width={320} height={112} alt="" loading="lazy" />
          <span className="small">{t(`backgrounds.${name}`)}</span>
        </label>
      ))}
    </div>
  );
}
