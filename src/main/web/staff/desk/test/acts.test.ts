// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { actsOf } from '../acts';
import { entriesOf, stationOf } from '../timeline';
import type { LiveMessage } from '../../../shared/conversation';
import { me, mine, ticket } from './samples';

const supervisor = { ...me, accountId: 'boss', roles: ['SUPERVISOR'] };
const administrator = { ...me, roles: ['ADMIN'] };

describe('what may be done', () => {
  it('is to claim what nobody holds, and no more', () => {
    expect([...actsOf(ticket(), me)]).toEqual(['claim']);
  });

  it('is to work on one’s own', () => {
    const acts = actsOf(mine(), me);
    for (const act of ['reply', 'draft', 'note', 'transfer', 'resolve', 'await', 'return', 'reject'] as const) {
      expect(acts).toContain(act);
    }
    expect(acts).not.toContain('claim');
    expect(acts).not.toContain('review');
  });

  it('is nothing on a colleague’s, unless one supervises', () => {
    const others = mine({ assignee: { accountId: 'you', displayName: '李雯' } });
    expect([...actsOf(others, me)]).toEqual([]);
    const acts = actsOf(others, supervisor);
    expect(acts).toContain('transfer');
    expect(acts).toContain('release');
    expect(acts).toContain('note');
    expect(acts).not.toContain('reply');
  });

  it('is for supervisors to decide and to review', () => {
    const asked = mine({ extension: { state: 'ASKED', days: 3, reason: '等检测' } });
    expect(actsOf(asked, supervisor)).toContain('decide');
    expect(actsOf(asked, me)).not.toContain('extend');
    expect(actsOf(mine({ state: 'RESOLVED', stage: 'IN_REVIEW' }), supervisor)).toContain('review');
  });

  it('is nothing for administrators, who only read', () => {
    expect([...actsOf(ticket(), administrator)]).toEqual([]);
    expect([...actsOf(mine(), administrator)]).toEqual([]);
  });

  it('is a call while the enterprise is asked', () => {
    const visiting = mine({ state: 'RESOLVED', stage: 'VISITING' });
    expect(actsOf(visiting, me)).toContain('call');
    expect(actsOf(visiting, me)).not.toContain('reply');
  });
});

describe('the timeline', () => {
  const message = (messageId: string, createdAt: string, by: Partial<LiveMessage> = {}): LiveMessage => ({
    messageId,
    seq: 1,
    author: 'VISITOR',
    text: '问题',
    createdAt,
    answer: null,
    ...by,
  });
  const step = (kind: string, at: string, text: string | null = null) => ({
    at,
    kind,
    actor: '周敏',
    text,
    stage: 'IN_PROGRESS',
  });

  it('holds messages, notes and steps in one order, parted by days in China', () => {
    const entries = entriesOf(
      [message('m1', '2026-11-25T15:30:00Z'), message('m2', '2026-11-25T16:30:00Z')],
      [
        step('CLAIMED', '2026-11-25T16:00:00Z'),
        step('NOTED', '2026-11-25T16:40:00Z', '等检测'),
        step('ANSWERED', '2026-11-25T16:50:00Z'),
      ],
    );
    expect(entries.map(({ kind }) => kind)).toEqual(['day', 'message', 'day', 'event', 'message', 'note']);
  });

  it('keeps what was withdrawn, with its words', () => {
    const entries = entriesOf(
      [message('m1', '2026-11-25T02:00:00Z', { author: 'EXPERT', text: '说错的话', withdrawn: true })],
      [],
    );
    expect(entries[1]).toMatchObject({ kind: 'message', message: { text: '说错的话', withdrawn: true } });
  });

  it('puts every stage on one of the seven stations', () => {
    expect(stationOf('RECEIVED')).toBe(0);
    expect(stationOf('SUPERVISED')).toBe(3);
    expect(stationOf('CLOSED')).toBe(6);
  });
});
