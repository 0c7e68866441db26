import { expect, it } from 'vitest';
import type { Activity } from '../../../../shared/profiles.ts';
import { gather } from './gather.ts';

const hour = 3_600_000;
const deed = (kind: 'owned' | 'wished' | 'level', who: string, at: number): Activity =>
  ({
    id: `${kind} ${who} ${at}`,
    kind,
    at,
    member: { id: who },
    ...(kind === 'level' ? { level: 2 } : { game: { id: String(at) } }),
  }) as never;

it('UI-331: games one came to own or wished for in a row are one line; others’, and those of another day, are not', () => {
  const lines = gather([
    deed('owned', 'a', 100 * hour),
    deed('owned', 'a', 99 * hour),
    deed('owned', 'b', 98 * hour),
    deed('wished', 'b', 97 * hour),
    deed('wished', 'b', 96 * hour),
    deed('level', 'b', 95 * hour),
    deed('wished', 'b', 94 * hour),
    deed('wished', 'b', 60 * hour),
  ]);
  expect(lines.map((line) => [line.kind, line.member.id, 'games' in line ? line.games.length : 0])).toEqual([
    ['owned', 'a', 2],
    ['owned', 'b', 1],
    ['wished', 'b', 2],
    ['level', 'b', 0],
    ['wished', 'b', 1],
    ['wished', 'b', 1],
  ]);
  expect(gather([])).toEqual([]);
});
