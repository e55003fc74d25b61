import { describe, expect, it } from 'vitest';
import { fromConsultation, type Conversation } from '../../shared/conversation';
import type { Consultation, Message } from '../../shared/types';
import { aroundNumbers, askedFor, expertOf, toldOf } from './people';
import { isNews } from './summaries';
import { sendsBack } from './ticket';

const message = (seq: number, fields: Partial<Message>): Message => ({
  messageId: `m${seq}`,
  seq,
  author: 'EXPERT',
  text: '',
  createdAt: '2026-11-26T02:00:00Z',
  answer: null,
  ...fields,
});

function conversation(state: string, ticket: string, messages: Message[]): Conversation {
  return fromConsultation({
    consultationId: 'c1',
    subject: null,
    state,
    createdAt: '2026-11-26T02:00:00Z',
    lastEventId: '1',
    messages,
    ticket: { number: 'QZ1', state: ticket, queuePosition: null, dueAt: null },
  } as Consultation);
}

describe('the person who answers', () => {
  it('is known from the takeover on, before a word is written', () => {
    const taken = [message(1, { author: 'SYSTEM', text: '已接手', expert: '周明远' })];
    expect(expertOf(conversation('EXPERT', 'ASSIGNED', taken))).toBe('周明远');
    const handedOn = [
      ...taken,
      message(2, { text: '您好', expert: '周明远' }),
      message(3, { author: 'SYSTEM', text: '已转给', expert: '李青' }),
    ];
    expect(expertOf(conversation('EXPERT', 'ASSIGNED', handedOn))).toBe('李青');
    expect(expertOf(conversation('WAITING', 'OPEN', handedOn))).toBeNull();
  });

  it('asks for something only while the case waits for it, and never in words taken back', () => {
    const messages = [message(1, { text: '请发报告' }), message(2, { text: '（已撤回）', withdrawn: true })];
    expect(askedFor(conversation('EXPERT', 'WAITING_ON_ENTERPRISE', messages))?.text).toBe('请发报告');
    expect(askedFor(conversation('EXPERT', 'ASSIGNED', messages))).toBeNull();
  });

  it('is read out by name', () => {
    expect(toldOf(message(1, { text: '您好', expert: '周明远' }), '专属专家')).toBe('周明远：您好');
    expect(toldOf(message(1, { text: '已接手', author: 'SYSTEM' }), '专属专家')).toBe('已接手');
  });
});

describe('what the service says', () => {
  it('keeps the number of a ticket in one piece', () => {
    expect(aroundNumbers('工单 QZ20261127-000004 已办结。')).toEqual(['工单 ', 'QZ20261127-000004', ' 已办结。']);
  });
});

describe('what is told while nobody looks', () => {
  const summary = {
    consultationId: 'c1',
    subject: null,
    createdAt: '',
    lastMessage: { author: 'EXPERT', text: '', createdAt: '' },
  };

  it('is what a person said, not what the AI did', () => {
    expect(isNews({ ...summary, state: 'EXPERT', unread: 2 })).toBe(true);
    expect(isNews({ ...summary, state: 'EXPERT', unread: 0 })).toBe(false);
    expect(isNews({ ...summary, state: 'AI', unread: 1, lastMessage: { author: 'AI', text: '', createdAt: '' } })).toBe(
      false,
    );
    expect(
      isNews({ ...summary, state: 'RESOLVED', unread: 1, lastMessage: { author: 'SYSTEM', text: '', createdAt: '' } }),
    ).toBe(true);
  });
});

describe('a return visit', () => {
  it('sends the case back where it is unsolved or the enterprise is not content', () => {
    expect([sendsBack(false, 5), sendsBack(true, 2), sendsBack(true, 3), sendsBack(null, null)]).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });
});
