import { describe, expect, it } from 'vitest';
import { ref } from 'vue';
import { restingPlace, useFollow } from './follow';

const VIEW = 400;

/** A log of messages with heights of their own; happy-dom lays nothing out. */
class Log {
  readonly element = document.createElement('div');
  readonly room = document.createElement('div');
  width = 300;
  private heights = new Map<Element, number>();

  constructor() {
    Object.defineProperties(this.element, {
      clientHeight: { get: () => VIEW },
      clientWidth: { get: () => this.width },
      scrollHeight: { get: () => Math.max(VIEW, this.height() + this.roomy()) },
    });
    this.room.getBoundingClientRect = () => ({ top: this.height() - this.element.scrollTop }) as DOMRect;
    this.element.scrollTo = (({ top }: ScrollToOptions) => this.scrollTo(top ?? 0)) as HTMLElement['scrollTo'];
    this.element.getBoundingClientRect = () => ({ top: 0 }) as DOMRect;
  }

  scrollTo(top: number) {
    this.element.scrollTop = Math.min(Math.max(0, top), this.element.scrollHeight - VIEW);
  }

  add(tag: 'article' | 'div', height: number, name = ''): Element {
    const message = document.createElement(tag);
    message.className = name;
    message.getBoundingClientRect = () =>
      ({ top: this.topOf(message) - this.element.scrollTop, height: this.heights.get(message) }) as DOMRect;
    this.heights.set(message, height);
    this.element.append(message);
    return message;
  }

  grow(message: Element, height: number) {
    this.heights.set(message, height);
  }

  remove(message: Element) {
    this.heights.delete(message);
    message.remove();
  }

  topOf(message: Element): number {
    return [...this.heights]
      .slice(0, [...this.heights.keys()].indexOf(message))
      .reduce((sum, [, height]) => sum + height, 0);
  }

  roomy(): number {
    return parseFloat(this.room.style.height) || 0;
  }

  private height(): number {
    return [...this.heights.values()].reduce((sum, height) => sum + height, 0);
  }
}

function followed() {
  const log = new Log();
  let said = 0;
  const follow = useFollow(ref(log.element) as never, ref(log.room) as never, () => said);
  log.add('div', 500);
  follow.begin();
  follow.toEnd();
  /** Something was said, and the log has grown by it. */
  const come = () => {
    said += 1;
    follow.grown();
  };
  const scrollTo = (top: number) => {
    log.scrollTo(top);
    follow.scrolled();
  };
  const atEnd = () => log.element.scrollTop + VIEW >= log.element.scrollHeight;
  return { log, follow, come, scrollTo, atEnd };
}

/** A question is asked below 500 pixels of talk, and its answer begins. */
function asked() {
  const known = followed();
  const question = known.log.add('div', 60, 'mine');
  known.follow.ask();
  const answer = known.log.add('article', 100, 'ai');
  answer.setAttribute('aria-busy', 'true');
  known.come();
  return { ...known, question, answer };
}

describe('a log that grows', () => {
  it('rests at its end, or where a message begins that would leave the view', () => {
    expect(restingPlace(180, 400)).toBe(180);
    expect(restingPlace(900, 400)).toBe(400);
    expect(restingPlace(900, null)).toBe(900);
  });

  it('is followed until the head of the answer would leave the view', () => {
    const { log, follow, come, atEnd } = followed();
    const answer = log.add('article', 100);
    come();
    expect([atEnd(), follow.fresh.value]).toEqual([true, false]);
    log.grow(answer, 2_000);
    come();
    expect(log.element.scrollTop).toBe(488);
    expect([atEnd(), follow.fresh.value]).toEqual([false, true]);
    log.add('div', 300);
    come();
    expect(log.element.scrollTop).toBe(488);
  });

  it('is followed to the next message though the one before was long', () => {
    const { log, come, atEnd } = followed();
    log.add('article', 2_000);
    come();
    log.add('article', 100);
    come();
    expect(atEnd()).toBe(true);
  });

  it('stays where the reader scrolled to, and says that something came', () => {
    const { log, follow, come, scrollTo } = followed();
    const answer = log.add('article', 700);
    come();
    scrollTo(100);
    log.grow(answer, 1_500);
    come();
    expect(log.element.scrollTop).toBe(100);
    expect(follow.fresh.value).toBe(true);
  });

  it('is followed to its end by whoever went past the head', () => {
    const { log, follow, come, scrollTo, atEnd } = followed();
    const answer = log.add('article', 900);
    come();
    follow.toEnd();
    log.grow(answer, 1_500);
    come();
    expect(atEnd()).toBe(true);
    scrollTo(600);
    scrollTo(10_000);
    log.grow(answer, 2_500);
    come();
    expect(atEnd()).toBe(true);
  });

  it('keeps the head in view for whoever moved while it was there', () => {
    const { log, follow, come, scrollTo } = followed();
    const answer = log.add('article', 300);
    come();
    scrollTo(395);
    scrollTo(10_000);
    follow.toEnd();
    log.grow(answer, 1_500);
    come();
    expect(log.element.scrollTop).toBe(488);
  });

  it('begins anew with another answer in the same place', () => {
    const { log, follow, come } = followed();
    const answer = log.add('article', 900);
    answer.setAttribute('data-answer', 'first');
    come();
    follow.toEnd();
    answer.setAttribute('data-answer', 'second');
    log.grow(answer, 100);
    log.scrollTo(log.element.scrollTop);
    come();
    log.grow(answer, 900);
    come();
    expect(log.element.scrollTop).toBe(488);
  });

  it('takes what moves with a log that shrinks for nobody’s wish', () => {
    const { log, follow, come, scrollTo } = followed();
    const answer = log.add('article', 2_000);
    come();
    follow.toEnd();
    scrollTo(1_000);
    log.grow(answer, 500);
    log.scrollTo(log.element.scrollTop);
    come();
    follow.scrolled();
    log.grow(answer, 2_000);
    come();
    expect(log.element.scrollTop).toBe(600);
  });

  it('opens where its newest message begins, with the question that it answers', () => {
    const { log, follow } = followed();
    log.add('article', 900);
    log.add('div', 300);
    follow.begin();
    expect(log.element.scrollTop).toBe(488);
    expect(follow.fresh.value).toBe(false);
    log.add('div', 60, 'mine');
    log.add('article', 900, 'ai');
    follow.begin();
    expect(log.element.scrollTop).toBe(1_688);
    expect(follow.fresh.value).toBe(false);
  });
});

