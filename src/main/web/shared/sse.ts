/** One event of a `text/event-stream`. */
export interface ServerEvent {
  id: string | null;
  event: string;
  data: string;
}

/**
 * Takes the bytes of an event stream as they come, cut anywhere, and gives whole events: lines may end in LF, CR or
 * CRLF, a character may be split over chunks, comments are passed over. An event that the end of the stream cuts off
 * is never given.
 */
export class EventStreamParser {
  /** The wait in milliseconds that the service asked for before a reconnect, if it did. */
  retry: number | null = null;
  private readonly decoder = new TextDecoder('utf-8');
  private rest = '';
  private afterCarriageReturn = false;
  private id: string | null = null;
  private event = '';
  private data: string[] = [];

  push(bytes: Uint8Array): ServerEvent[] {
    let text = this.decoder.decode(bytes, { stream: true });
    if (this.afterCarriageReturn && text.length > 0) {
      if (text.startsWith('\n')) text = text.slice(1);
      this.afterCarriageReturn = false;
    }
    this.rest += text;
    const events: ServerEvent[] = [];
    const lineEnd = /\r\n|\r|\n/g;
    let from = 0;
    for (let match = lineEnd.exec(this.rest); match; match = lineEnd.exec(this.rest)) {
      const line = this.rest.slice(from, match.index);
      from = lineEnd.lastIndex;
      if (match[0] === '\r' && from === this.rest.length) this.afterCarriageReturn = true;
      const event = this.line(line);
      if (event) events.push(event);
    }
    this.rest = this.rest.slice(from);
    return events;
  }

  private line(line: string): ServerEvent | null {
    if (line === '') return this.dispatch();
    if (line.startsWith(':')) return null;
    const colon = line.indexOf(':');
    const field = colon < 0 ? line : line.slice(0, colon);
    let value = colon < 0 ? '' : line.slice(colon + 1);
    if (value.startsWith(' ')) value = value.slice(1);
    if (field === 'data') this.data.push(value);
    else if (field === 'event') this.event = value;
    else if (field === 'id' && !value.includes('\0')) this.id = value;
    else if (field === 'retry' && /^\d+$/.test(value)) this.retry = Number(value);
    return null;
  }

  private dispatch(): ServerEvent | null {
    const { data, event, id } = this;
    this.data = [];
    this.event = '';
    this.id = null;
    return data.length === 0 ? null : { id, event: event || 'message', data: data.join('\n') };
  }
}
