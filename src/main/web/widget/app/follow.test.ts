import { describe, expect, it } from 'vitest';
import { ref } from 'vue';
import { restingPlace, useFollow } from './follow';

const VIEW = 400;

/** A log of messages with heights of their own; happy-dom lays nothing out. */
class Log {
  readonly element = document.createElement('div');
  private heights = new Map<Element, number>();

  constructor() {
    Object.defineProperties(this.element, {
      clientHeight: { get: () => VIEW },
      scrollHeight: { get: () => Math.max(VIEW, this.height()) },
    });
    this.element.scrollTo = (({ top }: ScrollToOptions) => this.scrollTo(top ?? 0)) as HTMLElement['scrollTo'];
    this.element.getBoundingClientRect = () => ({ top: 0 }) as DOMRect;
  }

  scrollTo(top: number) {
    this.element.scrollTop = Math.min(Math.max(0, top), this.element.scrollHeight - VIEW);
  }

  add(tag: 'article' | 'div', height: number): Element {
    const message = document.createElement(tag);
    message.getBoundingClientRect = () => ({ top: this.topOf(message) - this.element.scrollTop }) as DOMRect;
    this.heights.set(message, height);
    this.element.append(message);
    return message;
  }

  grow(message: Element, height: number) {
    this.heights.set(message, height);
  }

  topOf(message: Element): number {
    return [...this.heights]
      .slice(0, [...this.heights.keys()].indexOf(message))
      .reduce((sum, [, height]) => sum + height, 0);
  }

  private height(): number {
    return [...this.heights.values()].reduce((sum, height) => sum + height, 0);
  }
}

function followed() {
  const log = new Log();
  const follow = useFollow(ref(log.element) as never);
  log.add('div', 500);
  follow.toEnd();
  return { log, follow };
}

describe('a log that grows', () => {
  it('rests at its end, or where a message begins that would leave the view', () => {
    expect(restingPlace(180, 400)).toBe(180);
    expect(restingPlace(900, 400)).toBe(400);
    expect(restingPlace(900, null)).toBe(900);
  });

  it('is followed until the head of the answer would leave the view', () => {
    const { log, follow } = followed();
    const answer = log.add('article', 100);
    follow.grown();
    expect(follow.atEnd.value).toBe(true);
    log.grow(answer, 2_000);
    follow.grown();
    expect(log.element.scrollTop).toBe(488);
    expect([follow.atEnd.value, follow.fresh.value]).toEqual([false, true]);
    log.add('div', 300);
    follow.grown();
    expect(log.element.scrollTop).toBe(488);
  });

  it('is followed to the next message though the one before was long', () => {
    const { log, follow } = followed();
    log.add('article', 2_000);
    follow.grown();
    log.add('article', 100);
    follow.grown();
    expect(follow.atEnd.value).toBe(true);
  });

  it('stays where the reader scrolled to, and says that something came', () => {
    const { log, follow } = followed();
    const answer = log.add('article', 700);
    follow.grown();
    log.scrollTo(100);
    follow.scrolled();
    log.grow(answer, 1_500);
    follow.grown();
    expect(log.element.scrollTop).toBe(100);
    expect(follow.fresh.value).toBe(true);
  });

  it('is followed to its end by whoever went past the head', () => {
    const { log, follow } = followed();
    const answer = log.add('article', 900);
    follow.grown();
    follow.toEnd();
    log.grow(answer, 1_500);
    follow.grown();
    expect(follow.atEnd.value).toBe(true);
    log.scrollTo(600);
    follow.scrolled();
    log.scrollTo(10_000);
    follow.scrolled();
    log.grow(answer, 2_500);
    follow.grown();
    expect(follow.atEnd.value).toBe(true);
  });

  it('keeps the head in view for whoever moved while it was there', () => {
    const { log, follow } = followed();
    const answer = log.add('article', 300);
    follow.grown();
    log.scrollTo(395);
    follow.scrolled();
    log.scrollTo(10_000);
    follow.scrolled();
    follow.toEnd();
    log.grow(answer, 1_500);
    follow.grown();
    expect(log.element.scrollTop).toBe(488);
  });

  it('begins anew with another answer in the same place', () => {
    const { log, follow } = followed();
    const answer = log.add('article', 900);
    answer.setAttribute('data-answer', 'first');
    follow.grown();
    follow.toEnd();
    answer.setAttribute('data-answer', 'second');
    log.grow(answer, 100);
    log.scrollTo(log.element.scrollTop);
    follow.grown();
    log.grow(answer, 900);
    follow.grown();
    expect(log.element.scrollTop).toBe(488);
  });

  it('takes what moves with a log that shrinks for nobody’s wish', () => {
    const { log, follow } = followed();
    const answer = log.add('article', 2_000);
    follow.grown();
    follow.toEnd();
    log.scrollTo(1_000);
    follow.scrolled();
    log.grow(answer, 500);
    log.scrollTo(log.element.scrollTop);
    follow.grown();
    follow.scrolled();
    log.grow(answer, 2_000);
    follow.grown();
    expect(log.element.scrollTop).toBe(600);
  });

  it('opens where its newest message begins', () => {
    const { log, follow } = followed();
    log.add('article', 900);
    log.add('div', 300);
    follow.begin();
    expect(log.element.scrollTop).toBe(488);
    expect(follow.fresh.value).toBe(false);
  });
});
