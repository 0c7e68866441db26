// Faces: a person's picture, with presence in shape and colour.
import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { avatarAddress } from '../../shared/avatars.ts';

export type Presence = 'online' | 'playing' | 'away' | 'busy' | 'offline';

const sizes = { s: 24, m: 32, l: 56, xl: 96 } as const;
/** Widths to choose from: what is large here, on the sharpest screen. */
const widths = [64, 128, 256] as const;
/** Stands in for a picture that is gone, as of members who are, or who have another one by now. */
const standIn = 'ghost';

type Props = {
  /** The name of a picture, drawn or uploaded. */
  avatar: string;
  size?: keyof typeof sizes;
  presence?: Presence;
};

/** The picture is decoration: the name stands beside it. Only the presence is read. */
export function Avatar({ avatar, size = 'm', presence }: Props) {
  const pixels = sizes[size];
  const look = size === 'm' ? 'avatar' : `avatar avatar-${size}`;
  const [gone, setGone] = useState('');
  const shown = avatar === gone ? standIn : avatar;
  return (
    <span className={look}>
      <img
        src={avatarAddress(shown, 64)}
        srcSet={widths.map((width) => `${avatarAddress(shown, width)} ${width}w`).join(', ')}
        sizes={`${pixels}px`}
        width={pixels}
        height={pixels}
        alt=""
        loading="lazy"
        decoding="async"
        onError={() => setGone(avatar)}
      />
      {presence ? <PresenceMark presence={presence} /> : null}
    </span>
  );
}

function PresenceMark({ presence }: { presence: Presence }) {
  const t = useTranslations('ui.presence');
  const halo = 'var(--halo, var(--surface-1))';
  return (
    <svg className={`presence p-${presence}`} viewBox="0 0 16 16" role="img" aria-label={t(presence)}>
      <circle cx="8" cy="8" r="8" fill={halo} />
      {presence === 'online' || presence === 'busy' ? (
        <circle cx="8" cy="8" r="5" fill="currentColor" />
      ) : null}
      {presence === 'busy' ? <path d="M5.500 8h5" stroke={halo} strokeWidth="2" /> : null}
      {presence === 'playing' ? (
        <path
          d="M4.500 3.200v9.600a.7.7 0 0 0 1.100.6l7.200-4.800a.7.7 0 0 0 0-1.200L5.600 2.600a.7.7 0 0 0-1.100.6z"
          fill="currentColor"
        />
      ) : null}
      {presence === 'away' ? (
        <path d="M9.500 3.100A5 5 0 1 0 12.900 9 4 4 0 0 1 9.500 3.100z" fill="currentColor" />
      ) : null}
      {presence === 'offline' ? (
        <circle cx="8" cy="8" r="3.800" fill="none" stroke="currentColor" strokeWidth="2" />
      ) : null}
    </svg>
  );
}
