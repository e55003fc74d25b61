import { describe, expect, it } from 'vitest';
import { EventStreamParser } from './sse';

const STREAM =
  'id: 1\nevent: message.created\ndata: {"text":"计量器具"}\n\n:\n\nid: 2.7\nevent: answer.delta\ndata: {"text":"检定"}\n\n';

function parse(text: string, size: number) {
  const bytes = new TextEncoder().encode(text);
  const parser = new EventStreamParser();
  const events = [];
  for (let from = 0; from < bytes.length; from += size) events.push(...parser.push(bytes.slice(from, from + size)));
  return events;
}

describe('an event stream', () => {
  const expected = [
    { id: '1', event: 'message.created', data: '{"text":"计量器具"}' },
    { id: '2.7', event: 'answer.delta', data: '{"text":"检定"}' },
  ];

  it('gives the same events wherever it is cut, also inside a character', () => {
    for (let size = 1; size <= 40; size += 1) expect(parse(STREAM, size)).toEqual(expected);
  });

  it('reads lines that end in CRLF', () => {
    for (let size = 1; size <= 9; size += 1) expect(parse(STREAM.replaceAll('\n', '\r\n'), size)).toEqual(expected);
  });

  it('never gives an event that the end cuts off', () => {
    expect(parse(STREAM.slice(0, -1), 1000)).toEqual(expected.slice(0, 1));
  });
});
