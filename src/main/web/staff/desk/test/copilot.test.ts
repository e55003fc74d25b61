// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { ask, compose, confirm, edit, gravesIn, likeness, proof, remove, sheetOf, waiting } from '../copilot';
import { draft, TEXT } from './samples';

const now = new Date('2026-11-26T02:47:00Z');
const [, PENALTY, DEADLINE] = draft().claims.map(({ start }) => start) as [number, number, number];
const penaltyOf = (sheet: ReturnType<typeof sheetOf>) => sheet.lines.find(({ start }) => start === PENALTY)?.text ?? '';
const deadlineOf = (sheet: ReturnType<typeof sheetOf>) =>
  sheet.lines.find(({ start }) => start === DEADLINE)?.text ?? '';

describe('a draft', () => {
  it('falls into its sentences and comes together again as it was', () => {
    const sheet = sheetOf(draft());
    expect(sheet.lines.map(({ text }) => text)).toEqual([
      '这台地磅属强制检定[1]。',
      '未按照规定申请检定的，可并处1000元以下的罚款[2]。',
      '请在20个工作日内申请。[1]',
    ]);
    expect(compose(sheet)).toBe(TEXT.replaceAll('- ', '· '));
  });

  it('leaves out what was removed and what has no support', () => {
    const sheet = remove(sheetOf(draft()), PENALTY, true);
    expect(compose(sheet)).not.toContain('罚款');
    const unsupported = sheetOf({
      ...draft(),
      claims: draft().claims.map((claim) => ({ ...claim, verdict: 'UNSUPPORTED' })),
    });
    expect(compose(unsupported)).toBe('');
  });

  it('waits for every penalty and deadline, one by one', () => {
    let sheet = sheetOf(draft());
    expect(waiting(sheet)).toHaveLength(2);
    sheet = confirm(sheet, PENALTY, penaltyOf(sheet), '周敏', now);
    expect(waiting(sheet).map(({ start }) => start)).toEqual([DEADLINE]);
    sheet = confirm(sheet, DEADLINE, deadlineOf(sheet), '周敏', now);
    expect(waiting(sheet)).toEqual([]);
  });

  it('asks again for a sentence that was changed after it was confirmed', () => {
    let sheet = sheetOf(draft());
    sheet = confirm(sheet, PENALTY, penaltyOf(sheet), '周敏', now);
    sheet = edit(sheet, PENALTY, '可并处5000元以下的罚款[2]。');
    expect(waiting(sheet).map(({ start }) => start)).toContain(PENALTY);
  });
});

describe('a draft that stands in the editor', () => {
  const sheet = sheetOf(draft());

  it('is watched for the sentences that need a person', () => {
    expect(gravesIn(TEXT, sheet).map(({ confirmed }) => confirmed)).toEqual([false, false]);
    const once = confirm(sheet, PENALTY, penaltyOf(sheet), '周敏', now);
    expect(gravesIn(TEXT, once).map(({ confirmed }) => confirmed)).toEqual([true, false]);
  });

  it('knows a changed sentence again, and wants it confirmed in its new words', () => {
    const once = confirm(sheet, PENALTY, penaltyOf(sheet), '周敏', now);
    const changed = TEXT.replace('1000元', '2000元');
    const [penalty] = gravesIn(changed, once);
    expect(penalty).toMatchObject({ edited: true, confirmed: false });
    expect(penalty?.text).toContain('2000元');
    const again = confirm(once, PENALTY, penalty?.text ?? '', '周敏', now);
    expect(gravesIn(changed, again)[0]?.confirmed).toBe(true);
  });

  it('asks for nothing that was deleted', () => {
    expect(gravesIn('这台地磅属强制检定[1]。', sheet)).toEqual([]);
  });

  it('may lose its markers and spaces and stay the same sentence', () => {
    const once = confirm(sheet, PENALTY, penaltyOf(sheet), '周敏', now);
    expect(gravesIn('未按照规定申请检定的， 可并处1000元以下的罚款', once)[0]).toMatchObject({
      edited: false,
      confirmed: true,
    });
  });

  it('is sent with the names of what was confirmed, and of nothing else', () => {
    const once = confirm(sheet, PENALTY, penaltyOf(sheet), '周敏', now);
    expect(proof(TEXT, once)).toEqual({ draftId: 'd1', confirmed: [PENALTY], rewritten: [] });
    expect(proof('别的话', once).confirmed).toEqual([]);
  });

  it('is sent with a changed sentence in the words that were confirmed', () => {
    const changed = TEXT.replace('1000元', '2000元');
    const penalty = gravesIn(changed, sheet)[0]?.text ?? '';
    const sent = proof(changed, confirm(sheet, PENALTY, penalty, '周敏', now));
    expect(sent.confirmed).toEqual([]);
    expect(sent.rewritten).toEqual([penalty]);
  });

  it('is another sentence with a word before it, and with another figure', () => {
    const once = confirm(sheet, PENALTY, penaltyOf(sheet), '周敏', now);
    expect(gravesIn(TEXT.replace('未按照规定', '并非未按照规定'), once)[0]).toMatchObject({
      edited: true,
      confirmed: false,
    });
    expect(gravesIn(TEXT.replace('1000元', '1.000元'), once)[0]).toMatchObject({ edited: true, confirmed: false });
  });

  it('has what the service asks for confirmed as well', () => {
    const own = '请在三天内寄来清单。';
    const more = ask(ask(sheet, [own]), [own]);
    expect(more.lines).toHaveLength(sheet.lines.length + 1);
    expect(compose(more)).not.toContain(own);
    const grave = gravesIn(own, more)[0];
    expect(grave).toMatchObject({ text: own, confirmed: false });
    expect(proof(own, confirm(more, grave?.line.start ?? 0, own, '周敏', now)).rewritten).toEqual([own]);
  });

  it('tells like from unlike', () => {
    expect(likeness('可并处1000元以下的罚款', '可并处2000元以下的罚款')).toBeGreaterThan(0.6);
    expect(likeness('可并处1000元以下的罚款', '请带上营业执照')).toBe(0);
  });
});
