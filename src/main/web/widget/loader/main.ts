import { envelope, isFrom, toHost, type ToFrame } from '../protocol';
import { readable } from './colour';
import { sheet } from './style';

// The embed script: a bubble, and behind it a frame from this script's own origin. The page can't read the frame.

interface Quanzhi {
  open(): void;
  close(): void;
  identify(jwt: string): void;
}

type Side = 'left' | 'right';

const NARROW = '(max-width: 768px)';
const WIDE = 880;
const SEEN = 'quanzhi.seen';

function start(script: HTMLScriptElement) {
  const {
    site = 'demo',
    lang = document.documentElement.lang || navigator.language,
    accent = '',
    position,
  } = script.dataset;
  const english = /^en\b/i.test(lang);
  const say = (zh: string, en: string) => (english ? en : zh);
  const origin = new URL(script.src, location.href).origin;
  let side: Side = position === 'left' ? 'left' : 'right';
  let isOpen = false;
  let isReady = false;
  let drawer = false;
  let count = 0;
  let jwt: string | null = null;
  let frame: HTMLIFrameElement | null = null;
  const narrow = matchMedia(NARROW);

  const host = document.createElement('div');
  host.setAttribute('data-quanzhi', '');
  const root = host.attachShadow({ mode: 'closed' });
  const style = new CSSStyleSheet();
  style.replaceSync(sheet);
  root.adoptedStyleSheets = [style];
  const box = element('div', 'box');
  const panel = element('div', 'panel');
  panel.setAttribute('role', 'dialog');
  panel.setAttribute('aria-label', say('泉质咨询', 'Quanzhi consultation'));
  const bubble = element('button', 'bubble') as HTMLButtonElement;
  bubble.type = 'button';
  const glyph = element('span', 'glyph');
  glyph.textContent = '泉';
  const news = element('span', 'news');
  const badge = element('span', 'badge');
  bubble.append(glyph, news, badge);
  box.append(panel, bubble);
  root.append(box);
  if (/^#[0-9a-f]{6}$/i.test(accent) && readable(accent)) box.style.setProperty('--seal', accent);

  /**
   * Over the whole screen it is what is seen that counts: where a page is wider than the screen, or the keyboard is up, a fixed box
   * is larger. Whoever zooms in goes on seeing a part of it.
   */
  function fit() {
    const view = window.visualViewport;
    const whole = isOpen && narrow.matches && view;
    const put = (name: string, length: number) =>
      whole ? box.style.setProperty(name, `${length}px`) : box.style.removeProperty(name);
    const zoom = Math.max(1, view?.scale ?? 1);
    put('--w', (view?.width ?? 0) * zoom);
    put('--h', (view?.height ?? 0) * zoom);
    if (whole && zoom > 1.01) return;
    put('--x', view?.offsetLeft ?? 0);
    put('--y', view?.offsetTop ?? 0);
  }

  function show() {
    fit();
    box.className = `box ${side}${isOpen ? ' open' : ''}${drawer ? ' drawer' : ''}${count > 0 && !isOpen ? ' fresh' : ''}`;
    panel.setAttribute('aria-modal', String(narrow.matches));
    bubble.setAttribute('aria-expanded', String(isOpen));
    bubble.setAttribute(
      'aria-label',
      isOpen
        ? say('收起咨询', 'Hide the consultation')
        : say('质量咨询', 'Ask about quality') + (count > 0 ? say(`，${count} 条新答复`, `, ${count} new`) : ''),
    );
    glyph.textContent = isOpen ? '' : '泉';
    news.textContent = count > 0 && !isOpen ? say('专家已答复', 'Expert answered') : '';
    badge.textContent = count > 0 && !isOpen ? String(Math.min(count, 99)) : '';
  }

  function load() {
    if (frame) return;
    frame = document.createElement('iframe');
    const query = new URLSearchParams({
      site,
      lang: english ? 'en' : 'zh-CN',
      position: side,
      origin: location.origin,
    });
    if (box.style.getPropertyValue('--seal')) query.set('accent', accent);
    frame.src = `${origin}/widget/?${query}`;
    frame.title = say('泉质咨询', 'Quanzhi consultation');
    frame.allow = 'clipboard-write';
    frame.referrerPolicy = 'no-referrer';
    panel.append(frame);
  }

  function tell(message: ToFrame) {
    if (isReady) frame?.contentWindow?.postMessage(envelope(message), origin);
  }

  function emit(type: string, detail: unknown = null) {
    window.dispatchEvent(new CustomEvent(`quanzhi:${type}`, { detail }));
    bus.dispatchEvent(new CustomEvent(type, { detail }));
  }

  function remember() {
    try {
      localStorage.setItem(SEEN, '1');
    } catch {
      // Then the frame waits for a click on every page.
    }
  }

  const bus = new EventTarget();
  const api: Quanzhi & Pick<EventTarget, 'addEventListener' | 'removeEventListener'> = {
    open() {
      load();
      remember();
      isOpen = true;
      show();
      tell({ type: 'visible', visible: true });
      frame?.focus();
    },
    close() {
      const inside = root.activeElement === frame;
      isOpen = false;
      show();
      tell({ type: 'visible', visible: false });
      if (inside) bubble.focus();
    },
    identify(token) {
      jwt = String(token);
      tell({ type: 'identify', jwt });
    },
    addEventListener: bus.addEventListener.bind(bus),
    removeEventListener: bus.removeEventListener.bind(bus),
  };

  window.addEventListener('message', (event) => {
    if (!frame || !isFrom(event, frame.contentWindow, origin)) return;
    const message = toHost(event.data);
    switch (message?.type) {
      case 'ready':
        isReady = true;
        if (jwt !== null) tell({ type: 'identify', jwt });
        tell({ type: 'visible', visible: isOpen });
        emit('ready');
        break;
      case 'close':
        api.close();
        break;
      case 'drawer':
        drawer = message.open && window.innerWidth >= WIDE;
        show();
        break;
      case 'unread':
        if (message.count !== count) {
          count = message.count;
          show();
          emit('unread', { count });
        }
        break;
      case 'escalated':
        emit('escalated', { number: message.number });
        break;
    }
  });

  let from: number | null = null;
  let dragged = false;
  bubble.addEventListener('pointerdown', (event) => {
    from = event.clientX;
    dragged = false;
    bubble.setPointerCapture(event.pointerId);
  });
  bubble.addEventListener('pointermove', (event) => {
    if (from === null) return;
    const by = event.clientX - from;
    if (Math.abs(by) > 8) dragged = true;
    if (dragged) bubble.style.transform = `translateX(${by}px)`;
  });
  const drop = (event: PointerEvent) => {
    if (dragged && event.type === 'pointerup') side = event.clientX < window.innerWidth / 2 ? 'left' : 'right';
    from = null;
    bubble.style.transform = '';
    show();
  };
  bubble.addEventListener('pointerup', drop);
  bubble.addEventListener('pointercancel', drop);
  bubble.addEventListener('click', () => {
    if (dragged) dragged = false;
    else if (isOpen) api.close();
    else api.open();
  });
  bubble.addEventListener('keydown', (event) => {
    if (event.key === 'ArrowLeft' || event.key === 'ArrowRight') {
      side = event.key === 'ArrowLeft' ? 'left' : 'right';
      show();
    } else if (event.key === 'Escape' && isOpen) {
      api.close();
    }
  });
  narrow.addEventListener('change', show);
  window.visualViewport?.addEventListener('resize', fit);
  window.visualViewport?.addEventListener('scroll', fit);

  show();
  document.body.append(host);
  (window as unknown as { Quanzhi: typeof api }).Quanzhi = api;
  try {
    // Whoever has asked before is to see news without opening.
    if (localStorage.getItem(SEEN) !== null) setTimeout(load, 1_500);
  } catch {
    // As above.
  }
}

function element(tag: string, name: string): HTMLElement {
  const made = document.createElement(tag);
  made.className = name;
  return made;
}

const script = (document.currentScript ??
  document.querySelector('script[data-site][src*="widget.js"]')) as HTMLScriptElement | null;
if (script && !('Quanzhi' in window)) {
  if (document.body) start(script);
  else document.addEventListener('DOMContentLoaded', () => start(script));
}
