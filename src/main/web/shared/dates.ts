import type { Locale } from './i18n';

// Dates and working time mean Asia/Shanghai, wherever the reader sits.
const ZONE = 'Asia/Shanghai';
const day = new Intl.DateTimeFormat('en-CA', { timeZone: ZONE, year: 'numeric', month: '2-digit', day: '2-digit' });
const clock = new Intl.DateTimeFormat('en-GB', { timeZone: ZONE, hour: '2-digit', minute: '2-digit', hour12: false });

export function dateOf(instant: Date | string): string {
  const date = new Date(instant);
  return Number.isNaN(date.getTime()) ? '' : day.format(date);
}

export function timeOf(instant: Date | string): string {
  const date = new Date(instant);
  return Number.isNaN(date.getTime()) ? '' : clock.format(date);
}

/** `今天 14:06`, `11 月 20 日 09:30`, `2025-11-20 09:30`. */
export function momentOf(instant: string, locale: Locale, now: Date = new Date()): string {
  return `${dayOf(instant, locale, now)} ${timeOf(instant)}`.trim();
}

export function dayOf(instant: string, locale: Locale, now: Date = new Date()): string {
  const date = dateOf(instant);
  if (date === '') return '';
  const today = dateOf(now);
  if (date === today) return locale === 'en' ? 'Today' : '今天';
  const [year, month, dayOfMonth] = date.split('-');
  if (year !== today.slice(0, 4)) return date;
  if (locale === 'en') {
    return new Intl.DateTimeFormat('en-GB', { timeZone: ZONE, day: 'numeric', month: 'short' }).format(
      new Date(instant),
    );
  }
  return `${Number(month)} 月 ${Number(dayOfMonth)} 日`;
}

const weekday: Record<Locale, Intl.DateTimeFormat> = {
  'zh-CN': new Intl.DateTimeFormat('zh-CN', { timeZone: ZONE, weekday: 'short' }),
  en: new Intl.DateTimeFormat('en-GB', { timeZone: ZONE, weekday: 'short' }),
};
const DAY = 24 * 3_600_000;

/** A moment to come, as one says it: `今天 16:30`, `明天 09:30`, `11 月 30 日（周一）10:30`. */
export function dueOf(instant: string, locale: Locale, now: Date = new Date()): string {
  const date = dateOf(instant);
  if (date === '' || date === dateOf(now)) return momentOf(instant, locale, now);
  const zh = locale !== 'en';
  if (date === dateOf(new Date(now.getTime() + DAY))) return `${zh ? '明天' : 'Tomorrow'} ${timeOf(instant)}`;
  const name = weekday[locale].format(new Date(instant));
  const day = dayOf(instant, locale, now);
  return zh ? `${day}（${name}）${timeOf(instant)}` : `${name} ${day} ${timeOf(instant)}`;
}
