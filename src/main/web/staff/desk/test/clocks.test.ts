// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { clocksByKind, faceOf, isOverdue, leadingClock, spell, turned } from '../clocks';
import { HOUR, WorkingTime } from '../workingTime';
import { clock, ticket } from './samples';

const always = new WorkingTime([]);
const at = (time: string) => Date.parse(`2026-11-26T${time}Z`);
// Two working days, 9 to 12 and 13:30 to 17:30 in China.
const work = new WorkingTime([
  { from: '2026-11-26T01:00:00Z', until: '2026-11-26T04:00:00Z' },
  { from: '2026-11-26T05:30:00Z', until: '2026-11-26T09:30:00Z' },
  { from: '2026-11-27T01:00:00Z', until: '2026-11-27T04:00:00Z' },
  { from: '2026-11-27T05:30:00Z', until: '2026-11-27T09:30:00Z' },
]);

describe('a clock', () => {
  it('runs, warns and breaks at the moments that the service named', () => {
    expect(faceOf(clock(), at('08:59'), always).tone).toBe('running');
    expect(faceOf(clock(), at('09:00'), always).tone).toBe('warn');
    expect(faceOf(clock(), at('11:00'), always).tone).toBe('broken');
  });

  it('stands while it is paused, however late it gets', () => {
    const paused = faceOf(clock({ pausedAt: '2026-11-26T03:00:00Z' }), at('23:00'), always);
    expect(paused).toMatchObject({ tone: 'paused', left: 8 * HOUR });
  });

  it('says whether it was met in time', () => {
    expect(faceOf(clock({ stoppedAt: '2026-11-26T02:30:00Z' }), at('23:00'), always)).toMatchObject({
      tone: 'met',
      took: 1.5 * HOUR,
    });
    expect(faceOf(clock({ stoppedAt: '2026-11-26T12:00:00Z' }), at('23:00'), always).tone).toBe('late');
  });

  it('counts working time only', () => {
    const overNight = clock({ dueAt: '2026-11-27T02:00:00Z' });
    expect(faceOf(overNight, at('09:00'), work).left).toBe(1.5 * HOUR);
    expect(faceOf(overNight, at('20:00'), work)).toMatchObject({ left: HOUR, used: 0.875 });
    expect(faceOf(overNight, Date.parse('2026-11-27T06:30:00Z'), work).left).toBe(-3 * HOUR);
  });

  it('is said in hours within a working day and in days beyond', () => {
    expect(spell(5 * HOUR + 6 * 60_000, work.day, 'zh-CN')).toBe('5:06');
    expect(spell(-3 * HOUR - 20 * 60_000, work.day, 'zh-CN')).toBe('3:20');
    expect(spell(13 * HOUR, work.day, 'zh-CN')).toBe('1天6时');
    expect(spell(13 * HOUR, work.day, 'en')).toBe('1d 6h');
    expect(spell(14 * HOUR, work.day, 'zh-CN')).toBe('2天');
  });
});

describe('a ticket’s clocks', () => {
  it('are led by the open one that is due first', () => {
    const first = clock({ kind: 'FIRST_RESPONSE', dueAt: '2026-11-26T02:00:00Z' });
    expect(leadingClock(ticket({ clocks: [clock(), first] }))).toBe(first);
    const met = { ...first, stoppedAt: '2026-11-26T01:30:00Z' };
    expect(leadingClock(ticket({ clocks: [clock(), met] }))?.kind).toBe('RESOLUTION');
  });

  it('are shown by kind, the newest of each', () => {
    const again = clock({ startedAt: '2026-11-27T01:00:00Z' });
    expect(clocksByKind(ticket({ clocks: [clock(), again] })).get('RESOLUTION')).toBe(again);
  });

  it('make it overdue only while one is open and runs', () => {
    const broken = ticket({ clocks: [clock()] });
    expect(isOverdue(broken, at('12:00'))).toBe(true);
    expect(isOverdue({ ...broken, state: 'CLOSED' }, at('12:00'))).toBe(false);
    expect(isOverdue(ticket({ clocks: [clock({ pausedAt: '2026-11-26T02:00:00Z' })] }), at('12:00'))).toBe(false);
  });

  it('tell once that they turned amber or red', () => {
    const one = ticket({ clocks: [clock()] });
    expect(turned(one, at('08:59'), at('09:00'))).toBe(true);
    expect(turned(one, at('09:00'), at('09:01'))).toBe(false);
  });
});

describe('working time', () => {
  it('says when work ends, and when it begins again', () => {
    expect(work.at(at('03:00'))).toMatchObject({ open: true, changesAt: at('09:30'), left: 5 * HOUR });
    expect(work.at(at('04:30'))).toMatchObject({ open: false, changesAt: at('05:30') });
    expect(work.at(at('10:00'))?.changesAt).toBe(Date.parse('2026-11-27T01:00:00Z'));
    expect(always.at(at('03:00'))).toBeNull();
  });
});
