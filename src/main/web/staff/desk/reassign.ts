import type { Colleague, DeskTicket, PresenceState } from './types';

export interface Candidate {
  who: Colleague;
  presence: PresenceState;
  held: number;
}

const PRESENCE: Record<string, number> = { ONLINE: 0, BUSY: 1, AWAY: 2 };
export const isTradeOf = ({ skills }: Pick<Colleague, 'skills'>, { serviceKind }: Pick<DeskTicket, 'serviceKind'>) =>
  serviceKind !== null && skills.includes(serviceKind);

/** Who may take a ticket over: by trade, then by who is there, then by how much room there is. */
export function candidates<C extends Candidate>(ticket: DeskTicket, people: readonly C[]): C[] {
  const trade = ({ who }: C) => (isTradeOf(who, ticket) ? 0 : 1);
  const there = ({ presence }: C) => PRESENCE[presence] ?? 2;
  const room = ({ who, held }: C) => who.capacity - held;
  return people
    .filter(({ who }) => who.accountId !== ticket.assignee?.accountId)
    .toSorted((left, right) => trade(left) - trade(right) || there(left) - there(right) || room(right) - room(left));
}
