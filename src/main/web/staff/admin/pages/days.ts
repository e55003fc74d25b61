import type { Day } from '../types';

export type DayKind = 'OFF' | 'WORK' | 'weekend' | 'workday';

const pad = (n: number) => String(n).padStart(2, '0');
export const dateAt = (year: number, month: number, day: number): string => `${year}-${pad(month)}-${pad(day)}`;

/** Monday is 0. */
export const weekdayOf = (date: string): number => (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7;

/** The days of a month, with the empty places before the first. */
export function monthOf(year: number, month: number): { before: number; dates: string[] } {
  const count = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return {
    before: weekdayOf(dateAt(year, month, 1)),
    dates: Array.from({ length: count }, (_, index) => dateAt(year, month, index + 1)),
  };
}

export const kindOf = (date: string, named: Pick<Day, 'kind'> | undefined): DayKind =>
  named?.kind === 'OFF' ? 'OFF' : named?.kind === 'WORK' ? 'WORK' : weekdayOf(date) > 4 ? 'weekend' : 'workday';

/** The day that the arrow keys lead to from there, within the year. */
export function stepFrom(date: string, key: string): string | null {
  const by = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 }[key];
  if (by === undefined) return null;
  const to = new Date(Date.parse(`${date}T00:00:00Z`) + by * 86_400_000).toISOString().slice(0, 10);
  return to.slice(0, 4) === date.slice(0, 4) ? to : null;
}

/** What a table file speaks of, before it is sent: the service reads it in full. */
export function yearsIn(csv: string): { lines: number; years: string[] } {
  const dates = csv.split(/\r?\n/).flatMap((line) => /^\ufeff?"?(\d{4})-\d{2}-\d{2}/.exec(line.trim())?.[1] ?? []);
  return { lines: dates.length, years: [...new Set(dates)].toSorted() };
}
