import { describe, expect, it } from 'vitest';
import type { Conversation, LiveAnswer } from '../../shared/conversation';
import { suggestionsOf } from './suggestions';

const answer: LiveAnswer = {
  answerId: 'a1',
  action: 'ANSWER',
  status: 'COMPLETED',
  text: '十五日内[1]。',
  citations: [],
  claims: [],
  extractive: true,
  model: null,
  promptVersion: null,
  aiGenerated: true,
  asOf: null,
  suggestions: ['复检费用谁出？', '复检结论不服怎么办？'],
  stage: null,
  failure: null,
};

function talk(state: string, ...answers: LiveAnswer[]): Conversation {
  const messages = answers.flatMap((one, index) => [
    {
      messageId: `q${index}`,
      seq: 2 * index,
      author: 'VISITOR',
      text: index === 0 ? '几天内复检' : '复检费用谁出？',
      createdAt: '',
      answer: null,
    },
    { messageId: `m${index}`, seq: 2 * index + 1, author: 'AI', text: one.text, createdAt: '', answer: one },
  ]);
  return {
    consultationId: 'c',
    subject: null,
    state,
    createdAt: '',
    lastEventId: null,
    messages,
    ticket: null,
    owners: {},
    typing: null,
    stale: false,
  };
}

describe('suggestionsOf', () => {
  it('offers what the service suggests', () => {
    expect(suggestionsOf(answer, talk('AI', answer), [])).toEqual(['复检费用谁出？', '复检结论不服怎么办？']);
    expect(suggestionsOf(answer, talk('WAITING', answer), [])).toHaveLength(2);
  });

  it('offers nothing under an expert', () => {
    expect(suggestionsOf(answer, talk('EXPERT', answer), [])).toEqual([]);
  });

  it('offers nothing while an answer comes or a message waits', () => {
    const running = { ...answer, answerId: 'a2', status: 'RUNNING' };
    expect(suggestionsOf(answer, talk('AI', answer, running), [])).toEqual([]);
    expect(suggestionsOf(running, talk('AI', answer, running), [])).toEqual([]);
    expect(suggestionsOf(answer, talk('AI', answer), [{ text: '还有' }])).toEqual([]);
  });

  it('offers only under the newest answer, and nothing that was asked', () => {
    const newest = { ...answer, answerId: 'a2' };
    expect(suggestionsOf(answer, talk('AI', answer, newest), [])).toEqual([]);
    expect(suggestionsOf(newest, talk('AI', answer, newest), [])).toEqual(['复检结论不服怎么办？']);
  });

  it('bears an answer of a service that suggests nothing', () => {
    const old = { ...answer };
    delete old.suggestions;
    expect(suggestionsOf(old, talk('AI', old), [])).toEqual([]);
  });
});
