// store.facets: how many games each choice of a filter would show, with the other filters as they are.
import type { z } from 'zod';
import { limits } from '../../../../shared/limits.ts';
import type { Facets, facetsInput } from '../../../../shared/store.ts';
import type { Database } from '../../../platform/postgres/database.ts';
import { type Viewer, viewerValues } from '../viewer.ts';
import { requireCategory, shapeOf, statement } from './games.ts';
import type { Shape } from './listing.ts';

/** @throws AppError CATEGORY_NOT_FOUND. */
export async function findFacets(
  database: Database,
  input: z.output<typeof facetsInput>,
  viewer: Viewer,
): Promise<Facets> {
  if (input.category !== undefined) await requireCategory(database, input.category);
  const shape: Shape = { ...shapeOf(input, viewer), sort: 'popular' };
  // A text without a word in it finds nothing.
  if (shape.terms?.length === 0) return { categories: [], tags: [], onSale: 0, free: 0 };

  const values = { ...viewerValues(viewer), category: input.category, tag: input.tag };
  const ask = <Row>(part: 'total' | 'tags' | 'categories', changes: Partial<Shape>, more = {}) =>
    statement(database, part, { ...shape, ...changes }).execute({ ...values, ...more }) as Promise<Row[]>;
  const [categories, tags, [onSale], [free]] = await Promise.all([
    ask<Facets['categories'][number]>('categories', { inCategory: false }),
    ask<Facets['tags'][number]>(
      'tags',
      { withTag: false },
      { chosenTag: input.tag ?? null, limit: limits.facetTags.max },
    ),
    ask<{ id: string }>('total', { onSale: true }),
    ask<{ id: string }>('total', { free: true }),
  ]);
  return { categories, tags, onSale: Number(onSale?.id ?? 0), free: Number(free?.id ?? 0) };
}
