import { describe, expect, it } from 'vitest';
import { fromConsultation, reduce, type Conversation } from './conversation';
import type { Consultation } from './types';

const answer = {
  answerId: 'a1',
  action: null,
  status: 'RUNNING',
  text: '',
  citations: [],
  claims: [],
  extractive: false,
  model: null,
  promptVersion: null,
  aiGenerated: true,
  asOf: null,
};

function running(): Conversation {
  const start = fromConsultation({
    consultationId: 'c1',
    subject: null,
    state: 'AI',
    createdAt: '2026-11-25T00:00:00Z',
    lastEventId: '1',
    messages: [],
    ticket: null,
  } as Consultation);
  const asked = reduce(start, 'message.created', {
    messageId: 'm2',
    seq: 3,
    author: 'AI',
    text: '',
    createdAt: '2026-11-25T00:00:01Z',
    answer,
  });
  return reduce(asked, 'answer.started', { answerId: 'a1', messageId: 'm2' }, '4');
}

const text = (state: Conversation) => state.messages[0]?.answer?.text;

describe('a conversation', () => {
  it('replaces everything from the offset of a delta on', () => {
    let state = reduce(running(), 'answer.delta', { answerId: 'a1', offset: 0, text: '应当申请检定' });
    state = reduce(state, 'answer.delta', { answerId: 'a1', offset: 2, text: '不检' });
    expect(text(state)).toBe('应当不检');
    expect(text(reduce(state, 'answer.delta', { answerId: 'a1', offset: 2, text: '不检' }))).toBe('应当不检');
  });

  it('asks for the truth where a delta would leave a gap', () => {
    const state = reduce(running(), 'answer.delta', { answerId: 'a1', offset: 5, text: '检定' });
    expect(state.stale).toBe(true);
    expect(text(state)).toBe('');
  });

  it('forgets what was judged behind a delta', () => {
    let state = reduce(running(), 'answer.delta', { answerId: 'a1', offset: 0, text: '一。二。' });
    for (const start of [0, 2]) {
      const claim = { start, end: start + 2, numbers: [1], verdict: 'SUPPORTED' };
      state = reduce(state, 'answer.claim', { answerId: 'a1', claim });
    }
    state = reduce(state, 'answer.delta', { answerId: 'a1', offset: 2, text: '三。' });
    expect(state.messages[0]?.answer?.claims.map((claim) => claim.start)).toEqual([0]);
  });

  it('starts anew after a reset, and ends with what the service says', () => {
    let state = reduce(running(), 'answer.delta', { answerId: 'a1', offset: 0, text: '半句' });
    state = reduce(state, 'answer.reset', { answerId: 'a1' });
    expect(text(state)).toBe('');
    state = reduce(state, 'answer.completed', { answer: { ...answer, status: 'COMPLETED', text: '全文' } }, '9');
    expect(text(state)).toBe('全文');
    expect(text(reduce(state, 'answer.delta', { answerId: 'a1', offset: 0, text: '迟到' }))).toBe('全文');
    expect(state.lastEventId).toBe('9');
  });

  it('shows a message that was corrected or taken back as it is now, and keeps its place', () => {
    const said = {
      messageId: 'e1',
      seq: 5,
      author: 'EXPERT',
      text: '按甲类办。',
      createdAt: '',
      answer: null,
      expert: '周明远',
    };
    let state = reduce(running(), 'message.created', said);
    state = reduce(state, 'message.created', {
      ...said,
      messageId: 'e2',
      seq: 6,
      text: '按乙类办。',
      correctionOf: 'e1',
    });
    state = reduce(state, 'message.changed', { ...said, correctedBy: 'e2' });
    expect(state.messages.map((message) => message.correctedBy ?? null)).toEqual([null, 'e2', null]);
    state = reduce(
      state,
      'message.changed',
      { ...said, messageId: 'e2', seq: 6, text: '（已撤回）', withdrawn: true },
      '20',
    );
    expect(state.messages.at(-1)).toMatchObject({ messageId: 'e2', text: '（已撤回）', withdrawn: true });
    expect(state.lastEventId).toBe('20');
    // The first form of a message, heard again, does not bring back what was taken back.
    expect(
      reduce(state, 'message.created', { ...said, messageId: 'e2', text: '按乙类办。' }).messages.at(-1)?.withdrawn,
    ).toBe(true);
  });

  it('keeps an answer when its message changes', () => {
    const state = reduce(running(), 'answer.delta', { answerId: 'a1', offset: 0, text: '检定' });
    const changed = reduce(state, 'message.changed', {
      messageId: 'm2',
      seq: 3,
      author: 'AI',
      text: '',
      createdAt: '',
      answer: null,
    });
    expect(text(changed)).toBe('检定');
  });

  it('follows its ticket from the queue to the end', () => {
    const ticket = { number: 'QZ1', state: 'OPEN', queuePosition: 2, dueAt: '2026-11-27T08:30:00Z' };
    let state = reduce(running(), 'consultation.state', { state: 'WAITING', ticket });
    expect(state.ticket?.queuePosition).toBe(2);
    for (const [word, now] of [
      ['ASSIGNED', 'EXPERT'],
      ['WAITING_ON_ENTERPRISE', 'EXPERT'],
      ['RESOLVED', 'RESOLVED'],
      ['CLOSED', 'CLOSED'],
    ] as const) {
      state = reduce(state, 'consultation.state', {
        state: now,
        ticket: { ...ticket, state: word, queuePosition: null, dueAt: null },
      });
      expect([state.state, state.ticket?.state]).toEqual([now, word]);
    }
  });

  it('says that an expert writes until a message comes or the expert has gone', () => {
    const ticket = { number: 'QZ1', state: 'ASSIGNED', queuePosition: null, dueAt: null };
    const held = reduce(running(), 'consultation.state', { state: 'EXPERT', ticket });
    const typing = reduce(held, 'typing', { author: 'EXPERT', active: true });
    expect(typing.typing?.active).toBe(true);
    const said = { messageId: 'e1', seq: 5, author: 'EXPERT', text: '您好', createdAt: '', answer: null };
    expect(reduce(typing, 'message.created', said).typing).toBeNull();
    expect(reduce(typing, 'consultation.state', { state: 'RESOLVED', ticket }).typing).toBeNull();
  });

  it('passes over events that it does not know', () => {
    const state = running();
    expect(reduce(state, 'weather.changed', {})).toEqual(state);
  });

  it('marks a message that was corrected or withdrawn, and leaves its answer', () => {
    const before = running();
    const known = before.messages[0];
    const after = reduce(before, 'message.changed', {
      ...known,
      text: '专家已撤回这条消息',
      withdrawn: true,
      answer: null,
    });
    expect(after.messages[0]).toMatchObject({ text: '专家已撤回这条消息', withdrawn: true });
    expect(after.messages[0]?.answer).toEqual(known?.answer);
    expect(reduce(before, 'message.changed', { messageId: 'unknown' }).messages).toHaveLength(before.messages.length);
  });
});
