import { ref, type Ref } from 'vue';
import { envelope, isFrom, toFrame, type ToHost } from '../protocol';
import type { Notice } from './store';

/** The page that the frame stands in, by the one channel there is to it. */
export class Host {
  readonly framed: boolean;
  /** What was last told, for those who announce it. */
  readonly last: Ref<Notice | null> = ref(null);
  /** Whether the page shows the frame. */
  readonly visible = ref(false);
  private readonly origin: string | null;

  constructor(
    private readonly frame: Window,
    origin: string | null,
  ) {
    this.origin = origin !== null && /^https?:\/\/[^/]+$/.test(origin) ? origin : null;
    this.framed = frame.parent !== frame;
  }

  post(message: ToHost): void {
    if (this.framed && this.origin !== null) this.frame.parent.postMessage(envelope(message), this.origin);
  }

  notice(notice: Notice): void {
    this.last.value = notice;
    if (notice.kind === 'unread') this.post({ type: 'unread', count: notice.count });
    if (notice.kind === 'escalated') this.post({ type: 'escalated', number: notice.number });
  }

  listen(on: { visible: (visible: boolean) => void; identify: (jwt: string) => void }): void {
    this.frame.addEventListener('message', (event) => {
      if (!this.framed || this.origin === null || !isFrom(event, this.frame.parent, this.origin)) return;
      const message = toFrame(event.data);
      if (message?.type === 'visible') {
        this.visible.value = message.visible;
        on.visible(message.visible);
      }
      if (message?.type === 'identify') on.identify(message.jwt);
    });
  }
}
