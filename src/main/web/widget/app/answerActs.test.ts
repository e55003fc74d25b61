import { describe, expect, it, vi } from 'vitest';
import { shallowRef } from 'vue';
import type { Conversation } from '../../shared/conversation';
import { AnswerActs, type AnswerOptions } from './answerActs';
import { Keyring } from './keyring';

const actsWith = (api: Partial<AnswerOptions['api']>, consultationId?: string) =>
  new AnswerActs({
    api: api as AnswerOptions['api'],
    keyring: new Keyring(() => 'key'),
    conversation: shallowRef(
      consultationId === undefined ? null : ({ consultationId, messages: [] } as never as Conversation),
    ),
  });

describe('what a visitor does about an answer', () => {
  it('shows a judgement at once and takes it back where the service does not take it', async () => {
    const feedback = vi.fn(() => Promise.reject(new Error('away')));
    const acts = actsWith({ feedback }, 'c1');
    const judged = acts.rate('a1', 'UP');
    expect(acts.ratings['a1']).toBe('UP');
    await expect(judged).rejects.toThrow('away');
    expect(acts.ratings['a1']).toBeUndefined();
  });

  it('goes back to the judgement before it', async () => {
    const feedback = vi.fn(() => Promise.resolve());
    const acts = actsWith({ feedback }, 'c1');
    await acts.rate('a1', 'UP');
    feedback.mockRejectedValueOnce(new Error('away') as never);
    await expect(acts.rate('a1', 'DOWN', 'WRONG')).rejects.toThrow('away');
    expect(acts.ratings['a1']).toBe('UP');
  });

  it('does nothing where no consultation is open', async () => {
    const retry = vi.fn();
    await actsWith({ retry }).another('a1');
    expect(retry).not.toHaveBeenCalled();
  });
});
