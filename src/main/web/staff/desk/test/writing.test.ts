import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fill, find, gap, OwnCanned } from '../canned';
import { Drafts, nothingWritten } from '../drafts';
import { Kept } from '../kept';
import { asked, fits, numberOf, quoteOf } from '../palette';
import { Speaker } from '../speaker';
import { TypingSignal } from '../typing';
import { memory } from './samples';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('drafts', () => {
  const writing = (reply: string) => ({ ...nothingWritten(), reply });

  it('are kept for each ticket over a reload, for each account its own', () => {
    const storage = memory();
    new Drafts(new Kept('me', () => storage)).keep('t1', writing('还没写完'));
    expect(new Drafts(new Kept('me', () => storage)).of('t1').reply).toBe('还没写完');
    expect(new Drafts(new Kept('you', () => storage)).of('t1').reply).toBe('');
  });

  it('go when nothing is left of them', () => {
    const drafts = new Drafts(new Kept('me', memory));
    drafts.keep('t1', writing('x'));
    drafts.keep('t1', writing(' '));
    expect(drafts.has('t1')).toBe(false);
  });

  it('lose the oldest when there are too many', () => {
    const drafts = new Drafts(new Kept('me', memory));
    for (let n = 0; n <= 200; n += 1) drafts.keep(`t${n}`, writing('x'));
    expect(drafts.has('t0')).toBe(false);
    expect(drafts.has('t200')).toBe(true);
  });

  it('do without a storage that is blocked', () => {
    const blocked = new Kept('me', () => {
      throw new Error('blocked');
    });
    const drafts = new Drafts(blocked);
    drafts.keep('t1', writing('x'));
    expect(drafts.of('t1').reply).toBe('x');
  });
});

describe('canned answers', () => {
  it('fill in what is known and leave a gap for what is not', () => {
    const text = fill('{contact}您好，{date}前答复。', { contact: '赵工', date: null }, { date: '日期' });
    expect(text).toBe('赵工您好，【日期】前答复。');
    expect(gap(text)).toEqual({ from: 5, to: 9 });
    expect(gap('没有空')).toBeNull();
  });

  it('are found by any of their words', () => {
    const all = [{ id: '1', title: '请补材料', text: '请补充以下材料', own: false }];
    expect(find(all, '材料')).toHaveLength(1);
    expect(find(all, '发票')).toHaveLength(0);
  });

  it('can be a person’s own', () => {
    const storage = memory();
    const own = () => new OwnCanned(new Kept('me', () => storage));
    const [kept] = own().add('您好，\n请看指引。');
    expect(kept).toMatchObject({ title: '您好，', own: true });
    expect(own().all()).toHaveLength(1);
    expect(own().remove(kept?.id ?? '')).toEqual([]);
  });
});

describe('the palette', () => {
  it('takes for a number what ends as a number does, and nothing else', () => {
    const wanted = ['QZ20261126-000012', '#qz20261126-000012', '1126-000012', '# 000 012', '012'];
    expect(wanted.map((text) => numberOf(asked(text)))).toEqual([
      'QZ20261126-000012',
      'QZ20261126-000012',
      '1126-000012',
      '000012',
      '012',
    ]);
    const others = ['12', '细则22条', '>012', '§012', 'GB/T 19001', '磅秤 012', '%%%', ''];
    expect(others.map((text) => numberOf(asked(text)))).toEqual(others.map(() => null));
  });

  it('knows what is asked for by its first sign', () => {
    expect(asked('> 办结')).toMatchObject({ scope: 'commands', text: '办结' });
    expect(asked('#1116')).toMatchObject({ scope: 'tickets', text: '1116' });
    expect(asked('§计量法')).toMatchObject({ scope: 'articles', text: '计量法' });
  });

  it('recognises a reference to an article or a standard', () => {
    expect(asked('细则22条').reference).toBe(true);
    expect(asked('计量法第二十六条').reference).toBe(true);
    expect(asked('GB/T 19001 7.1.5').reference).toBe(true);
    expect(asked('地磅过期').reference).toBe(false);
  });

  it('finds by parts of words', () => expect(fits('转待补充并停表', '补充')).toBe(true));

  it('writes a source as a lawyer would', () => {
    expect(quoteOf({ citation: '《计量法》第九条', quote: '未按照规定\n申请检定的' })).toBe(
      '《计量法》第九条规定：“未按照规定申请检定的”',
    );
  });
});

describe('the typing signal', () => {
  it('is sent at the first key and then only now and then, and ends by itself', () => {
    const told: boolean[] = [];
    const signal = new TypingSignal((active) => told.push(active));
    for (let n = 0; n < 30; n += 1) {
      signal.key();
      vi.advanceTimersByTime(100);
    }
    expect(told).toEqual([true]);
    vi.advanceTimersByTime(1_500);
    signal.key();
    expect(told).toEqual([true, true]);
    vi.advanceTimersByTime(10_000);
    expect(told).toEqual([true, true, false]);
    signal.end();
    expect(told).toHaveLength(3);
  });
});

describe('what is said to a screen reader', () => {
  it('comes at most once in ten seconds, and nothing is lost', () => {
    const said: string[] = [];
    const speaker = new Speaker((text) => said.push(text));
    speaker.polite('一');
    speaker.polite('二');
    speaker.polite('三');
    expect(said).toEqual(['一']);
    vi.advanceTimersByTime(10_000);
    expect(said).toEqual(['一', '二 三']);
  });

  it('comes at once where it can’t wait', () => {
    const said: [string, boolean][] = [];
    const speaker = new Speaker((text, urgent) => said.push([text, urgent]));
    speaker.polite('一');
    speaker.urgent('超时了');
    expect(said[1]).toEqual(['超时了', true]);
  });
});
