import { actsOf, type Act } from './acts';
import { problemOf } from './book';
import type { Ui } from './context';
import type { Desk } from './desk';
import type { Command } from './keys';
import { sayFailed } from './say';
import type { Words } from './words';
import type { Writer } from './writer';
import { timeOf } from '../../shared/dates';

export interface Hands {
  desk: Desk;
  ui: Ui;
  writer: Writer;
  words: () => Words;
}

/** Acts and commands, however they are asked for: by a button, a key or the palette. */
export function hands({ desk, ui, writer, words }: Hands): {
  perform: (act: Act | 'await-send') => void;
  command: (command: Command) => boolean;
} {
  const t: Words['t'] = (key, params) => words().t(key, params);
  const failed = (error: unknown) => ui.toast(sayFailed(problemOf(error), { t }), 'bad');

  async function claim(ticketId: string): Promise<void> {
    try {
      await desk.take(ticketId, { step: 'claim' });
      ui.toast(t('claimed'));
    } catch (error) {
      const problem = problemOf(error);
      const winner = problem.errors.find(({ field }) => field === 'assignee')?.message;
      if (problem.code !== 'TICKET_ALREADY_CLAIMED' || !winner) return failed(error);
      const lost = t('claimLost', { name: winner, time: timeOf(new Date()) });
      ui.toast(lost, 'bad');
      ui.state.assertive = lost;
    }
  }

  async function sendAndAwait(ticketId: string): Promise<void> {
    if (!(await writer.send())) return;
    try {
      await desk.take(ticketId, { step: 'await', text: null });
      ui.toast(t('done_await'));
    } catch (error) {
      failed(error);
    }
  }

  function write(mode: 'reply' | 'note'): void {
    writer.turn(mode);
    if (mode === 'reply' && writer.state.sheet && !writer.state.sheet.inserted) writer.state.sheetOpen = true;
    setTimeout(() => ui.focusWriting(), 0);
  }

  function perform(act: Act | 'await-send'): void {
    const ticket = desk.ticket.value;
    if (!ticket) return;
    const acts = actsOf(ticket, desk.session);
    if (act === 'await-send') {
      void sendAndAwait(ticket.ticketId);
    } else if (!acts.has(act)) {
      if (act !== 'claim') ui.toast(t('notPossible', { act: t(act === 'draft' ? 'command_draft' : act) }), 'bad');
    } else if (act === 'claim') {
      void claim(ticket.ticketId);
    } else if (act === 'reply' || act === 'note') {
      write(act);
    } else if (act === 'draft') {
      void writer.draft();
    } else {
      ui.show({ kind: act });
    }
  }

  /** Answers whether the command meant anything, so that its key is used up. */
  function command(command: Command): boolean {
    switch (command) {
      case 'next':
        return desk.step(1) !== null;
      case 'previous':
        return desk.step(-1) !== null;
      case 'palette':
      case 'help':
        ui.show({ kind: command });
        return true;
      case 'canned':
        if (!desk.ticket.value || !actsOf(desk.ticket.value, desk.session).has('reply')) return false;
        ui.show({ kind: 'canned' });
        return true;
      case 'confirm': {
        const next = writer.confirmNext();
        const [number] = writer.open.value[0]?.line.numbers ?? next?.line.numbers ?? [];
        if (number !== undefined && writer.state.sheet) ui.source(writer.state.sheet.citations, number);
        return next !== null;
      }
      default:
        perform(command);
        return desk.ticket.value !== null;
    }
  }

  return { perform, command };
}
