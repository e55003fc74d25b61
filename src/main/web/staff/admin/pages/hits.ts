import type { HitPassage, HitTest } from '../curationTypes';

export interface Share {
  name: string;
  value: number;
  /** Of the widest bar, in per cent. */
  width: number;
}

/** What the score is made of, the largest first; what held it down has no place on a bar. */
export function sharesOf(passage: HitPassage, widest: number): { up: Share[]; down: string[] } {
  const entries = Object.entries(passage.parts).filter(([, value]) => Math.abs(value) > 0.0005);
  const up = entries
    .filter(([, value]) => value > 0)
    .map(([name, value]) => ({ name, value, width: widest > 0 ? (value / widest) * 100 : 0 }));
  return { up, down: entries.filter(([, value]) => value < 0).map(([name]) => name) };
}

const sumOf = ({ parts }: HitPassage) => Object.values(parts).reduce((sum, value) => sum + Math.max(0, value), 0);
export const widestOf = (passages: HitPassage[]): number => Math.max(0, ...passages.map(sumOf));

/** The signals in one order for all rows, so that each has one colour. */
export function signalsOf(passages: HitPassage[]): string[] {
  const sums = new Map<string, number>();
  for (const { parts } of passages)
    for (const [name, value] of Object.entries(parts)) if (value > 0) sums.set(name, (sums.get(name) ?? 0) + value);
  return [...sums].toSorted(([, one], [, other]) => other - one).map(([name]) => name);
}

/** `.62`, `-1.30`, `12`: as short as it is clear. */
export function figure(value: number): string {
  if (Math.abs(value) >= 1_000) return value.toExponential(1);
  return value.toFixed(2).replace(/^(-?)0\./, '$1.');
}

/** What the sentence under the axis is filled with. */
export function sayings({ decision }: HitTest): Record<string, string> {
  const { similarity, coverage, thresholds, missing } = decision;
  return {
    similarity: figure(similarity),
    coverage: figure(coverage),
    low: figure(thresholds.similar),
    high: figure(thresholds.surelySimilar),
    covered: figure(thresholds.covered),
    missing: missing.join('、'),
  };
}

/** The article of a citation, or the section of a guide, as an evaluation case names it. */
export const articleOf = (passage: Pick<HitPassage, 'citation'> & { article?: string | null }): string =>
  passage.article ??
  /第([^第]+?)[条款]/.exec(passage.citation)?.[1] ??
  (/》\s*([^》]+)$/.exec(passage.citation)?.[1] ?? passage.citation).slice(0, 20);
