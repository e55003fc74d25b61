import { describe, expect, it } from 'vitest';
import { deskEn, deskZhCN } from '../staff/desk/words';
import { en as staffEnglish } from '../staff/words/en';
import { zhCN as staffChinese } from '../staff/words/zh-CN';
import { en as widgetEnglish } from '../widget/app/words/en';
import { zhCN as widgetChinese } from '../widget/app/words/zh-CN';

const placeholders = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).sort();

describe.each([
  ['widget', widgetChinese, widgetEnglish],
  ['staff', staffChinese, staffEnglish],
  ['desk', deskZhCN, deskEn],
])('the words of the %s', (_, chinese: Record<string, string>, english: Record<string, string>) => {
  it('are there in both languages, none empty', () => {
    expect(Object.keys(english).sort()).toEqual(Object.keys(chinese).sort());
    for (const text of [...Object.values(chinese), ...Object.values(english)]) expect(text.trim()).not.toBe('');
  });

  it('name the same values in both', () => {
    for (const [key, text] of Object.entries(chinese)) {
      const known = new Set(placeholders(text));
      expect(new Set(placeholders(english[key] ?? '')), key).toEqual(known);
    }
  });
});
