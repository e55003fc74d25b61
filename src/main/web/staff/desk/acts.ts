import type { Session } from '../../shared/types';
import type { DeskTicket } from './types';

/** What a person can do with a ticket. */
export type Act =
  | 'claim'
  | 'reply'
  | 'draft'
  | 'note'
  | 'transfer'
  | 'release'
  | 'resolve'
  | 'await'
  | 'extend'
  | 'decide'
  | 'return'
  | 'reject'
  | 'refer'
  | 'merge'
  | 'review'
  | 'supervise'
  | 'call';

const WORKING = ['SIGNED', 'IN_PROGRESS', 'AWAITING_ENTERPRISE', 'RETURNED', 'SUPERVISED'];
const HELD_WORK: Act[] = ['reply', 'draft', 'resolve', 'release', 'transfer', 'extend'];
const ENDINGS: Act[] = ['reject', 'refer', 'merge'];

export const mayAct = (session: Session): boolean =>
  session.roles.includes('EXPERT') || session.roles.includes('SUPERVISOR');

/** What the signed-in person may do now. The service decides; this says what is worth offering. */
export function actsOf(ticket: DeskTicket, session: Session): Set<Act> {
  const acts = new Set<Act>();
  if (!mayAct(session)) return acts;
  const supervises = session.roles.includes('SUPERVISOR');
  const mine = ticket.assignee?.accountId === session.accountId;
  const add = (...more: Act[]) => more.forEach((act) => acts.add(act));
  const working = WORKING.includes(ticket.stage);
  if (ticket.state === 'OPEN') add('claim');
  if (mine && working) {
    add(...HELD_WORK, ...ENDINGS);
    if (ticket.stage !== 'AWAITING_ENTERPRISE') add('await');
    if (ticket.stage === 'SIGNED' || ticket.stage === 'IN_PROGRESS') add('return');
  }
  if (mine) add('note');
  if (supervises) supervise(ticket, working, add);
  if (ticket.extension?.state === 'ASKED') acts.delete('extend');
  if (ticket.stage === 'VISITING') add('call');
  return acts;
}

function supervise(ticket: DeskTicket, working: boolean, add: (...acts: Act[]) => void): void {
  const waiting = ticket.stage === 'RECEIVED' || ticket.stage === 'DISPATCHED';
  add('note');
  if (working || waiting) add('transfer', 'supervise', ...ENDINGS);
  if (working && ticket.assignee) add('release');
  if (ticket.extension?.state === 'ASKED' && working) add('decide');
  if (ticket.stage === 'IN_REVIEW') add('review');
}
