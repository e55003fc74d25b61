import type { Answer, Claim, Citation, Consultation, Message, Stage, Ticket } from './types';

/** An answer as it is seen while it comes: the service's, plus what only the events tell. */
export interface LiveAnswer extends Answer {
  stage: Stage | null;
  failure: { code: string; retryable: boolean } | null;
}

export interface LiveMessage extends Omit<Message, 'answer'> {
  answer: LiveAnswer | null;
}

export interface Conversation extends Omit<Consultation, 'messages'> {
  messages: LiveMessage[];
  /** Every answer known by its message, also those that a newer one has taken the place of. */
  owners: Record<string, string>;
  typing: { author: string; active: boolean } | null;
  /** An event could not be applied, so the truth has to be fetched again. */
  stale: boolean;
}

export function fromConsultation(consultation: Consultation): Conversation {
  const owners: Record<string, string> = {};
  const messages = consultation.messages
    .map((message) => liveMessage(message))
    .sort((left, right) => left.seq - right.seq);
  for (const message of messages) if (message.answer) owners[message.answer.answerId] = message.messageId;
  return { ...consultation, messages, owners, typing: null, stale: false };
}

/** Applies one event; the same event twice leaves what it left the first time. Unknown events change nothing. */
export function reduce(state: Conversation, event: string, data: unknown, id: string | null = null): Conversation {
  const next = quiet(apply(state, event, (data ?? {}) as Record<string, unknown>));
  return id !== null && next.lastEventId !== id ? { ...next, lastEventId: id } : next;
}

/** Nobody writes in a conversation that no expert holds. */
function quiet(state: Conversation): Conversation {
  return state.typing?.author === 'EXPERT' && state.state !== 'EXPERT' ? { ...state, typing: null } : state;
}

function apply(state: Conversation, event: string, data: Record<string, unknown>): Conversation {
  switch (event) {
    case 'consultation.snapshot':
      return fromConsultation(data as unknown as Consultation);
    case 'consultation.state':
      return { ...state, state: String(data['state']), ticket: (data['ticket'] as Ticket | null) ?? null };
    case 'message.created':
      return created(state, data as unknown as Message);
    case 'message.changed':
      return changed(state, data as unknown as Message);
    case 'answer.started':
      return started(state, String(data['answerId']), String(data['messageId']));
    case 'answer.stage':
      return change(state, data, (answer) => ({ ...answer, stage: String(data['stage']) }));
    case 'answer.delta':
      return delta(state, data);
    case 'answer.claim':
      return change(state, data, (answer) => ({ ...answer, claims: withClaim(answer.claims, data['claim'] as Claim) }));
    case 'answer.citation':
      return change(state, data, (answer) => ({
        ...answer,
        citations: withCitation(answer.citations, data['citation'] as Citation),
      }));
    case 'answer.reset':
      return change(state, data, (answer) => ({ ...answer, text: '', claims: [], citations: [] }));
    case 'answer.completed':
      return completed(state, data['answer'] as Answer);
    case 'answer.failed':
      return change(state, data, (answer) => ({
        ...answer,
        status: 'FAILED',
        stage: null,
        failure: { code: String(data['code']), retryable: data['retryable'] !== false },
      }));
    case 'typing':
      return { ...state, typing: { author: String(data['author']), active: data['active'] === true } };
    default:
      return state;
  }
}

function created(state: Conversation, message: Message): Conversation {
  if (state.messages.some((known) => known.messageId === message.messageId)) return state;
  const messages = [...state.messages, liveMessage(message)].sort((left, right) => left.seq - right.seq);
  const owners = message.answer ? { ...state.owners, [message.answer.answerId]: message.messageId } : state.owners;
  const typing = state.typing?.author === message.author ? null : state.typing;
  return { ...state, messages, owners, typing };
}

/** A message that was corrected or withdrawn: its words and marks are new, its answer stays. */
function changed(state: Conversation, message: Message): Conversation {
  return {
    ...state,
    messages: state.messages.map((known) =>
      known.messageId === message.messageId ? { ...known, ...message, answer: known.answer } : known,
    ),
  };
}

function started(state: Conversation, answerId: string, messageId: string): Conversation {
  const message = state.messages.find((known) => known.messageId === messageId);
  if (!message) return { ...state, stale: true };
  if (state.owners[answerId] !== undefined) return state;
  const answer: LiveAnswer = {
    answerId,
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
    stage: null,
    failure: null,
  };
  return put({ ...state, owners: { ...state.owners, [answerId]: messageId } }, messageId, answer);
}

function delta(state: Conversation, data: Record<string, unknown>): Conversation {
  const offset = Number(data['offset']);
  const text = String(data['text'] ?? '');
  const current = find(state, String(data['answerId']));
  // Text is missing in between: showing what comes after it would put words into the answer's mouth.
  if (current?.status === 'RUNNING' && offset > current.text.length) return { ...state, stale: true };
  return change(state, data, (answer) => ({
    ...answer,
    text: answer.text.slice(0, offset) + text,
    claims: answer.claims.filter((claim) => claim.end <= offset),
  }));
}

function completed(state: Conversation, answer: Answer): Conversation {
  const messageId = state.owners[answer.answerId];
  if (messageId === undefined) return { ...state, stale: true };
  const message = state.messages.find((known) => known.messageId === messageId);
  // A newer answer has taken its place: the late end of the old one is of no account.
  if (message?.answer?.answerId !== answer.answerId) return state;
  return put(state, messageId, liveAnswer(answer));
}

/** Changes a running answer; one that has ended is the truth already. */
function change(
  state: Conversation,
  data: Record<string, unknown>,
  by: (answer: LiveAnswer) => LiveAnswer,
): Conversation {
  const answerId = String(data['answerId']);
  const answer = find(state, answerId);
  if (!answer) return state.owners[answerId] === undefined ? { ...state, stale: true } : state;
  if (answer.status !== 'RUNNING') return state;
  return put(state, state.owners[answerId] ?? '', by(answer));
}

function find(state: Conversation, answerId: string): LiveAnswer | null {
  return state.messages.find((message) => message.answer?.answerId === answerId)?.answer ?? null;
}

function put(state: Conversation, messageId: string, answer: LiveAnswer): Conversation {
  return {
    ...state,
    messages: state.messages.map((message) => (message.messageId === messageId ? { ...message, answer } : message)),
  };
}

function withClaim(claims: Claim[], claim: Claim): Claim[] {
  return [...claims.filter((known) => known.end <= claim.start || known.start >= claim.end), claim].sort(
    (left, right) => left.start - right.start,
  );
}

function withCitation(citations: Citation[], citation: Citation): Citation[] {
  return [...citations.filter((known) => known.number !== citation.number), citation].sort(
    (left, right) => left.number - right.number,
  );
}

function liveMessage(message: Message): LiveMessage {
  return { ...message, answer: message.answer ? liveAnswer(message.answer) : null };
}

function liveAnswer(answer: Answer): LiveAnswer {
  const { text, citations, claims } = answer;
  return { ...answer, text: text ?? '', citations: citations ?? [], claims: claims ?? [], stage: null, failure: null };
}

/** The answer that runs now, if one does. */
export function runningAnswer(state: Conversation | null): LiveAnswer | null {
  return state?.messages.find((message) => message.answer?.status === 'RUNNING')?.answer ?? null;
}
