import { reactive } from 'vue';
import type { Kept } from './kept';

export interface Notice {
  key: string;
  kind: 'new' | 'reply' | 'warn' | 'broken';
  ticketId: string;
  title: string;
  text: string;
  at: number;
}

const NAME = 'notices';
const MOST = 20;

interface Switches {
  desktop: boolean;
  sound: boolean;
}

/** What asks for attention: a short list, a desktop notification and a sound. The last two are off until switched on. */
export class Notices {
  readonly state = reactive<{ list: Notice[]; unseen: number } & Switches>({
    list: [],
    unseen: 0,
    desktop: false,
    sound: false,
  });
  private context: AudioContext | null = null;

  constructor(
    private readonly kept: Kept,
    private readonly open: (ticketId: string) => void,
  ) {
    const { desktop, sound } = kept.value<Partial<Switches>>(NAME, {});
    this.state.sound = sound === true;
    this.state.desktop = desktop === true && Notices.permission() === 'granted';
  }

  static permission(): NotificationPermission | 'missing' {
    return typeof Notification === 'undefined' ? 'missing' : Notification.permission;
  }

  /** Switches desktop notifications; the browser asks first. Answers whether they are on now. */
  async desktop(on: boolean): Promise<boolean> {
    const allowed = on && Notices.permission() !== 'missing' && (await Notification.requestPermission()) === 'granted';
    this.state.desktop = allowed;
    this.keep();
    return allowed;
  }

  sound(on: boolean): void {
    this.state.sound = on;
    this.keep();
    if (on) this.ring();
  }

  private keep(): void {
    const { desktop, sound } = this.state;
    this.kept.keep(NAME, { desktop, sound });
  }

  add(notice: Omit<Notice, 'at'>): void {
    this.state.list = [{ ...notice, at: Date.now() }, ...this.state.list.filter(({ key }) => key !== notice.key)].slice(
      0,
      MOST,
    );
    this.state.unseen += 1;
    if (this.state.sound) this.ring();
    if (this.state.desktop && (document.hidden || !document.hasFocus())) this.show(notice);
  }

  seen(): void {
    this.state.unseen = 0;
  }

  private show({ key, title, text, ticketId }: Omit<Notice, 'at'>): void {
    try {
      const shown = new Notification(title, { body: text, tag: key, silent: true });
      shown.onclick = () => {
        window.focus();
        this.open(ticketId);
        shown.close();
      };
    } catch {
      // Some browsers have the name and no way to use it from a page.
    }
  }

  /** Two short notes, quiet; made here, so that nothing has to be fetched. */
  private ring(): void {
    try {
      this.context ??= new AudioContext();
      const { context } = this;
      const start = context.currentTime;
      [660, 880].forEach((pitch, index) => {
        const [tone, loud] = [context.createOscillator(), context.createGain()];
        tone.frequency.value = pitch;
        loud.gain.setValueAtTime(0.0001, start + index * 0.14);
        loud.gain.exponentialRampToValueAtTime(0.08, start + index * 0.14 + 0.02);
        loud.gain.exponentialRampToValueAtTime(0.0001, start + index * 0.14 + 0.18);
        tone.connect(loud).connect(context.destination);
        tone.start(start + index * 0.14);
        tone.stop(start + index * 0.14 + 0.2);
      });
    } catch {
      // Without a sound device the list still tells.
    }
  }
}
