// The plain numbers of such games by genre: who makes them, what they cost, how long they take.
import type { PricePoint } from '../prices.ts';
import type { Genre } from '../types.ts';

export interface GenreShape {
  /** Slugs of the publishers that make such games. */
  publishers: readonly string[];
  prices: readonly PricePoint[];
  /** Least and most. */
  hours: readonly [number, number];
  sizeMb: readonly [number, number];
  /** Seats, as often as they stand here. */
  players: readonly number[];
  ages: readonly number[];
  tags: readonly string[];
}

export const SHAPES: Readonly<Record<Genre, GenreShape>> = {
  action: {
    publishers: ['cinder-yard', 'slow-wind', 'moth-and-lamp', 'hoshikuzu', 'skylark', 'tin-parade'],
    prices: [11000, 16500, 19800, 22000, 28000, 34000, 42000, 54800],
    hours: [5, 24],
    sizeMb: [1200, 32000],
    players: [1, 1, 1, 1, 2, 4],
    ages: [7, 12, 12, 16],
    tags: [
      'difficult',
      'real-time',
      'pixel-art',
      'hand-drawn',
      'replayable',
      'music',
      'roguelike',
      'fantasy',
      'sci-fi',
    ],
  },
  rpg: {
    publishers: ['low-lantern', 'slow-wind', 'paper-boat', 'hoshikuzu', 'salt-road', 'nachtzug'],
    prices: [16500, 22000, 28000, 32000, 38000, 49800, 54800, 64800],
    hours: [16, 90],
    sizeMb: [2400, 58000],
    players: [1, 1, 1, 1, 2, 4],
    ages: [7, 12, 12, 16],
    tags: [
      'story',
      'choices',
      'fantasy',
      'exploration',
      'folklore',
      'historical',
      'atmospheric',
      'turn-based',
      'isometric',
    ],
  },
  racing: {
    publishers: ['third-gear', 'skylark', 'dalgona-lab', 'harbour-nine', 'tin-parade', 'hoshikuzu'],
    prices: [7500, 11000, 16500, 21000, 26000, 31000, 38000],
    hours: [8, 40],
    sizeMb: [900, 24000],
    players: [2, 4, 4, 8, 8, 12],
    ages: [3, 3, 7],
    tags: ['versus', 'same-sofa', 'online', 'short-sessions', 'difficult', 'replayable', 'funny', 'music'],
  },
  simulation: {
    publishers: ['harbour-nine', 'brass-otter', 'skylark', 'dalgona-lab', 'nachtzug', 'kettlebird'],
    prices: [9000, 14000, 18000, 22000, 25000, 30000, 34000],
    hours: [12, 90],
    sizeMb: [600, 14000],
    players: [1, 1, 1, 2, 4],
    ages: [3, 3, 3, 7],
    tags: [
      'building',
      'relaxing',
      'replayable',
      'solo',
      'isometric',
      'crafting',
      'minimal',
      'real-time',
      'historical',
    ],
  },
  puzzle: {
    publishers: ['tin-parade', 'moth-and-lamp', 'skylark', 'dalgona-lab', 'hoshikuzu', 'brass-otter'],
    prices: [4500, 5500, 7500, 9000, 11000, 12500, 14000],
    hours: [3, 18],
    sizeMb: [150, 1800],
    players: [1, 1, 1, 2, 2, 4],
    ages: [3, 3, 3, 7],
    tags: [
      'logic',
      'minimal',
      'relaxing',
      'hand-drawn',
      'short-sessions',
      'words',
      'mystery',
      'difficult',
      'cats',
    ],
  },
  horror: {
    publishers: ['quiet-floor', 'slow-wind', 'paper-boat', 'low-lantern', 'salt-road', 'hoshikuzu'],
    prices: [9000, 12500, 16500, 18000, 22000, 26000],
    hours: [3, 16],
    sizeMb: [1100, 18000],
    players: [1, 1, 1, 1, 4, 5],
    ages: [12, 16, 16, 18],
    tags: [
      'horror',
      'first-person',
      'atmospheric',
      'mystery',
      'stealth',
      'folklore',
      'story',
      'solo',
      'difficult',
    ],
  },
  strategy: {
    publishers: ['nachtzug', 'skylark', 'cinder-yard', 'salt-road', 'paper-boat', 'slow-wind'],
    prices: [14000, 18000, 22000, 28000, 34000, 38000, 42000],
    hours: [20, 120],
    sizeMb: [800, 12000],
    players: [1, 2, 4, 4, 6],
    ages: [7, 7, 12],
    tags: [
      'turn-based',
      'historical',
      'versus',
      'online',
      'by-mail',
      'choices',
      'cards',
      'isometric',
      'replayable',
    ],
  },
  cozy: {
    publishers: ['kettlebird', 'dalgona-lab', 'paper-boat', 'moth-and-lamp', 'hoshikuzu', 'slow-wind'],
    prices: [5500, 9000, 11000, 14000, 16500, 19800, 22000],
    hours: [6, 60],
    sizeMb: [300, 6000],
    players: [1, 1, 2, 2, 4],
    ages: [3, 3, 3],
    tags: [
      'relaxing',
      'hand-drawn',
      'cats',
      'cooking',
      'farming',
      'crafting',
      'music',
      'co-op',
      'short-sessions',
    ],
  },
};

/** Tags that go with a shelf. */
export const SHELF_TAGS: Readonly<Record<string, readonly string[]>> = {
  swordplay: ['swordplay'],
  platformers: ['platformer'],
  shooters: ['shooter'],
  stealth: ['stealth'],
  survival: ['crafting', 'exploration'],
  'open-worlds': ['exploration'],
  'tactical-roles': ['turn-based'],
  'dungeon-runs': ['roguelike'],
  circuits: ['racing'],
  rally: ['racing'],
  street: ['racing'],
  'ball-games': ['sports'],
  'wind-and-water': ['sports', 'sea'],
  'life-and-farm': ['farming'],
  vehicles: ['trains'],
  space: ['sci-fi'],
};
