import { ref, type Ref } from 'vue';

/** How far from the end, in pixels, still counts as being there. */
const NEAR = 48;
/** Above a message's head, in pixels. */
const MARGIN = 12;
/** Places are rounded. */
const SAME = 1;
/** How much of the view a question may take from its answer. */
const SHARE = 0.4;

/**
 * Where a log comes to rest, in pixels from its top: at its end, but where a message begins if its head would else leave the view.
 *
 * @param head of the message that is being read; null where the reader has gone past it
 */
export function restingPlace(end: number, head: number | null): number {
  return head === null ? end : Math.min(end, head);
}

/**
 * Brings a question that is asked to the top, with its answer growing below it; else follows a log that grows until the reader
 * scrolls away from its end. Never goes so far that the first line of a message is gone before anybody has read it: with a danger
 * it says what to do at once.
 *
 * @param room an empty element behind the log's last one; while an answer is short, it holds the question at the top
 * @param sign of what has been said so far; what grows without it isn't news
 */
export function useFollow(log: Ref<HTMLElement | null>, room: Ref<HTMLElement | null>, sign: () => unknown) {
  /** Whether something came that stands below the view and has not been in it. */
  const fresh = ref(false);
  let following = true;
  /** Whether the newest question was asked here, and so stands at the top. */
  let asking = false;
  /** The message whose head the reader has left behind. */
  let past: unknown = null;
  let placed = 0;
  let height = 0;
  let width = 0;
  /** How far down the reader has seen the log. */
  let seen = 0;
  let said: unknown = null;

  function atEnd(element: HTMLElement): boolean {
    return element.scrollHeight - element.scrollTop - element.clientHeight < NEAR;
  }

  function look(element: HTMLElement) {
    const words = wordsOf(element);
    seen = Math.min(words, Math.max(seen, element.scrollTop + element.clientHeight));
    fresh.value = words - seen >= NEAR && !atEnd(element);
  }

  /** Whatever there is counts as known. */
  function known(element: HTMLElement) {
    seen = wordsOf(element);
    fresh.value = false;
  }

  /** Where the words end; below them may be room. */
  function wordsOf(element: HTMLElement): number {
    return room.value ? placeOf(room.value, element) : element.scrollHeight;
  }

  /** As much room as the question needs to stand at the top. */
  function makeRoom(element: HTMLElement) {
    if (!room.value) return;
    const reading = asking ? inReading(element, asking) : null;
    const needed = reading?.matches('.mine, .ai')
      ? headOf(reading, element) + element.clientHeight - wordsOf(element)
      : 0;
    room.value.style.height = `${Math.max(0, needed)}px`;
  }

  function toEnd(smooth = false) {
    const element = log.value;
    if (!element) return;
    following = true;
    leave(element, element.scrollHeight - element.clientHeight);
    element.scrollTo({ top: element.scrollHeight, behavior: smooth ? 'smooth' : 'instant' });
    placed = element.scrollTop;
    if (smooth) known(element);
    else look(element);
  }

  /** The reader is at a place; a message whose head is still in view there isn't left behind. */
  function leave(element: HTMLElement, place: number) {
    const reading = inReading(element, asking);
    past = reading && headOf(reading, element) < place - SAME ? nameOf(reading) : null;
  }

  /** A question was sent. While the answer before it is still being written, its turn has not come: both are shown. */
  function ask() {
    const element = log.value;
    if (!element) return;
    asking = true;
    following = true;
    const reading = inReading(element, asking);
    if (reading?.matches('article')) return toEnd();
    past = null;
    grown();
  }

  /** The log, or what it stands in, has another size. */
  function grown() {
    const element = log.value;
    if (!element) return;
    makeRoom(element);
    const less = element.scrollHeight < height;
    height = element.scrollHeight;
    if (following) {
      const reading = inReading(element, asking);
      const head = reading && nameOf(reading) !== past ? headOf(reading, element) : null;
      element.scrollTo({ top: restingPlace(height - element.clientHeight, head), behavior: 'instant' });
    }
    if (following || less) placed = element.scrollTop; // a log that shrinks moves by itself
    // Lines that break elsewhere, or a form that unfolds, are no news.
    const now = sign();
    const news = now !== said && element.clientWidth === width;
    said = now;
    width = element.clientWidth;
    if (!news && !fresh.value) known(element);
    look(element);
  }

  function scrolled() {
    const element = log.value;
    if (!element) return;
    look(element);
    if (Math.abs(element.scrollTop - placed) <= SAME) return; // it was put there
    // A log that has become shorter than where it was put moves by itself, and is put right as soon as that is noticed.
    if (element.scrollHeight < height) return;
    placed = element.scrollTop;
    following = atEnd(element);
    if (following) leave(element, element.scrollTop);
  }

  /** Another log is shown, from where its newest message begins. */
  function begin() {
    following = true;
    asking = false;
    past = null;
    grown();
    if (log.value) known(log.value);
  }

  return { fresh, toEnd, ask, grown, scrolled, begin };
}

/** The answer that is being written, else the newest question that was asked here, else the newest message of an answerer. */
function inReading(log: HTMLElement, asking: boolean): Element | null {
  const running = log.querySelector('article[aria-busy=true]');
  return running ?? [...log.querySelectorAll(asking ? 'article, .mine' : 'article')].at(-1) ?? null;
}

/** Another answer to the same question stands in the same place. */
function nameOf(message: Element): unknown {
  return message.getAttribute('data-answer') ?? message;
}

function placeOf(element: Element, log: HTMLElement): number {
  return element.getBoundingClientRect().top - log.getBoundingClientRect().top + log.scrollTop;
}

/** Where one begins to read a message: an answer with its question, of which the end is enough where it is long. */
function headOf(message: Element, log: HTMLElement): number {
  const before = message.previousElementSibling;
  const question = message.matches('.mine')
    ? message
    : message.matches('.ai') && before?.matches('.mine')
      ? before
      : null;
  if (!question) return placeOf(message, log) - MARGIN;
  const { height } = question.getBoundingClientRect();
  const place = placeOf(question, log);
  return Math.max(place - MARGIN, place + height - SHARE * log.clientHeight);
}