describe('a question that is asked', () => {
  it('goes to the top, and its answer grows below it until the view is full', () => {
    const { log, follow, answer, come } = asked();
    expect(log.element.scrollTop).toBe(488);
    log.grow(answer, 320);
    come();
    expect([log.element.scrollTop, log.roomy(), follow.fresh.value]).toEqual([488, 8, false]);
    log.grow(answer, 1_500);
    come();
    expect([log.element.scrollTop, log.roomy(), follow.fresh.value]).toEqual([488, 0, true]);
    answer.setAttribute('aria-busy', 'false');
    log.grow(answer, 1_700);
    come();
    expect(log.element.scrollTop).toBe(488);
  });

  it('is at the top before there is an answer, and stays there with a short one', () => {
    const { log, follow, come } = followed();
    log.add('article', 700, 'ai');
    come();
    const question = log.add('div', 60, 'mine');
    follow.ask();
    expect(log.element.scrollTop).toBe(log.topOf(question) - 12);
    log.add('article', 80, 'ai');
    come();
    expect(log.element.scrollTop).toBe(log.topOf(question) - 12);
    expect(follow.fresh.value).toBe(false);
  });

  it('is kept in view with its answer, though its words stand there twice for a moment', () => {
    const { log, follow, question, answer, come } = asked();
    log.grow(answer, 500);
    answer.setAttribute('aria-busy', 'false');
    const twin = log.add('div', 60, 'mine');
    come();
    log.remove(twin);
    log.scrollTo(log.element.scrollTop);
    follow.scrolled(); // a browser tells of this before it tells of the size
    come();
    expect(log.element.scrollTop).toBe(log.topOf(question) - 12);
  });

  it('leaves the greater part of the view to its answer where it is long', () => {
    const { log, follow } = followed();
    log.add('div', 1_000, 'mine');
    follow.ask();
    expect(log.element.scrollTop).toBe(500 + 1_000 - 160);
  });

  it('waits at the end while the answer before it is being written', () => {
    const { log, follow, answer, come, atEnd } = asked();
    log.grow(answer, 900);
    come();
    const second = log.add('div', 60, 'mine');
    follow.ask();
    expect(atEnd()).toBe(true);
    log.grow(answer, 1_000);
    come();
    expect(atEnd()).toBe(true);
    answer.setAttribute('aria-busy', 'false');
    log.add('article', 90, 'ai').setAttribute('aria-busy', 'true');
    come();
    expect(log.element.scrollTop).toBe(log.topOf(second) - 12);
  });

  it('needs no room once a person writes', () => {
    const { log, come } = asked();
    expect(log.roomy()).toBeGreaterThan(0);
    log.element.querySelector('.ai')?.setAttribute('aria-busy', 'false');
    log.add('article', 50, 'person');
    come();
    expect(log.roomy()).toBe(0);
  });

  it('gives its room back to another log', () => {
    const { log, follow } = asked();
    follow.begin();
    expect(log.roomy()).toBe(0);
  });
});

describe('news below the view', () => {
  it('is none once everything has been seen, however far the reader goes back', () => {
    const { log, follow, answer, come, scrollTo } = asked();
    log.grow(answer, 1_500);
    come();
    expect(follow.fresh.value).toBe(true);
    scrollTo(10_000);
    expect(follow.fresh.value).toBe(false);
    scrollTo(200);
    expect(follow.fresh.value).toBe(false);
    log.add('article', 200, 'person');
    come();
    expect(follow.fresh.value).toBe(true);
  });

  it('is none where lines break elsewhere or a form unfolds', () => {
    const { log, follow, answer, come, scrollTo } = asked();
    log.grow(answer, 1_500);
    come();
    scrollTo(10_000);
    scrollTo(200);
    log.grow(answer, 1_700);
    follow.grown();
    expect(follow.fresh.value).toBe(false);
    log.width = 200;
    log.grow(answer, 2_400);
    come();
    expect(follow.fresh.value).toBe(false);
  });

  it('goes with a press on what tells of it', () => {
    const { log, follow, answer, come, atEnd } = asked();
    log.grow(answer, 1_500);
    come();
    follow.toEnd(true);
    expect([follow.fresh.value, atEnd()]).toEqual([false, true]);
  });
});
