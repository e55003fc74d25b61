import { describe, expect, it } from 'vitest';
import type { ArticleDiff } from '../comparisonTypes';
import type { HitPassage } from '../curationTypes';
import type { PassageRow } from '../libraryTypes';
import { articleOf, figure, sharesOf, signalsOf, widestOf } from '../pages/hits';
import { stagesOf } from '../pages/jobs';
import { asksForDates, barOf, placeOf } from '../pages/period';
import { articleName, dateHint, shareChanged } from '../pages/reading';

const passage = (text: string, article = '9'): PassageRow => ({
  passageId: `p${article}`,
  position: 0,
  article,
  path: ['第二章'],
  citation: `《清源市泉水管理规定》第${article}条`,
  text,
  embedded: true,
});
const diff = (before: string | null, after: string | null): ArticleDiff => ({
  change: 'CHANGED',
  textChanged: before !== after,
  before: before === null ? null : passage(before),
  after: after === null ? null : passage(after),
  words: [],
  grave: [],
});

describe('when a text begins to hold', () => {
  it('is hinted at with its place, and a day only where the text names one', () => {
    const last = passage('本规定自2027年1月1日起施行。', '30');
    expect(dateHint([passage('总则'), last])).toEqual({
      date: '2027-01-01',
      quote: '自2027年1月1日起施行',
      citation: last.citation,
    });
    expect(dateHint([passage('本规定自公布之日起施行。')])?.date).toBeNull();
    expect(dateHint([passage('自收到申请之日起二十日内办结。')])).toBeNull();
  });

  it('is asked of a person for a law’s draft, not for a guide nor for what was imported', () => {
    const draft = { kind: 'LAW', state: 'DRAFT', datesConfirmed: null, origin: 'UPLOAD' };
    expect(asksForDates(draft)).toBe(true);
    expect(asksForDates({ ...draft, kind: 'GUIDE' })).toBe(false);
    expect(asksForDates({ ...draft, origin: 'DIRECTORY' })).toBe(false);
  });

  it('stands on the bar in its place', () => {
    expect(placeOf('2018-01-01')).toBe(0);
    expect(placeOf('2040-01-01')).toBe(100);
    expect(barOf({ effectiveFrom: null, effectiveTo: null })).toBeNull();
    expect(barOf({ effectiveFrom: '2010-01-01', effectiveTo: '2012-01-01' })?.width).toBe(1.5);
  });
});

it('an article is called as a lawyer would', () => {
  expect(articleName(passage('', '三十六'))).toBe('第三十六条');
  expect(articleName({ article: null, citation: '办事指引', path: ['要什么材料'] })).toBe('要什么材料');
  expect(articleOf({ citation: '《规定》第二十六条' })).toBe('二十六');
  expect(articleOf({ citation: '《服务指南：取水》办理期限' })).toBe('办理期限');
});

it('how much of an article changed is a share of its text', () => {
  const words = [
    { kind: 'KEPT', text: '十日' },
    { kind: 'ADDED', text: '书面' },
  ];
  expect(shareChanged({ ...diff('十日', '十日书面'), words })).toBe(0.5);
  expect(shareChanged(diff(null, '新'))).toBe(1);
});

describe('the bar of a hit', () => {
  const hit = (parts: Record<string, number>): HitPassage => ({ parts }) as unknown as HitPassage;

  it('shows what lifts, and names what holds down', () => {
    const hits = [hit({ dense: 0.6, lexical: 0.4 }), hit({ dense: 0.5, lexical: -0.2 })];
    expect(widestOf(hits)).toBe(1);
    expect(signalsOf(hits)).toEqual(['dense', 'lexical']);
    expect(sharesOf(hits[1] ?? hit({}), 1)).toEqual({
      up: [{ name: 'dense', value: 0.5, width: 50 }],
      down: ['lexical'],
    });
  });

  it('writes figures short', () => {
    expect([figure(0.62), figure(-0.5), figure(12), figure(2_000_000)]).toEqual(['.62', '-.50', '12.00', '2.0e+6']);
  });
});

it('a job’s five parts fill one after the other', () => {
  expect(stagesOf({ state: 'RUNNING', stage: 'EMBED', done: 3, total: 4 })).toEqual([1, 1, 1, 1, 0.75, 0]);
  expect(stagesOf({ state: 'WAITING', stage: 'CONFIRM', done: 0, total: 1 })).toEqual([1, 1, 1, 0, 0, 0]);
  expect(stagesOf({ state: 'SUCCEEDED', stage: 'PUBLISH', done: 1, total: 1 })).toEqual([1, 1, 1, 1, 1, 1]);
});
