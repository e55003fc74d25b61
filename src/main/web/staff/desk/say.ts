import type { Problem } from '../../shared/api';
import { momentOf } from '../../shared/dates';
import type { ClockFace } from './clocks';
import { spell } from './clocks';
import { useParts } from './context';
import type { DeskTicket } from './types';
import type { Key, Words } from './words';

/** The page's words as they are now; they follow the language. */
export function useWords(): Pick<Words, 't' | 'of'> & { locale: () => Words['locale'] } {
  const { words } = useParts();
  return {
    t: (key, params) => words.value.t(key, params),
    of: (family, value) => words.value.of(family, value),
    locale: () => words.value.locale,
  };
}

type Says = Pick<Words, 't'>;

/** What went wrong and what to do: the service says it best. */
export function reasonOf(problem: Problem, { t }: Says): string {
  const fields = problem.errors.map(({ message }) => message).filter((message) => !problem.detail.includes(message));
  return [problem.detail || t('unexpected'), ...fields].join('；');
}

export function sayFailed(problem: Problem, { t }: Says): string {
  return problem.status === 0 ? t('failedOffline') : t('failed', { detail: reasonOf(problem, { t }) });
}

/** `QZ20261116-0021` → `1116-0021`: the year is known. */
export const shortNumber = (number: string): string => /^[A-Z]+\d{4}(\d{4}-\d+)$/.exec(number)?.[1] ?? number;

export const enterpriseOf = (ticket: Pick<DeskTicket, 'enterprise'>, { t }: Says): string =>
  ticket.enterprise?.name || t('nobody');

export const titleOf = (ticket: Pick<DeskTicket, 'title' | 'number'>): string => ticket.title?.trim() || ticket.number;

/** What a clock says in one word and a time. */
export function clockText(face: ClockFace, day: number, words: Says & { locale: Words['locale'] }): string {
  const over = face.tone === 'met' || face.tone === 'late';
  const time = spell(over ? face.took : face.left, day, words.locale);
  const key: Record<ClockFace['tone'], Key> = {
    running: 'clockLeft',
    warn: 'clockLeft',
    broken: 'clockOver',
    paused: 'clockPaused',
    met: 'clockMet',
    late: 'clockLate',
  };
  return words.t(key[face.tone], { time });
}

export const dueText = (face: ClockFace, words: Says & { locale: Words['locale'] }): string =>
  words.t('clockDue', { moment: momentOf(new Date(face.dueAt).toISOString(), words.locale) });

const VALIDITY: Record<string, [Key, string]> = {
  IN_FORCE: ['inForce', 'good'],
  NOT_YET_IN_FORCE: ['notYetInForce', 'info'],
  REPEALED: ['repealed', 'bad'],
  SUPERSEDED: ['superseded', ''],
};

export const validityOf = (status: string): [Key, string] => VALIDITY[status] ?? ['unknownValidity', ''];

/** A measured time, such as a median; a dash where nothing was measured. */
export const timeText = (seconds: number | null, day: number, locale: Words['locale']): string =>
  seconds === null ? '–' : spell(seconds * 1_000, day, locale);

export const pointsText = (points: number | null): string => (points === null ? '–' : points.toFixed(1));

/** The character that stands for somebody. */
export const initialOf = (name: string): string => [...name.trim()][0] ?? '·';

const COLOURS: Record<string, string> = { ONLINE: 'online', BUSY: 'busy', AWAY: 'away' };
export const presenceClass = (state: string): string => COLOURS[state] ?? 'away';
