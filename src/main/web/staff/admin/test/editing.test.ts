import { describe, expect, it } from 'vitest';
import type { Place } from '../libraryTypes';
import { clashesOf, factsOf, joined } from '../pages/clash';
import { rowsOf } from '../pages/original';

const facts = (metadata: Record<string, unknown>) => factsOf({ metadata });

describe('two curators of one draft', () => {
  const before = facts({ title: '泉水规定', region: '清源', replaces: ['旧规定'] });
  const theirs = facts({ title: '泉水规定', region: '清源市', replaces: ['旧规定', '更旧的规定'] });
  const mine = facts({ title: '泉水保护规定', region: '济南', replaces: ['旧规定'] });

  it('see what the other has changed, beside their own words where both did', () => {
    expect(clashesOf(before, theirs, mine)).toEqual([
      { name: 'region', before: '清源', theirs: '清源市', mine: '济南' },
      { name: 'replaces', before: '旧规定', theirs: '旧规定\n更旧的规定', mine: null },
    ]);
  });

  it('keep what they typed, and get the rest as it now is', () => {
    expect(joined(before, theirs, mine)).toEqual(
      facts({ title: '泉水保护规定', region: '济南', replaces: ['旧规定', '更旧的规定'] }),
    );
  });

  it('do not clash where both wrote the same', () => {
    expect(clashesOf(before, theirs, theirs).every(({ mine: own }) => own === null)).toBe(true);
  });
});

describe('the text of a file', () => {
  const text = '\f第 1 页\n## 第一章 总则\n第一条　甲。乙。\n续一。\n\n| 丙 | 丁 |\n';
  const place = (passageId: string, words: string): Place => ({
    passageId,
    from: text.indexOf(words),
    to: text.indexOf(words) + words.length,
    whole: true,
  });

  it('is cut where passages begin and end, over several lines too', () => {
    const rows = rowsOf(text, [place('b', '乙。\n续一。'), place('a', '第一条　甲。')]);
    expect(rows.map(({ kind, begins }) => [kind, begins.join()])).toEqual([
      ['page', ''],
      ['heading', ''],
      ['text', 'a,b'],
      ['text', ''],
      ['table', ''],
    ]);
    expect(rows[2]?.stretches.map(({ text: words, passageId }) => [words, passageId])).toEqual([
      ['第一条　甲。', 'a'],
      ['乙。', 'b'],
    ]);
    expect(rows[3]?.stretches).toEqual([{ text: '续一。', passageId: 'b', whole: true }]);
    expect(rows[1]?.stretches[0]?.text).toBe('第一章 总则');
  });

  it('loses no word where nothing is placed', () => {
    expect(rowsOf('甲\n乙', []).map(({ stretches }) => stretches.map((one) => one.text).join(''))).toEqual([
      '甲',
      '乙',
    ]);
  });
});
