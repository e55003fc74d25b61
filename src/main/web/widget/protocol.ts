/**
 * What the loader on the host's page and the frame say to each other. Each side checks the sender's origin and window,
 * then the form; whatever is not one of these is not heard.
 */
export type ToFrame =
  { type: 'visible'; visible: boolean } | { type: 'room'; wide: boolean } | { type: 'identify'; jwt: string };

export type ToHost =
  | { type: 'ready' }
  | { type: 'close' }
  | { type: 'drawer'; open: boolean }
  | { type: 'unread'; count: number }
  | { type: 'escalated'; number: string };

const MARK = 'quanzhi/1';

export function envelope<T extends ToFrame | ToHost>(message: T): T & { quanzhi: string } {
  return { quanzhi: MARK, ...message };
}

function fields(data: unknown): Record<string, unknown> | null {
  return typeof data === 'object' && data !== null && (data as { quanzhi?: unknown }).quanzhi === MARK
    ? (data as Record<string, unknown>)
    : null;
}

export function toFrame(data: unknown): ToFrame | null {
  const { type, visible, wide, jwt } = fields(data) ?? {};
  if (type === 'visible' && typeof visible === 'boolean') return { type, visible };
  if (type === 'room' && typeof wide === 'boolean') return { type, wide };
  if (type === 'identify' && typeof jwt === 'string' && jwt.length <= 8192) return { type, jwt };
  return null;
}

export function toHost(data: unknown): ToHost | null {
  const { type, open, count, number } = fields(data) ?? {};
  if (type === 'ready' || type === 'close') return { type };
  if (type === 'drawer' && typeof open === 'boolean') return { type, open };
  if (type === 'unread' && typeof count === 'number' && count >= 0 && Number.isInteger(count)) return { type, count };
  if (type === 'escalated' && typeof number === 'string' && number.length <= 64) return { type, number };
  return null;
}

/** Heard only from this window at this origin. */
export function isFrom(event: MessageEvent, source: unknown, origin: string): boolean {
  return (
    source !== null && source !== undefined && event.source === source && event.origin === origin && origin !== 'null'
  );
}
