// How one is seen, by what one chose and by whom. Pure.
import { describe, expect, it } from 'vitest';
import { type Audience, audiences, unseen } from '../../../../shared/presenceView.ts';
import { usualPresence } from '../../accounts/queries.ts';
import { type Known, type Relation, seenBy } from './views.ts';

describe('presence as others see it', () => {
  const room = { id: 'room', title: 'A room' };
  const playing = { gameId: 'game', slug: 'game', title: 'A game', since: 1 };
  const standing = { online: true, idle: false, hidden: false };
  const known = (settings: Partial<Known['settings']> = {}, facts: Partial<Known> = {}): Known => ({
    settings: { ...usualPresence, seenAt: 7, ...settings },
    standing,
    room,
    playing,
    ...facts,
  });
  const relations: Relation[] = ['self', 'friend', 'other', 'blocked'];
  const allowed: Record<Audience, Relation[]> = {
    everyone: ['self', 'friend', 'other'],
    friends: ['self', 'friend'],
    nobody: ['self'],
  };

  const cases = audiences.flatMap((audience) => relations.map((relation) => ({ audience, relation })));
  it.each(cases)('PRES-1: what is for $audience, seen as $relation', ({ audience, relation }) => {
    const may = allowed[audience].includes(relation);
    const open = { showState: 'everyone', showRoom: 'everyone', showPlaying: 'everyone' } as const;
    const shown = { state: 'online', seenAt: null, room, playing };
    const all = relation === 'blocked' ? unseen : shown;
    expect(seenBy(relation, known({ ...open, showState: audience }))).toEqual(may ? all : unseen);
    expect(seenBy(relation, known({ ...open, showRoom: audience }))).toEqual(
      relation === 'blocked' ? unseen : { ...shown, room: may ? room : null },
    );
    expect(seenBy(relation, known({ ...open, showPlaying: audience }))).toEqual(
      relation === 'blocked' ? unseen : { ...shown, playing: may ? playing : null },
    );
    const gone = known({ ...open, showState: audience }, { standing: { ...standing, online: false } });
    expect(seenBy(relation, gone)).toEqual(may && relation !== 'blocked' ? { ...unseen, seenAt: 7 } : unseen);
  });

  it('PRES-2: busy goes before away, and whoever is invisible looks offline to everybody', () => {
    const idle = { standing: { ...standing, idle: true } };
    expect(seenBy('friend', known()).state).toBe('online');
    expect(seenBy('friend', known({}, idle)).state).toBe('away');
    expect(seenBy('friend', known({ chosen: 'busy' }, idle)).state).toBe('busy');
    for (const relation of ['self', 'friend', 'other'] as const) {
      expect(seenBy(relation, known({ chosen: 'invisible' }))).toEqual({ ...unseen, seenAt: 7 });
    }
  });
});
