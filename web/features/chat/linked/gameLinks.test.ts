// Which links in a message are games of this shop.
import { expect, it } from 'vitest';
import { gamesLinkedIn, mostCards } from './gameLinks.ts';

const shop = 'https://games.example';
const linked = (body: string) => gamesLinkedIn(body, shop);

it('UI-386: links to games of this shop alone, each once and in order', () => {
  expect(linked(`see ${shop}/game/paper-boat, and (${shop}/game/tin-parade/?from=chat#top)!`)).toEqual([
    'paper-boat',
    'tin-parade',
  ]);
  expect(linked(`${shop}/game/paper-boat ${shop}/game/paper-boat`)).toEqual(['paper-boat']);
  expect(linked(`- **${shop}/game/one**\n- _${shop}/game/two_\n> ${shop}/game/three`)).toEqual([
    'one',
    'two',
    'three',
  ]);
  const many = Array.from({ length: 9 }, (_, n) => `${shop}/game/g${n}`).join(' ');
  expect(linked(many)).toHaveLength(mostCards);
});

it('UI-386: nothing else: not other sites, other pages, code, or what is hidden', () => {
  for (const body of [
    'https://games.example.evil.test/game/paper-boat',
    'https://evil.test/game/paper-boat',
    'http://games.example/game/paper-boat',
    `${shop}/games/paper-boat`,
    `${shop}/game/`,
    `${shop}/game/Paper%20Boat`,
    `${shop}/game/../wallet`,
    `\`${shop}/game/paper-boat\``,
    `\`\`\`\n${shop}/game/paper-boat\n\`\`\``,
    `||${shop}/game/paper-boat||`,
    '/game/paper-boat',
  ])
    expect([body, linked(body)]).toEqual([body, []]);
});
