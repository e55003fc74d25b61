import { computed, defineComponent, h, type PropType, type VNode } from 'vue';
import { answerModel, type Piece, type Section, type View } from './answer';
import type { Answer, Citation } from './types';

export interface AnswerWords {
  checking: string;
  sourceNumber: (number: number) => string;
  opensNew: (host: string) => string;
}

/**
 * An answer as it is typeset: the conclusion, then its sections. Everything is a text node; citation numbers are
 * buttons once the answer is complete, and plain numbers behind judged sentences before.
 */
export const AnswerView = defineComponent({
  name: 'AnswerView',
  props: {
    answer: { type: Object as PropType<Answer>, required: true },
    words: { type: Object as PropType<AnswerWords>, required: true },
    /** The citation that is open beside the answer; its sentences are marked. */
    open: { type: Number as PropType<number | null>, default: null },
  },
  emits: {
    cite: (number: number, element: HTMLElement) => number > 0 && !!element,
    peek: (number: number | null, element: HTMLElement | null) => number === null || !!element,
  },
  setup(props, { emit, slots }) {
    const model = computed(() => answerModel(props.answer));
    const citations = computed(() => new Map(props.answer.citations.map((citation) => [citation.number, citation])));
    const running = computed(() => props.answer.status === 'RUNNING');

    const marked = (claim: number) =>
      props.open !== null && claim >= 0 && props.answer.claims[claim]?.numbers.includes(props.open) === true;

    function mark(piece: Piece & { kind: 'mark' }): VNode | null {
      const citation: Citation | undefined = citations.value.get(piece.number);
      if (!citation) return null;
      const tone = citation.validity.status === 'NOT_YET_IN_FORCE' ? 'coming' : '';
      if (running.value)
        return piece.firmness === 'firm' ? h('sup', { class: ['cite', 'still', tone] }, String(piece.number)) : null;
      const element = (event: Event) => event.currentTarget as HTMLElement;
      return h('sup', { class: 'cite-box' }, [
        h(
          'button',
          {
            type: 'button',
            class: ['cite', tone, { open: props.open === piece.number }],
            'aria-label': `${props.words.sourceNumber(piece.number)}：${citation.citation}`,
            'aria-expanded': props.open === piece.number,
            onClick: (event: Event) => emit('cite', piece.number, element(event)),
            onMouseenter: (event: Event) => emit('peek', piece.number, element(event)),
            onMouseleave: () => emit('peek', null, null),
            onFocus: (event: Event) => {
              if (element(event).matches(':focus-visible')) emit('peek', piece.number, element(event));
            },
            onBlur: () => emit('peek', null, null),
          },
          String(piece.number),
        ),
      ]);
    }

    function text(piece: Exclude<Piece, { kind: 'mark' | 'break' }>, words = piece.text): VNode {
      const classes = ['t', piece.firmness, { marked: marked(piece.claim) }];
      if (piece.kind === 'code') return h('code', { class: classes }, words);
      if (piece.kind === 'link') {
        return h('span', { class: classes }, [
          h(
            'a',
            {
              href: piece.href,
              target: '_blank',
              rel: 'noopener noreferrer nofollow',
              title: props.words.opensNew(piece.host),
            },
            words,
          ),
          words.includes(piece.host) ? null : h('span', { class: 'host' }, ` (${piece.host})`),
        ]);
      }
      return h(piece.style.strong ? 'strong' : piece.style.em ? 'em' : 'span', { class: classes }, words);
    }

    /** Binds the last character with what closes it, its numbers and what closes those: neither begins a line. */
    function line(all: Piece[]): (VNode | null)[] {
      const pieces = [...all];
      const out: (VNode | null)[] = [];
      for (let index = 0; index < pieces.length; index += 1) {
        const piece = pieces[index];
        if (!piece) break;
        if (piece.kind === 'break') out.push(h('br'));
        else if (piece.kind === 'mark') out.push(mark(piece));
        else {
          const marks: VNode[] = [];
          let next = index + 1;
          for (let following = pieces[next]; following?.kind === 'mark'; following = pieces[next]) {
            const made = mark(following);
            if (made) marks.push(made);
            next += 1;
          }
          const behind = pieces[next];
          const closing = behind?.kind === 'text' ? (/^[。，；：、！？）》]+/u.exec(behind.text)?.[0] ?? '') : '';
          if (marks.length > 0 && behind?.kind === 'text' && closing !== '') {
            marks.push(text(behind, closing));
            pieces[next] = { ...behind, text: behind.text.slice(closing.length) };
          }
          if (marks.length === 0 || piece.kind !== 'text') {
            out.push(text(piece), ...marks);
          } else {
            const tail = /(?:[\w.%-]{1,12}|.)[\p{P}\s]*$/u.exec(piece.text)?.[0] ?? '';
            const head = piece.text.slice(0, piece.text.length - tail.length);
            if (head !== '') out.push(text(piece, head));
            const tight = /[。，；：、！？）》]$/u.test(tail) ? 'tight' : '';
            out.push(h('span', { class: ['bound', tight] }, [text(piece, tail), ...marks]));
          }
          index = next - 1;
        }
      }
      return out;
    }

    function block(view: View): VNode {
      switch (view.kind) {
        case 'list':
          return h(
            view.ordered ? 'ol' : 'ul',
            { class: 'list', ...(view.ordered ? { start: view.start } : {}) },
            view.items.map((item, index) =>
              h('li', [
                h('span', { class: 'bullet', 'aria-hidden': 'true' }, view.ordered ? String(view.start + index) : '·'),
                h('div', [h('p', line(item.pieces)), ...item.lists.map(block)]),
              ]),
            ),
          );
        case 'table':
          return h('div', { class: 'table', tabindex: 0 }, [
            h('table', [
              h(
                'thead',
                h(
                  'tr',
                  view.head.map((cell) => h('th', { scope: 'col' }, line(cell))),
                ),
              ),
              h(
                'tbody',
                view.rows.map((row) =>
                  h(
                    'tr',
                    row.map((cell) => h('td', line(cell))),
                  ),
                ),
              ),
            ]),
          ]);
        case 'code':
          return h('pre', { tabindex: 0 }, h('code', view.text));
        case 'quote':
          return h('blockquote', { class: 'quote' }, line(view.pieces));
        default:
          return h('p', line(view.pieces));
      }
    }

    const section = (view: Section, index: number) =>
      h('section', { key: index, class: ['row', { hangs: view.hangs, bare: view.label === null }] }, [
        view.label === null ? null : h('h4', view.label),
        h('div', { class: 'row-body' }, view.blocks.map(block)),
      ]);

    return () => {
      const { lead, sections } = model.value;
      const children: (VNode | VNode[] | null | undefined)[] = [
        lead.length > 0 ? h('p', { class: 'lead' }, line(lead)) : null,
        slots['afterLead']?.(),
        ...sections.map(section),
      ];
      if (running.value && lastFirmness(model.value) === 'checking') {
        children.push(
          h(
            'p',
            { class: 'checking-line' },
            h('span', { class: 'checking-chip' }, [h('i', { class: 'spinner' }), props.words.checking]),
          ),
        );
      }
      return h('div', { class: ['answer', { running: running.value }] }, children);
    };
  },
});

function lastFirmness(model: ReturnType<typeof answerModel>): string | null {
  const last = (views: View[] | undefined): string | null => {
    const view = views?.at(-1);
    if (!view) return null;
    if (view.kind === 'list') {
      const item = view.items.at(-1);
      return last(item?.lists) ?? ofPieces(item?.pieces);
    }
    if (view.kind === 'table') return ofPieces(view.rows.at(-1)?.at(-1) ?? view.head.at(-1));
    return view.kind === 'code' ? 'checking' : ofPieces(view.pieces);
  };
  return last(model.sections.at(-1)?.blocks) ?? ofPieces(model.lead);
}

function ofPieces(pieces: Piece[] | undefined): string | null {
  const piece = pieces?.findLast((known) => known.kind !== 'break' && known.kind !== 'mark');
  return piece && 'firmness' in piece ? piece.firmness : null;
}
