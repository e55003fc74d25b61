import type { Problem } from '../../shared/api';
import { dueOf } from '../../shared/dates';
import type { Words } from '../../shared/i18n';
import type { ConsultationSummary } from '../../shared/types';
import type { Key } from './words/zh-CN';

export const validityKey: Record<string, Key> = {
  IN_FORCE: 'inForce',
  NOT_YET_IN_FORCE: 'notYetInForce',
  REPEALED: 'repealed',
  SUPERSEDED: 'superseded',
};

export const validityTone: Record<string, string> = { IN_FORCE: 'good', NOT_YET_IN_FORCE: 'info', REPEALED: 'bad' };

export const stateKey: Record<string, Key> = {
  AI: 'stateAi',
  WAITING: 'stateWaiting',
  EXPERT: 'stateExpert',
  RESOLVED: 'stateResolved',
  CLOSED: 'stateClosed',
};

/** What a ticket that a person has stands at; `again`: its enterprise has just sent it back. */
export function ticketKey(state: string, again: boolean): Key {
  if (state === 'WAITING_ON_ENTERPRISE') return 'stateAwaiting';
  if (state === 'RESOLVED') return 'stateResolved';
  return again ? 'stateAgain' : 'stateExpert';
}

export const isPast = (instant: string): boolean => new Date(instant).getTime() < Date.now();

/** By when somebody answers; a time that has passed is no promise any more, and is not shown as one. */
export function sayDue(instant: string, { t, locale }: Words<Key>): string {
  return isPast(instant) ? t('dueLate') : t('dueBy', { time: dueOf(instant, locale) });
}

/** What a consultation is called in a list: its subject, else its last words. */
export function sayTitle(
  { subject, lastMessage }: Pick<ConsultationSummary, 'subject' | 'lastMessage'>,
  { t }: Pick<Words<Key>, 't'>,
): string {
  const last = lastMessage?.withdrawn ? t('withdrawnMessage') : lastMessage?.text;
  return subject || last || t('untitled');
}

const problemKey: Record<string, Key> = {
  ANSWER_RUNNING: 'problemRunning',
  EXPERT_HOLDS: 'problemExpert',
  TEXT_TOO_LONG: 'tooLong',
  NO_RESOLVED_TICKET: 'problemVisit',
};

/** A problem in the reader's words: ours where the code is known, else the service's own. */
export function sayProblem(problem: Problem, { t }: Words<Key>): string {
  const known = problemKey[problem.code];
  if (known) return t(known);
  if (problem.status === 429) return t('problemBusy');
  if (problem.status === 404) return t('problemGone');
  return problem.detail === '' ? t('problemUnknown') : t('problem', { detail: problem.detail });
}

const PHONE = /^\+?[\d\s()-]{5,24}$/;
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

export interface ContactForm {
  name: string;
  phone: string;
  email: string;
}

/** What is wrong with a contact, by field. Empty fields are right. */
export function contactErrors(form: ContactForm): Partial<Record<keyof ContactForm, Key>> {
  return {
    ...(form.phone.trim() === '' || PHONE.test(form.phone.trim()) ? {} : { phone: 'phoneWrong' as const }),
    ...(form.email.trim() === '' || EMAIL.test(form.email.trim()) ? {} : { email: 'emailWrong' as const }),
  };
}

export function contactOf(
  form: ContactForm,
): { name: string | null; phone: string | null; email: string | null } | null {
  const [name, phone, email] = [form.name, form.phone, form.email].map((value) => value.trim() || null);
  return name || phone || email ? { name: name ?? null, phone: phone ?? null, email: email ?? null } : null;
}

/** Puts text on the clipboard; in frames without the permission by a selection. */
export async function copyToClipboard(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const area = document.createElement('textarea');
    area.value = text;
    area.setAttribute('readonly', '');
    area.className = 'sr';
    document.body.append(area);
    area.select();
    try {
      return document.execCommand('copy');
    } catch {
      return false;
    } finally {
      area.remove();
    }
  }
}
