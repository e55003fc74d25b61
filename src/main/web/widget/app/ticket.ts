import { reactive, type ShallowRef } from 'vue';
import type { VisitorApi } from '../../shared/api';
import type { Conversation } from '../../shared/conversation';
import type { Contact } from '../../shared/types';
import type { Keyring } from './keyring';
import { problemOf } from './problem';

export type Visit = 'content' | 'again';

export interface TicketOptions {
  api: Pick<VisitorApi, 'escalate' | 'contact' | 'followUp'>;
  keyring: Keyring;
  conversation: ShallowRef<Conversation | null>;
  /** The open consultation; it is made where there is none yet. */
  consultationId: () => Promise<string>;
  escalated: (number: string) => void;
}

/** What the visitor does about a ticket: asks for a person, says how to be reached, answers the return visit. */
export class TicketActs {
  readonly state = reactive({
    /** Tickets whose return visit was answered here, and how it went. */
    visited: {} as Record<string, Visit>,
    /** How to reach the enterprise, where it has been said here. */
    contact: null as Contact | null,
  });

  constructor(private readonly options: TicketOptions) {}

  /** Another consultation has a contact of its own. */
  leave(): void {
    this.state.contact = null;
  }

  askAgain(number: string): void {
    Reflect.deleteProperty(this.state.visited, number);
  }

  async escalate(reason: string | null, contact: Contact | null): Promise<void> {
    const { api, keyring, conversation, escalated } = this.options;
    const id = await this.options.consultationId();
    const ticket = await keyring.once(`escalate.${id}.${JSON.stringify([reason, contact])}`, (key) =>
      api.escalate(id, reason, contact, key),
    );
    const now = conversation.value;
    if (contact) this.state.contact = contact;
    if (now?.consultationId === id && now.ticket?.number !== ticket.number) {
      conversation.value = { ...now, ticket, state: 'WAITING' };
      escalated(ticket.number);
    }
  }

  async leaveContact(contact: Contact): Promise<void> {
    const id = this.options.conversation.value?.consultationId;
    if (id === undefined) return;
    await this.options.api.contact(id, contact);
    this.state.contact = contact;
  }

  async followUp(resolved: boolean, satisfaction: number, comment: string | null): Promise<void> {
    const now = this.options.conversation.value;
    if (!now?.ticket) return;
    const { number } = now.ticket;
    try {
      await this.options.api.followUp(now.consultationId, resolved, satisfaction, comment);
    } catch (error) {
      // It has been answered already, elsewhere or by telephone.
      if (problemOf(error).code === 'NO_RESOLVED_TICKET') this.state.visited[number] = 'content';
      throw error;
    }
    this.state.visited[number] = sendsBack(resolved, satisfaction) ? 'again' : 'content';
  }
}

/** Unsolved or dissatisfied: the ticket is worked on again. */
export function sendsBack(resolved: boolean | null, satisfaction: number | null): boolean {
  return resolved === false || (satisfaction !== null && satisfaction <= 2);
}
