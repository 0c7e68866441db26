// What members did, line by line: who, what, when, and the games it is about.
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useFormatter, useNow, useTranslations } from 'use-intl/react';
import type { MemberRef } from '../../../../shared/accounts.ts';
import type { Activity } from '../../../../shared/profiles.ts';
import type { GameRef } from '../../../../shared/store.ts';
import { Avatar } from '../../../ui/Avatar.tsx';
import { Cover } from '../../../ui/Cover.tsx';
import { useNameOf } from '../../../ui/useNameOf.ts';
import { useMe } from '../../accounts/useMe.ts';
import { PersonCard } from '../../chat/people/PersonCard.tsx';
import { type ActivityLine, gather } from './gather.ts';
import './activity.css';

/** Covers that stand in one line at most. */
const shelf = 5;

export function ActivityRows({ items }: { items: readonly Activity[] }) {
  const now = useNow({ updateInterval: 60_000 }).getTime();
  return (
    <ul className="acts">
      {gather(items).map((line) => (
        <Row key={line.id} line={line} now={now} />
      ))}
    </ul>
  );
}

function Row({ line, now }: { line: ActivityLine; now: number }) {
  const format = useFormatter();
  const { member } = line;
  return (
    <li className="act">
      <Avatar avatar={member.avatar} />
      <div className="act-in">
        <p className="act-said">
          <Said line={line} />
          <time
            className="muted tiny"
            dateTime={new Date(line.at).toISOString()}
            title={format.dateTime(line.at, { dateStyle: 'medium', timeStyle: 'short' })}
          >
            {format.relativeTime(Math.min(line.at, now), { now })}
          </time>
        </p>
        {'games' in line ? <Games games={line.games} /> : null}
        {line.kind === 'reviewed' ? <Review line={line} /> : null}
      </div>
    </li>
  );
}

function Said({ line }: { line: ActivityLine }): ReactNode {
  const t = useTranslations('activity.said');
  const { member } = line;
  const who = () => <Person key="who" person={member} />;
  switch (line.kind) {
    case 'owned':
    case 'wished': {
      const [first] = line.games;
      return first
        ? t.rich(line.kind, {
            who,
            game: () => <Game key="game" game={first} />,
            more: line.games.length - 1,
          })
        : null;
    }
    case 'reviewed': {
      const { game, recommended } = line.review;
      return t.rich(recommended ? 'recommended' : 'advisedAgainst', {
        who,
        game: () => <Game key="game" game={game} />,
      });
    }
    case 'friends':
      return t.rich('friends', { who, other: () => <Person key="other" person={line.other} /> });
    case 'level':
      return t.rich('level', { who, level: line.level });
  }
}

function Person({ person }: { person: MemberRef }) {
  const { me } = useMe();
  const nameOf = useNameOf();
  return (
    <PersonCard person={person} isMe={person.id === me?.id}>
      <button type="button" className="act-name">
        {nameOf(person.nickname)}
      </button>
    </PersonCard>
  );
}

function Game({ game }: { game: GameRef }) {
  return (
    <Link to="/game/$slug" params={{ slug: game.slug }} className="act-name">
      {game.title}
    </Link>
  );
}

function Games({ games }: { games: readonly GameRef[] }) {
  return (
    <ul className="act-games">
      {games.slice(0, shelf).map((game) => (
        <li key={game.id}>
          <Link to="/game/$slug" params={{ slug: game.slug }} aria-label={game.title} title={game.title}>
            <Cover slug={game.slug} sizes="64px" />
          </Link>
        </li>
      ))}
      {games.length > shelf ? <li className="act-more muted">+{games.length - shelf}</li> : null}
    </ul>
  );
}

function Review({ line: { review } }: { line: Extract<ActivityLine, { kind: 'reviewed' }> }) {
  const { slug, title } = review.game;
  return (
    <div className="act-review">
      <Link to="/game/$slug" params={{ slug }} aria-label={title} title={title}>
        <Cover slug={slug} sizes="64px" />
      </Link>
      <p lang={review.language}>{review.body}</p>
    </div>
  );
}
