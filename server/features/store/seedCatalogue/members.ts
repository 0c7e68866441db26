// The members of the seed world, each from its number alone: hand-written ones first, then as many as are asked for.

import { seeded } from '../art/seeded.ts';
import { GENRES } from '../art/types.ts';
import { BIOS, TASTE_BIOS } from './members/bios.ts';
import { combinedMember } from './members/combined.ts';
import { writtenMembers } from './members/written.ts';
import type { Rng, SeedMember } from './types.ts';

const ANIMALS = [
  'fox',
  'owl',
  'ghost',
  'cat',
  'moon',
  'shroom',
  'robot',
  'bear',
  'rabbit',
  'penguin',
  'fish',
  'cactus',
] as const;
const VARIANTS = 6;
/** Nobody joined longer ago, in days. */
const LONGEST = 900;

/** The first seventy-two members have seventy-two pictures; who comes later shares. */
function avatarOf(number: number, rng: Rng): string {
  if (number >= ANIMALS.length * VARIANTS) return `${rng.pick(ANIMALS)}-${rng.int(1, VARIANTS)}`;
  const animal = ANIMALS[(number * 5) % ANIMALS.length] ?? ANIMALS[0];
  return `${animal}-${((Math.floor(number / ANIMALS.length) + number) % VARIANTS) + 1}`;
}

/** The member with this number (0-based): the same on every machine, with a nickname no other number has. */
export function generateMember(number: number): SeedMember {
  const rng = seeded(`member ${number}`);
  const named = writtenMembers[number] ?? combinedMember(number - writtenMembers.length);
  const tastes = rng.shuffle(GENRES).slice(0, rng.int(1, 3));
  const favourite = tastes[0] ?? 'cozy';
  const { language } = named;
  const silent = number >= 40 && rng.chance(0.3);
  const bio = rng.chance(0.4) ? rng.pick(TASTE_BIOS[favourite][language]) : rng.pick(BIOS[language]);
  return {
    number,
    nickname: named.nickname,
    country: named.country,
    language,
    avatar: avatarOf(number, rng),
    bio: silent ? '' : bio,
    joinedDay: -rng.int(1, LONGEST),
    tastes,
  };
}
