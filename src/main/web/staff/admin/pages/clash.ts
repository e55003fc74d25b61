import type { PassageRow, Version } from '../libraryTypes';

/** The metadata as the form shows it: each field one text, a list one line each. */
export const FIELDS = [
  'title',
  'kind',
  'version',
  'number',
  'issuer',
  'region',
  'replacedBy',
  'source',
  'publishedOn',
  'effectiveFrom',
  'effectiveTo',
  'replaces',
  'serviceKinds',
] as const;
export type FieldName = (typeof FIELDS)[number];
export type Facts = Record<FieldName, string>;

export function factsOf(version: Pick<Version, 'metadata'> | null): Facts {
  const text = (value: unknown) =>
    Array.isArray(value) ? value.map(String).join('\n') : typeof value === 'string' ? value : '';
  return Object.fromEntries(FIELDS.map((name) => [name, text(version?.metadata[name])])) as Facts;
}

/** What somebody else has changed meanwhile; `mine` where this person has changed it too, to something else. */
export interface Clash {
  name: FieldName;
  before: string;
  theirs: string;
  mine: string | null;
}

export function clashesOf(before: Facts, theirs: Facts, mine: Facts): Clash[] {
  return FIELDS.filter((name) => theirs[name] !== before[name]).map((name) => ({
    name,
    before: before[name],
    theirs: theirs[name],
    mine: mine[name] === before[name] || mine[name] === theirs[name] ? null : mine[name],
  }));
}

/** What a form shows once others' changes are in it: what this person has touched stays as they typed it. */
export function joined(before: Facts, theirs: Facts, mine: Facts): Facts {
  return Object.fromEntries(
    FIELDS.map((name) => [name, mine[name] === before[name] ? theirs[name] : mine[name]]),
  ) as Facts;
}

export const sameText = (one: PassageRow, other: PassageRow): boolean =>
  one.text === other.text && one.article === other.article && one.path.join('\n') === other.path.join('\n');
