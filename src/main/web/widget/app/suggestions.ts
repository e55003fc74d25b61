import type { Conversation, LiveAnswer } from '../../shared/conversation';

/**
 * What to offer below an answer: questions that its evidence answers and that nobody has asked here yet. Nothing while an
 * answer comes or a message waits to be sent, and nothing once an expert speaks.
 */
export function suggestionsOf(
  answer: LiveAnswer,
  conversation: Conversation | null,
  pending: readonly { text: string }[],
): string[] {
  if (conversation === null || answer.status !== 'COMPLETED' || pending.length > 0) return [];
  if (conversation.state === 'EXPERT' || conversation.messages.some((message) => message.answer?.status === 'RUNNING'))
    return [];
  if (conversation.messages.findLast((message) => message.answer)?.answer?.answerId !== answer.answerId) return [];
  const asked = new Set(
    conversation.messages.filter((message) => message.author === 'VISITOR').map((message) => message.text.trim()),
  );
  return (answer.suggestions ?? []).filter((question) => !asked.has(question.trim())).slice(0, 3);
}
