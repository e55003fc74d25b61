import { reactive, type ComputedRef, type InjectionKey } from 'vue';
import { provided } from '../../shared/i18n';
import type { Citation } from '../../shared/types';
import type { Act } from './acts';
import type { Desk } from './desk';
import type { Notices } from './notices';
import type { Words } from './words';
import type { Writer } from './writer';

/** The faces of the page; the address names the one that is shown. */
export type Page = 'tickets' | 'oversight';
export type Tab = 'background' | 'sources' | 'progress';

/** A dialog that lies open: an act of the ticket, or one of the desk's own. */
export type Open =
  | { kind: Exclude<Act, 'claim' | 'reply' | 'draft' | 'note'> }
  | { kind: 'correct' | 'retract'; messageId: string; text: string }
  | { kind: 'canned' | 'palette' | 'help' };

/** What the page shows beside the data: which dialog, which tab, which source. */
export class Ui {
  readonly state = reactive({
    page: 'tickets' as Page,
    open: null as Open | null,
    tab: 'background' as Tab,
    sources: { list: [] as Citation[], number: 0 },
    /** The background pane, where the window is too narrow to show it all the time. */
    aside: false,
    singles: true,
    polite: '',
    assertive: '',
  });
  /** Set by the composer. */
  insert: (text: string) => void = () => undefined;
  focusWriting: () => void = () => undefined;
  /** Shows a ticket, whichever face is shown now. */
  open: (ticketId: string) => void = () => undefined;
  focusSearch: () => void = () => undefined;
  toast: (text: string, tone?: 'good' | 'bad') => void = () => undefined;

  /** Turns to a face; the address follows, so that a reload and the browser's way back know it. */
  go(page: Page): void {
    this.state.page = page;
    if (location.hash.slice(1) !== page) location.hash = page;
  }

  show(open: Open): void {
    this.state.open = open;
  }

  close(): void {
    this.state.open = null;
  }

  /** Opens a source beside the conversation. */
  source(list: Citation[], number: number): void {
    this.state.sources = { list, number };
    this.state.tab = 'sources';
    this.state.aside = true;
  }
}

export interface Parts {
  desk: Desk;
  writer: Writer;
  notices: Notices;
  ui: Ui;
  words: ComputedRef<Words>;
  /** Runs one of the desk's commands, however it was asked for. */
  perform: (act: Act | 'await-send') => void;
}

export const partsKey: InjectionKey<Parts> = Symbol('parts');
export const useParts = (): Parts => provided(partsKey);
