// The picture at the door: the front of an arcade late in the evening (by day in the light theme). On its walls hang the
// covers of the games that players like best.
import { useTranslations } from 'use-intl/react';
import { trpc } from '../../api/trpc.ts';
import { arcadeFloor, neonSign, nightSky } from './doorPaths.ts';

/** Where the six covers hang: two posters under lamps, four small prints. */
const frames = [
  { x: 46, y: 430, width: 114 },
  { x: 556, y: 430, width: 114 },
  { x: 60, y: 622, width: 42 },
  { x: 112, y: 622, width: 42 },
  { x: 560, y: 622, width: 42 },
  { x: 612, y: 622, width: 42 },
] as const;

export function DoorArt() {
  const t = useTranslations('accounts');
  return (
    <svg viewBox="0 0 700 900" preserveAspectRatio="xMidYMax slice" role="img" aria-label={t('picture')}>
      <Lights />
      <rect className="sky" width="700" height="900" />
      <path className="star" d={nightSky} />
      <House />
      <Sign />
      <Inside />
      <Pavement />
      <Posters />
    </svg>
  );
}

function Lights() {
  return (
    <defs>
      <linearGradient id="warm" x2="0" y2="1">
        <stop stopColor="#ffe2ab" />
        <stop offset=".55" stopColor="#f0a866" />
        <stop offset="1" stopColor="#c8693f" />
      </linearGradient>
      <linearGradient id="cast" x2="0" y2="1">
        <stop stopColor="#f0a866" stopOpacity=".7" />
        <stop offset="1" stopColor="#f0a866" stopOpacity="0" />
      </linearGradient>
      <linearGradient id="beam" x2="0" y2="1">
        <stop stopColor="#ffe2ab" stopOpacity=".32" />
        <stop offset=".8" stopColor="#ffe2ab" stopOpacity="0" />
      </linearGradient>
      <clipPath id="arch">
        <path d="M230 740V470a120 120 0 0 1 240 0v270z" />
      </clipPath>
    </defs>
  );
}

function House() {
  return (
    <>
      <rect className="w0" y="120" width="700" height="620" />
      <rect className="w1" y="120" width="700" height="22" />
      <rect className="w2" y="116" width="700" height="7" />
      {[60, 210, 430, 580].map((x) => (
        <rect key={x} className="w3" x={x} y="178" width="60" height="86" rx="4" />
      ))}
      {[60, 430].map((x) => (
        <g key={x} transform={`translate(${x - 60} 0)`}>
          <rect className="lit" x="65" y="183" width="50" height="76" opacity=".9" />
          <path className="w3" d="M88 183h4v76h-4zM65 218h50v4h-50z" />
        </g>
      ))}
      <path
        className="w3"
        d="M95 246c0-16 10-14 12-24l6 6 6-6c2 12 10 10 10 24z"
        transform="translate(352 13)"
      />
      <rect className="w1" y="280" width="700" height="9" />
    </>
  );
}

function Sign() {
  return (
    <g
      className="tube"
      fill="none"
      strokeWidth="7"
      strokeLinecap="round"
      strokeLinejoin="round"
      transform="translate(-1 -27)"
    >
      <path className="halo" opacity=".22" strokeWidth="20" d={neonSign} />
      <path d={neonSign} />
    </g>
  );
}

const cabinets = [
  { x: 238, y: 470, scale: 1, colour: '#2c7f7c' },
  { x: 286, y: 488, scale: 0.787, colour: '#8a3d66' },
  { x: 430, y: 470, scale: 1, colour: '#3f5aa5' },
  { x: 390, y: 488, scale: 0.787, colour: '#a8442f' },
] as const;

