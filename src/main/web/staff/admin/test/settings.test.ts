import { describe, expect, it } from 'vitest';
import { kindOf, monthOf, stepFrom, yearsIn } from '../pages/days';
import { changed, rowsOf, toSend, touched } from '../pages/limits';
import { embedCode, originsOf, previewUrl } from '../pages/origins';
import type { Policy } from '../types';

const policy = (by: Partial<Policy> = {}): Policy => ({
  queue: '*',
  priority: 'NORMAL',
  kind: 'FIRST_RESPONSE',
  term: { unit: 'WORKING_MINUTES', amount: 120 },
  warning: { percent: 80, left: null },
  shared: true,
  ...by,
});

describe('time limits', () => {
  it('are a site’s own once somebody touches them, and only those are sent', () => {
    const rows = rowsOf([policy(), policy({ kind: 'RESOLUTION' })]);
    const [first] = rows;
    if (!first) throw new Error('no row');
    first.now.term.amount = 60;
    touched(first);
    expect(changed(first)).toBe(true);
    expect(toSend(rows, false)).toEqual([policy({ term: { unit: 'WORKING_MINUTES', amount: 60 }, shared: false })]);
    expect(toSend(rows, true)).toHaveLength(2);
  });

  it('stand with those of all queues first', () => {
    expect(rowsOf([policy({ queue: 'A' }), policy()]).map(({ now }) => now.queue)).toEqual(['*', 'A']);
  });
});

describe('the calendar', () => {
  it('knows weekends, holidays and days worked in exchange', () => {
    expect(kindOf('2026-11-28', undefined)).toBe('weekend');
    expect(kindOf('2026-11-27', undefined)).toBe('workday');
    expect(kindOf('2026-11-28', { kind: 'WORK' })).toBe('WORK');
    expect(monthOf(2028, 2).dates).toHaveLength(29);
  });

  it('is walked by arrow keys, within the year', () => {
    expect(stepFrom('2026-03-01', 'ArrowUp')).toBe('2026-02-22');
    expect(stepFrom('2026-12-31', 'ArrowRight')).toBeNull();
    expect(stepFrom('2026-12-31', 'Enter')).toBeNull();
  });

  it('says which years a file will replace, before it is sent', () => {
    expect(yearsIn('date,kind,name\n2027-01-01,OFF,元旦\n"2028-01-01",OFF,元旦\r\n')).toEqual({
      lines: 2,
      years: ['2027', '2028'],
    });
    expect(yearsIn('什么也没有').lines).toBe(0);
  });
});

describe('a site’s embed code', () => {
  const look = { side: 'right', lang: '', accent: '' };

  it('says only what is not as usual', () => {
    expect(embedCode('https://q.cn', 'park', look)).toBe(
      '<script src="https://q.cn/widget.js" data-site="park" async></' + 'script>',
    );
    expect(embedCode('https://q.cn', 'park', { side: 'left', lang: 'en', accent: '#0b766f' })).toContain(
      'data-position="left" data-lang="en" data-accent="#0b766f"',
    );
    expect(embedCode('https://q.cn', 'park', { ...look, accent: '"><b>' })).not.toContain('<b>');
  });

  it('has a preview of the same look', () => {
    expect(previewUrl('park', { ...look, accent: '#0b766f' }, 'en')).toBe(
      '/widget/?site=park&lang=en&accent=%230b766f',
    );
  });

  it('takes addresses as people paste them', () => {
    expect(originsOf(' https://a.cn/ ，https://b.cn\nhttps://a.cn')).toEqual(['https://a.cn', 'https://b.cn']);
  });
});
