import type { Status, Version } from '../libraryTypes';

/** The years that an interval bar shows. */
export const SPAN = { from: 2018, to: 2031 };
const START = Date.UTC(SPAN.from, 0, 1);
const WIDTH = Date.UTC(SPAN.to, 0, 1) - START;

/** Where a date stands on the bar, in per cent, kept within it. */
export function placeOf(date: string): number {
  const at = ((Date.parse(`${date}T00:00:00Z`) - START) / WIDTH) * 100;
  return Math.min(100, Math.max(0, Number.isNaN(at) ? 0 : at));
}

/** The part of the bar that a version fills; null where its beginning is unknown. */
export function barOf({
  effectiveFrom,
  effectiveTo,
}: Pick<Version, 'effectiveFrom' | 'effectiveTo'>): { left: number; width: number } | null {
  if (effectiveFrom === null && effectiveTo === null) return null;
  const left = effectiveFrom === null ? 0 : placeOf(effectiveFrom);
  const right = effectiveTo === null ? 100 : placeOf(effectiveTo);
  return { left, width: Math.max(1.5, right - left) };
}

export type Shape = 'full' | 'half' | 'dashed' | 'struck' | 'open';

/** Each state by a shape and a tone, so that colour alone never tells. */
const SHAPES: Record<string, { shape: Shape; tone: string }> = {
  IN_FORCE: { shape: 'full', tone: 'good' },
  NOT_YET_IN_FORCE: { shape: 'half', tone: 'info' },
  SCHEDULED: { shape: 'half', tone: 'info' },
  DRAFT: { shape: 'dashed', tone: '' },
  IN_REVIEW: { shape: 'dashed', tone: 'warned' },
  REPEALED: { shape: 'struck', tone: '' },
  SUPERSEDED: { shape: 'struck', tone: '' },
  WITHDRAWN: { shape: 'struck', tone: '' },
};
export const shapeOf = (status: Status): { shape: Shape; tone: string } =>
  SHAPES[status] ?? { shape: 'open', tone: '' };

/** Kinds that hold from the day on which they are published: nobody reads a date into them. */
const UNDATED = ['GUIDE', 'FAQ', 'CASE', 'QUESTIONS'];
export const isDated = (kind: string): boolean => !UNDATED.includes(kind);

/** Whether a person still has to say when it holds. */
export const asksForDates = (version: Pick<Version, 'kind' | 'state' | 'datesConfirmed' | 'origin'>): boolean =>
  isDated(version.kind) &&
  version.datesConfirmed === null &&
  version.origin !== 'DIRECTORY' &&
  ['DRAFT', 'IN_REVIEW'].includes(version.state);