function Cabinet({ x, y, scale, colour }: (typeof cabinets)[number]) {
  const height = (part: number) => part * scale;
  return (
    <g transform={`translate(${x} ${y})`}>
      <path
        d={`M0 0h44v${height(63)}h-6v${height(21)}h6v${height(66)}H0v-${height(66)}h6v-${height(21)}H0z`}
        fill="#3a1a14"
      />
      <rect x="4" y="5" width="36" height="11" rx="2" fill={colour} />
      <rect x="6" y="21" width="32" height={height(36)} fill="#1b1013" />
      <rect x="9" y="24" width="26" height={height(36) - 6} fill={colour} />
      <path
        d={`M9 ${24 + (height(36) - 6) * 0.6}l8-6 7 5 11-8v${height(15)}H9z`}
        fill="#ffe2ab"
        opacity=".85"
      />
    </g>
  );
}

function Inside() {
  return (
    <>
      <path
        className="w2"
        d="M206 740V470a144 144 0 0 1 288 0v270h-24V470a120 120 0 0 0-240 0v270z"
        transform="translate(0 30)"
      />
      <g transform="translate(0 30)">
        <path className="in" d="M230 712V470a120 120 0 0 1 240 0v242z" />
        <g clipPath="url(#arch)">
          <path d="M230 600l240 0v112H230z" fill="#a4502f" />
          <path d={arcadeFloor} fill="#7c3720" opacity=".8" />
          <path d="M350 372v36" stroke="#7c3720" strokeWidth="3" />
          <path d="M322 424a28 20 0 0 1 56 0z" fill="#7c3720" />
          <circle cx="350" cy="426" r="9" fill="#fff6dd" />
          {cabinets.map((cabinet) => (
            <Cabinet key={cabinet.x} {...cabinet} />
          ))}
          <g className="fig">
            <path d="M333 668c-2-30-6-52 2-70 4-8 20-8 24 0 8 18 4 40 2 70h-10l-3-34-5 34z" />
            <circle cx="347" cy="580" r="12" />
            <path d="M374 668c-1-24-6-44 1-58 4-7 16-7 20 0 6 14 3 34 1 58h-8l-3-27-4 27z" />
            <circle cx="385" cy="595" r="10" />
          </g>
        </g>
        <path d="M470 712V498l60-24v250z" className="w2" />
        <path d="M482 694V522l36-12v186z" className="in" opacity=".55" />
        <circle cx="478" cy="612" r="4" fill="#f3c98a" />
      </g>
    </>
  );
}

function Pavement() {
  return (
    <>
      <rect className="pave" y="740" width="700" height="160" />
      <path
        className="seam"
        d="M0 790h700M0 850h700M120 740l-50 160M300 740l-20 160M400 740l20 160M580 740l50 160"
        strokeWidth="2"
      />
      <path className="cast" d="M230 742h240l120 158H110z" />
      <g className="fig">
        <path d="M168 800c-2-16 4-28 16-32l-2-14 8 6 8-6-1 15c8 4 11 18 9 31z" />
        <path d="M168 800c-14 2-22-6-22-16 4 6 10 8 18 6z" />
      </g>
    </>
  );
}

function Posters() {
  const games = trpc.store.games.useQuery({ sort: 'rating', limit: frames.length }, { staleTime: 300_000 });
  return (
    <>
      <rect className="w3" x="38" y="422" width="130" height="168" rx="4" />
      <rect className="w3" x="548" y="422" width="130" height="168" rx="4" />
      {frames.map(({ x, y, width }, index) => {
        const game = games.data?.items[index];
        const height = (width * 4) / 3;
        return game ? (
          <image
            key={game.id}
            href={`/art/covers/${game.slug}.${width > 100 ? 300 : 96}.webp`}
            x={x}
            y={y}
            width={width}
            height={height}
            preserveAspectRatio="xMidYMid slice"
          />
        ) : null;
      })}
      {[0, 510].map((x) => (
        <g key={x} transform={`translate(${x} 0)`}>
          <path className="lit" d="M86 400h34l6 12h-46z" />
          <path d="M82 412h42L168 590H38z" fill="url(#beam)" />
        </g>
      ))}
    </>
  );
}
