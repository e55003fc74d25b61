import { ref, type Ref } from 'vue';

/** How far from the end, in pixels, still counts as being there. */
const NEAR = 48;
/** Above a message's head, in pixels. */
const MARGIN = 12;
/** Places are rounded. */
const SAME = 1;

/**
 * Where a log comes to rest, in pixels from its top: at its end, but where a message begins if its head would else leave the view.
 *
 * @param head of the message that is being read; null where the reader has gone past it
 */
export function restingPlace(end: number, head: number | null): number {
  return head === null ? end : Math.min(end, head);
}

/**
 * Follows a log that grows until the reader scrolls away from its end, and never so far that the first line of a message is gone
 * before anybody has read it: with a danger it says what to do at once.
 */
export function useFollow(log: Ref<HTMLElement | null>) {
  const atEnd = ref(true);
  /** Whether something came that stands below the view. */
  const fresh = ref(false);
  let following = true;
  /** The message whose head the reader has left behind. */
  let past: unknown = null;
  let placed = 0;
  let height = 0;

  function look(element: HTMLElement) {
    atEnd.value = element.scrollHeight - element.scrollTop - element.clientHeight < NEAR;
    if (atEnd.value) fresh.value = false;
  }

  function toEnd(smooth = false) {
    const element = log.value;
    if (!element) return;
    following = true;
    leave(element, element.scrollHeight - element.clientHeight);
    element.scrollTo({ top: element.scrollHeight, behavior: smooth ? 'smooth' : 'instant' });
    placed = element.scrollTop;
    if (!smooth) look(element);
  }

  /** The reader is at a place; a message whose head is still in view there isn't left behind. */
  function leave(element: HTMLElement, place: number) {
    const reading = inReading(element);
    past = reading && headOf(reading, element) < place ? nameOf(reading) : null;
  }

  /** The log, or what it stands in, has another size. */
  function grown() {
    const element = log.value;
    if (!element) return;
    const more = element.scrollHeight > height;
    const less = element.scrollHeight < height;
    height = element.scrollHeight;
    if (following) {
      const reading = inReading(element);
      const head = reading && nameOf(reading) !== past ? headOf(reading, element) : null;
      element.scrollTo({ top: restingPlace(height - element.clientHeight, head), behavior: 'instant' });
    }
    if (following || less) placed = element.scrollTop; // a log that shrinks moves by itself
    look(element);
    if (more && !atEnd.value) fresh.value = true;
  }

  function scrolled() {
    const element = log.value;
    if (!element) return;
    look(element);
    if (Math.abs(element.scrollTop - placed) <= SAME) return; // it was put there
    placed = element.scrollTop;
    following = atEnd.value;
    if (following) leave(element, element.scrollTop);
  }

  /** Another log is shown, from where its newest message begins. */
  function begin() {
    following = true;
    past = null;
    grown();
    fresh.value = false;
  }

  return { atEnd, fresh, toEnd, grown, scrolled, begin };
}

/** The answer that is being written, else the newest message of an answerer. */
function inReading(log: HTMLElement): Element | null {
  return log.querySelector('article[aria-busy=true]') ?? [...log.querySelectorAll('article')].at(-1) ?? null;
}

/** Another answer to the same question stands in the same place. */
function nameOf(message: Element): unknown {
  return message.getAttribute('data-answer') ?? message;
}

function headOf(message: Element, log: HTMLElement): number {
  return message.getBoundingClientRect().top - log.getBoundingClientRect().top + log.scrollTop - MARGIN;
}
