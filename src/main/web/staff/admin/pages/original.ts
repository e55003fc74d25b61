import type { Place } from '../libraryTypes';

/** A stretch of a line, and the passage that was made of it. */
export interface Stretch {
  text: string;
  passageId: string | null;
  whole: boolean;
}

export interface Row {
  at: number;
  kind: 'text' | 'heading' | 'page' | 'table';
  /** The passages that begin in this line. */
  begins: string[];
  stretches: Stretch[];
}

const PAGE = '\f';
const HEADING = /^#{1,6}\s+/;

/** The file's text line by line, cut where passages begin and end. */
export function rowsOf(text: string, places: Place[]): Row[] {
  const sorted = places.toSorted((one, other) => one.from - other.from);
  const rows: Row[] = [];
  let at = 0;
  let next = 0;
  for (const line of text.split('\n')) {
    const end = at + line.length;
    while (next < sorted.length && (sorted[next]?.to ?? 0) <= at) next += 1;
    if (line.startsWith(PAGE))
      rows.push({ at, kind: 'page', begins: [], stretches: [{ text: line.slice(1), passageId: null, whole: true }] });
    else if (line.trim() !== '') rows.push(rowOf(line, at, here(sorted, next, end)));
    at = end + 1;
  }
  return rows;
}

function here(sorted: Place[], first: number, end: number): Place[] {
  let last = first;
  while ((sorted[last]?.from ?? Infinity) < end) last += 1;
  return sorted.slice(first, last);
}

function rowOf(line: string, at: number, places: Place[]): Row {
  const heading = HEADING.exec(line)?.[0].length ?? 0;
  const stretches: Stretch[] = [];
  let done = heading;
  const cut = (to: number, place: Place | null) => {
    if (to > done)
      stretches.push({ text: line.slice(done, to), passageId: place?.passageId ?? null, whole: place?.whole ?? true });
    done = Math.max(done, to);
  };
  for (const place of places) {
    cut(Math.max(0, place.from - at), null);
    cut(Math.min(line.length, place.to - at), place);
  }
  cut(line.length, null);
  return {
    at,
    kind: heading > 0 ? 'heading' : line.startsWith('|') ? 'table' : 'text',
    begins: places.filter(({ from }) => from >= at).map(({ passageId }) => passageId),
    stretches,
  };
}
