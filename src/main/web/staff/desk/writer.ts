import { computed, reactive, watch } from 'vue';
import type { Problem } from '../../shared/api';
import { problemOf } from './book';
import {
  ask,
  bareSheet,
  compose,
  confirm,
  edit,
  gravesIn,
  proof,
  remove,
  sheetOf,
  unconfirm,
  waiting,
  type Grave,
  type Line,
} from './copilot';
import type { Desk } from './desk';
import { Drafts, nothingWritten, type Mode, type Writing } from './drafts';

interface State extends Writing {
  ticketId: string | null;
  /** The copilot's sentences lie open instead of the editor. */
  sheetOpen: boolean;
  sending: boolean;
  drafting: boolean;
  /** The copilot found nothing to cite. */
  empty: boolean;
  problem: Problem | null;
  keptAt: number | null;
}

const fresh = (): State => ({
  ...nothingWritten(),
  ticketId: null,
  sheetOpen: false,
  sending: false,
  drafting: false,
  empty: false,
  problem: null,
  keptAt: null,
});

/** What is being written on the open ticket. Words leave it only when the service has them. */
export class Writer {
  readonly state: State = reactive(fresh());
  /** The penalties and deadlines of the draft that a person still has to confirm, in the words in which they stand. */
  readonly open = computed<Grave[]>(() => this.graves.value.filter((grave) => !grave.confirmed));
  readonly graves = computed<Grave[]>(() => this.findGraves());
  private readonly drafts: Drafts;
  private keeping: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly desk: Desk) {
    this.drafts = new Drafts(desk.kept);
    watch(
      () => desk.state.selected,
      (ticketId) => this.turnTo(ticketId),
      { flush: 'sync' },
    );
  }

  hasDraft(ticketId: string): boolean {
    return this.drafts.has(ticketId);
  }

  private turnTo(ticketId: string | null): void {
    this.keepNow();
    if (this.state.ticketId !== null) this.desk.people.rest(this.state.ticketId);
    Object.assign(this.state, fresh(), ticketId === null ? {} : this.drafts.of(ticketId), { ticketId });
    this.state.sheetOpen = this.state.sheet !== null && !this.state.sheet.inserted;
  }

  get text(): string {
    return this.state.mode === 'note' ? this.state.note : this.state.reply;
  }

  type(text: string): void {
    const { state } = this;
    state.problem = null;
    if (state.mode === 'note') {
      state.note = text;
    } else {
      state.reply = text;
      if (text.trim() === '' && state.sheet?.inserted) state.sheet = null;
      if (state.ticketId !== null && text !== '') this.desk.people.key(state.ticketId);
    }
    this.keepSoon();
  }

  turn(mode: Mode): void {
    this.state.mode = mode;
    this.state.problem = null;
    this.keepSoon();
  }

  private keepSoon(): void {
    clearTimeout(this.keeping);
    this.keeping = setTimeout(() => this.keepNow(), 300);
  }

  /** Puts down what is written, now: before the page goes, or another ticket comes. */
  keepNow(): void {
    clearTimeout(this.keeping);
    const { ticketId, mode, reply, note, sheet } = this.state;
    if (ticketId === null) return;
    this.drafts.keep(ticketId, { mode, reply, note, sheet });
    this.state.keptAt = reply.trim() + note.trim() === '' && sheet === null ? null : Date.now();
  }

  private findGraves(): Grave[] {
    const { sheet, reply, sheetOpen } = this.state;
    if (!sheet) return [];
    if (!sheetOpen) return gravesIn(reply, sheet);
    const open = new Set(waiting(sheet));
    return sheet.lines
      .filter((line) => line.grave && !line.removed)
      .map((line) => ({ line, text: line.text, edited: line.text !== line.original, confirmed: !open.has(line) }));
  }

  /** What keeps the words from being sent, if anything does. */
  get held(): 'empty' | 'unconfirmed' | 'sending' | null {
    if (this.state.sending) return 'sending';
    if (this.outgoing() === '') return 'empty';
    return this.state.mode === 'reply' && this.open.value.length > 0 ? 'unconfirmed' : null;
  }

  private outgoing(): string {
    const { mode, sheet, sheetOpen, note, reply } = this.state;
    if (mode === 'note') return note.trim();
    return sheet && sheetOpen ? compose(sheet) : reply.trim();
  }

  async draft(): Promise<void> {
    const { ticketId } = this.state;
    if (ticketId === null || this.state.drafting) return;
    this.state.drafting = true;
    this.state.empty = false;
    this.state.problem = null;
    this.state.mode = 'reply';
    try {
      const made = await this.desk.doing(ticketId, `${ticketId}.draft`, (key) => this.desk.api.draft(ticketId, key));
      if (this.state.ticketId !== ticketId) return;
      this.state.empty = made.text.trim() === '';
      if (this.state.empty) return;
      this.state.sheet = sheetOf(made);
      this.state.sheetOpen = true;
      this.keepNow();
    } catch (error) {
      if (this.state.ticketId === ticketId) this.state.problem = problemOf(error);
    } finally {
      if (this.state.ticketId === ticketId) this.state.drafting = false;
    }
  }

  /** Puts the sentences behind what is written already; what was confirmed stays so while its words do. */
  insert(): void {
    const { sheet } = this.state;
    if (!sheet) return;
    this.state.reply = [this.state.reply.trim(), compose(sheet)].filter((part) => part !== '').join('\n\n');
    this.state.sheet = { ...sheet, inserted: true };
    this.state.sheetOpen = false;
    this.keepNow();
  }

  discard(): void {
    this.state.sheet = null;
    this.state.sheetOpen = false;
    this.keepNow();
  }

  confirm({ line, text }: Pick<Grave, 'line' | 'text'>): void {
    if (this.state.sheet) {
      this.state.sheet = confirm(this.state.sheet, line.start, text, this.desk.session.displayName, new Date());
      this.keepNow();
    }
  }

  /** Confirms the first that waits: one key, one sentence. */
  confirmNext(): Grave | null {
    const [next] = this.open.value;
    if (next) this.confirm(next);
    return next ?? null;
  }

  change(line: Line, by: { text?: string; removed?: boolean; confirmed?: null }): void {
    let { sheet } = this.state;
    if (!sheet) return;
    if (by.text !== undefined) sheet = edit(sheet, line.start, by.text);
    if (by.removed !== undefined) sheet = remove(sheet, line.start, by.removed);
    if (by.confirmed === null) sheet = unconfirm(sheet, line.start);
    this.state.sheet = sheet;
    this.keepSoon();
  }

  /** Sends what is written; answers whether the service has it. What fails stays where it was. */
  async send(): Promise<boolean> {
    const { ticketId, mode, sheet } = this.state;
    const text = this.outgoing();
    if (ticketId === null || this.held !== null) return false;
    this.state.sending = true;
    this.state.problem = null;
    try {
      const body = { text, ...(mode === 'reply' && sheet ? proof(text, sheet) : {}) };
      await this.desk.doing(ticketId, `${ticketId}.${mode}.${JSON.stringify(body)}`, async (key) => {
        if (mode === 'note') await this.desk.api.note(ticketId, text, key);
        else this.said(ticketId, await this.desk.api.say(ticketId, body, key));
      });
      this.clear(ticketId, mode);
      return true;
    } catch (error) {
      if (this.state.ticketId === ticketId) this.refused(problemOf(error));
      return false;
    } finally {
      if (this.state.ticketId === ticketId) this.state.sending = false;
    }
  }

  /** What else the service wants confirmed is confirmed in the editor, where the whole reply can be seen. */
  private refused(problem: Problem): void {
    this.state.problem = problem;
    if (problem.code !== 'DRAFT_NOT_CONFIRMED') return;
    if (this.state.sheetOpen) this.insert();
    this.state.sheet = ask(
      this.state.sheet ?? bareSheet(),
      problem.errors.map(({ message }) => message),
    );
    this.keepNow();
  }

  private said(ticketId: string, message: Parameters<Desk['file']['said']>[0]): void {
    if (ticketId === this.desk.state.selected) this.desk.file.said(message);
  }

  private clear(ticketId: string, mode: Mode): void {
    const gone: Partial<Writing> = mode === 'note' ? { note: '' } : { reply: '', sheet: null };
    this.desk.people.rest(ticketId);
    if (this.state.ticketId === ticketId) {
      Object.assign(this.state, gone, mode === 'reply' ? { sheetOpen: false } : {});
      this.keepNow();
      this.desk.file.refreshSoon();
    } else {
      this.drafts.keep(ticketId, { ...this.drafts.of(ticketId), ...gone });
    }
  }
}
