// store.facets: how many games each choice of a filter would show, with the other filters as they are.
import type { z } from 'zod';
import { limits } from '../../../../shared/limits.ts';
import { type PriceBand, priceBounds, releaseSpans } from '../../../../shared/priceBands.ts';
import type { Facets, facetsInput, RatingBand } from '../../../../shared/store.ts';
import type { Database } from '../../../platform/postgres/database.ts';
import type { Viewer } from '../viewer.ts';
import { filterValues, requireCategory, shapeOf, statement } from './games.ts';
import type { Shape } from './listing.ts';
import { remembered } from './remembered.ts';

type Input = z.output<typeof facetsInput>;
type Facts = {
  price: PriceBand;
  free: boolean;
  onSale: boolean;
  systems: string[];
  spoken: boolean;
  rating: RatingBand;
  age: number | null;
  games: number;
};

type FactFacets = Omit<Facets, 'categories' | 'tags' | 'spoken' | 'priceBounds'>;

const noFacts = (): FactFacets => ({
  onSale: 0,
  free: 0,
  prices: { low: 0, middle: 0, high: 0, unsold: 0 },
  systems: { windows: 0, macos: 0, linux: 0 },
  ratings: { loved: 0, liked: 0, mixed: 0, disliked: 0, panned: 0 },
  released: { month: 0, year: 0, years: 0 },
});

const isWithin = (facts: Facts, span: number) => facts.age !== null && facts.age <= span;

/** Whether facts pass each filter that is set; those not set let everything through. */
const passes = (facts: Facts, input: Input) => ({
  onSale: !input.onSale || facts.onSale,
  free: !input.free || facts.free,
  prices: input.price === undefined || facts.price === input.price,
  systems: input.system === undefined || facts.systems.includes(input.system),
  spoken: facts.spoken,
  ratings: input.rating === undefined || facts.rating === input.rating,
  released: input.released === undefined || isWithin(facts, releaseSpans.indexOf(input.released)),
});

/** Sums games of the same facts by each kind of filter, as the filters of the other kinds let them through. */
function sumFacts(rows: readonly Facts[], input: Input): FactFacets {
  const sums = noFacts();
  const add = <Name extends string>(counts: Record<Name, number>, name: string, games: number) => {
    if (name in counts) counts[name as Name] += games;
  };
  for (const facts of rows) {
    const { games } = facts;
    const passed = passes(facts, input);
    const failed = Object.entries(passed).flatMap(([kind, ok]) => (ok ? [] : [kind]));
    /** Only filters of its own kind may stand against a choice. */
    const counts = (kind: keyof typeof passed) => failed.every((each) => each === kind);
    if (facts.onSale && counts('onSale')) sums.onSale += games;
    if (facts.free && counts('free')) sums.free += games;
    if (counts('prices')) add(sums.prices, facts.price, games);
    if (counts('systems')) for (const system of facts.systems) add(sums.systems, system, games);
    if (counts('ratings')) add(sums.ratings, facts.rating, games);
    if (counts('released')) {
      for (const [span, name] of releaseSpans.entries()) {
        if (isWithin(facts, span)) sums.released[name] += games;
      }
    }
  }
  return sums;
}

/** @throws AppError CATEGORY_NOT_FOUND. */
export async function findFacets(database: Database, input: Input, viewer: Viewer): Promise<Facets> {
  if (input.category !== undefined) await requireCategory(database, input.category);
  const { language, currency, now } = viewer;
  const key = JSON.stringify(['facets', input, language, currency]);
  return remembered(database, { key, copies: false, now }, () => countFacets(database, input, viewer));
}

async function countFacets(database: Database, input: Input, viewer: Viewer): Promise<Facets> {
  const { currency } = viewer;
  const [low, middle] = priceBounds[currency];
  const bounds: Facets['priceBounds'] = [
    { amount: low, currency },
    { amount: middle, currency },
  ];
  const shape: Shape = { ...shapeOf(input, viewer), sort: 'popular' };
  // A text without a word in it finds nothing.
  if (shape.terms?.length === 0)
    return { categories: [], tags: [], spoken: [], priceBounds: bounds, ...noFacts() };

  const values = filterValues(input, viewer);
  const ask = <Row>(
    part: 'tags' | 'categories' | 'languages' | 'facts',
    changes: Partial<Shape>,
    more = {},
  ) => statement(database, part, { ...shape, ...changes }).execute({ ...values, ...more }) as Promise<Row[]>;
  const [categories, tags, languages, facts] = await Promise.all([
    ask<Facets['categories'][number]>('categories', { inCategory: false }),
    ask<Facets['tags'][number]>(
      'tags',
      { withTag: false },
      { chosenTag: input.tag ?? null, limit: limits.facetTags.max },
    ),
    ask<Facets['spoken'][number]>('languages', { bySpoken: false }),
    ask<Facts>('facts', {}),
  ]);
  const spoken = languages.filter(
    ({ code }, index) => index < limits.facetLanguages.max || code === input.spoken,
  );
  if (input.spoken !== undefined && !spoken.some(({ code }) => code === input.spoken)) {
    spoken.push({ code: input.spoken, games: 0 });
  }
  return { categories, tags, spoken, priceBounds: bounds, ...sumFacts(facts, input) };
}
