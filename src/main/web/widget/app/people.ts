import type { Conversation, LiveAnswer, LiveMessage } from '../../shared/conversation';
import type { Message } from '../../shared/types';

/** The name of the person who answers, or has answered: whoever took over last, or wrote last. */
export function expertOf(conversation: Conversation | null): string | null {
  if (!conversation || !['EXPERT', 'RESOLVED'].includes(conversation.state)) return null;
  return conversation.messages.findLast((message) => message.expert)?.expert ?? null;
}

/** What the expert waits for: the words last written to the enterprise. */
export function askedFor(conversation: Conversation | null): LiveMessage | null {
  if (conversation?.state !== 'EXPERT' || conversation.ticket?.state !== 'WAITING_ON_ENTERPRISE') return null;
  return (
    conversation.messages.findLast(
      (message) => message.author === 'EXPERT' && !message.withdrawn && !message.correctedBy,
    ) ?? null
  );
}

/** An expert's message as an answer, for those who show sources. */
export function asAnswer(message: LiveMessage): LiveAnswer {
  return {
    answerId: message.messageId,
    action: null,
    status: 'COMPLETED',
    text: message.text,
    citations: message.citations ?? [],
    claims: [],
    extractive: false,
    model: null,
    promptVersion: null,
    aiGenerated: false,
    asOf: null,
    stage: null,
    failure: null,
  };
}

/** The surname, as it stands in the ring: the first character, in any script. */
export function initialOf(name: string): string {
  return [...name.trim()][0]?.toUpperCase() ?? '';
}

/** A text in pieces, so that a ticket's number in it never breaks. */
export function aroundNumbers(text: string): string[] {
  return text.split(/(QZ\d{8}-\d+)/);
}

/** What is read out when a person or the service has spoken. */
export function toldOf(message: Message, expert: string): string {
  return message.author === 'EXPERT' ? `${message.expert ?? expert}：${message.text}` : message.text;
}
