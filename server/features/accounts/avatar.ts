// The picture of a new member, until they choose one: one of the house's animals, told by their id.
import { createHash } from 'node:crypto';

const animals = [
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
/** Colour variants of each animal, numbered from 1. */
const variants = 6;

/** A name under `/art/avatars/`, the same for the same id. */
export function avatarFor(id: string): string {
  const [animal = 0, variant = 0] = createHash('sha256').update(id).digest();
  return `${animals[animal % animals.length]}-${(variant % variants) + 1}`;
}
