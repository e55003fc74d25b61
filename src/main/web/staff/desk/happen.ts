import { faceOf, leadingClock } from './clocks';
import type { Ui } from './context';
import type { Desk, Happening } from './desk';
import type { Notices } from './notices';
import { enterpriseOf, shortNumber, titleOf } from './say';
import { Speaker } from './speaker';
import type { DeskTicket } from './types';
import type { Words } from './words';

export interface Hears {
  desk: Desk;
  ui: Ui;
  notices: Notices;
  words: () => Words;
  signedOut: () => void;
}

/**
 * What becomes of what happens: only a new ticket of one's own skills, one that was put into one's hands or is looked
 * after by a supervisor, an enterprise's reply on one's own ticket and one's own clocks ask for attention.
 */
export function listener({ desk, ui, notices, words, signedOut }: Hears): (happening: Happening) => void {
  const speaker = new Speaker((text, urgent) => {
    // The same words again are said only if the region was emptied before.
    const region = urgent ? 'assertive' : 'polite';
    ui.state[region] = '';
    setTimeout(() => (ui.state[region] = text), 50);
  });
  const me = desk.session.accountId;
  const t: Words['t'] = (key, params) => words().t(key, params);

  function mySkill(ticket: DeskTicket): boolean {
    const skills = desk.colleagues.value.find(({ accountId }) => accountId === me)?.skills ?? [];
    return skills.length === 0 || ticket.serviceKind === null || skills.includes(ticket.serviceKind);
  }

  const title = (ticket: DeskTicket) => `${enterpriseOf(ticket, { t })} · ${titleOf(ticket)}`;
  const number = (ticket: DeskTicket) => ({ number: shortNumber(ticket.number) });

  function clock(ticket: DeskTicket): void {
    const lead = leadingClock(ticket);
    const tone = lead ? faceOf(lead, desk.now.value, desk.work.value).tone : 'running';
    if (tone !== 'broken' && tone !== 'warn') return;
    const says = t(tone === 'broken' ? 'noticeBroken' : 'noticeWarn', number(ticket));
    notices.add({
      key: `${tone}-${ticket.ticketId}`,
      kind: tone,
      ticketId: ticket.ticketId,
      title: says,
      text: title(ticket),
    });
    if (tone === 'broken') speaker.urgent(says);
    else speaker.polite(says);
  }

  return (happening) => {
    switch (happening.kind) {
      case 'signed-out':
        return signedOut();
      case 'clock':
        return clock(happening.ticket);
      case 'given': {
        const { ticket } = happening;
        const says = t('noticeGiven', number(ticket));
        speaker.polite(says);
        return notices.add({
          key: `given-${ticket.ticketId}-${ticket.version}`,
          kind: 'new',
          ticketId: ticket.ticketId,
          title: says,
          text: title(ticket),
        });
      }
      case 'supervised': {
        const { ticket } = happening;
        const says = t('noticeSupervised', number(ticket));
        speaker.urgent(says);
        return notices.add({
          key: `supervised-${ticket.ticketId}-${ticket.version}`,
          kind: 'broken',
          ticketId: ticket.ticketId,
          title: says,
          text: title(ticket),
        });
      }
      case 'created': {
        const { ticket } = happening;
        speaker.polite(t('announceNew', { title: titleOf(ticket) }));
        if (ticket.state !== 'OPEN' || !mySkill(ticket)) return undefined;
        const says = t('noticeNew', number(ticket));
        return notices.add({
          key: `new-${ticket.ticketId}`,
          kind: 'new',
          ticketId: ticket.ticketId,
          title: says,
          text: title(ticket),
        });
      }
      default: {
        const { ticket, message } = happening;
        if (message.author !== 'VISITOR' || ticket.assignee?.accountId !== me) return undefined;
        const says = t('noticeReply', number(ticket));
        speaker.polite(says);
        const key = `reply-${message.messageId}`;
        return notices.add({
          key,
          kind: 'reply',
          ticketId: ticket.ticketId,
          title: says,
          text: message.text.slice(0, 120),
        });
      }
    }
  };
}
