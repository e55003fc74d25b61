import { h, type FunctionalComponent } from 'vue';

// Line icons on a 20 × 20 field, drawn for this product.
const paths = {
  person:
    'M4 12v-2a6 6 0 0 1 12 0v2M4 11.5h2.2v4H5a1 1 0 0 1-1-1zM16 11.5h-2.2v4H15a1 1 0 0 0 1-1zM15.5 15.5c0 1.4-1.2 2-3.5 2',
  history: 'M3.6 8.2A6.7 6.7 0 1 1 3.4 12M3.3 4.6v3.8h3.8M10 6.6V10l2.4 1.8',
  close: 'M5 5l10 10M15 5L5 15',
  send: 'M10 16V4.5M5 9.3l5-5 5 5',
  spark: 'M10 3c.6 4.3 2.7 6.4 7 7-4.3.6-6.4 2.7-7 7-.6-4.3-2.7-6.4-7-7 4.3-.6 6.4-2.7 7-7z',
  book: 'M10 5.2C8.2 4 5.6 3.7 3 4v11.5c2.6-.3 5.2 0 7 1.2 1.8-1.2 4.4-1.5 7-1.2V4c-2.6-.3-5.2 0-7 1.2zM10 5.2v11.5',
  right: 'M7.5 4.5L13 10l-5.5 5.5',
  left: 'M12.5 4.5L7 10l5.5 5.5',
  up: 'M4.5 12.5L10 7l5.5 5.5',
  down: 'M4.5 7.5L10 13l5.5-5.5',
  check: 'M4 10.5l4 4 8-9',
  thumbUp:
    'M6.5 9l3-6c1.5 0 2.3 1 2 2.5L11 8h4.5a1.5 1.5 0 0 1 1.5 1.8l-1 5a1.8 1.8 0 0 1-1.8 1.4H6.5zM6.5 9H3.5v7.2h3',
  thumbDown:
    'M13.5 11l-3 6c-1.5 0-2.3-1-2-2.5L9 12H4.5A1.5 1.5 0 0 1 3 10.2l1-5A1.8 1.8 0 0 1 5.8 3.8h7.7zM13.5 11h3V3.8h-3',
  copy: 'M7.5 7.5h8.5v8.5H7.5zM12.5 7.5V4H4v8.5h3.5',
  again: 'M16 10a6 6 0 1 1-1.8-4.3L16 7.5M16 3.8v3.7h-3.7',
  undo: 'M7 5L3.5 8.5 7 12M4 8.5h8a4 4 0 0 1 0 8H9',
  calendar: 'M3.5 5h13v11.5h-13zM3.5 8.5h13M7 3v3.5M13 3v3.5',
  warn: 'M10 3.5l7 12.5H3zM10 8v4M10 13.6v.6',
  info: 'M10 3a7 7 0 1 0 0 14 7 7 0 0 0 0-14zM10 9v4.5M10 6.3v.6',
  offline: 'M3 3l14 14M4 8.5c1-.9 2.2-1.6 3.5-2M16 8.5a9 9 0 0 0-5-2.4M6.5 11.5a5 5 0 0 1 3-1.5M10 15v.5',
  plus: 'M10 4v12M4 10h12',
  search: 'M9 4a5 5 0 1 0 0 10A5 5 0 0 0 9 4zM12.8 12.8L16.5 16.5',
  leave: 'M8 4H4v12h4M9 10h7.5M13.5 7l3 3-3 3',
  phone: 'M6.5 2.5h7v15h-7zM9.5 15h1',
  external: 'M11 4h5v5M16 4l-7 7M8 5H4.5v10.5H15V12',
  standard: 'M5 3h7l3.5 3.5V17H5zM12 3v3.5h3.5M7.5 10h5M7.5 13h5',
  scale: 'M10 3.5V16M6.5 16.5h7M4 5.5h12M4 5.5L2 11h4zM16 5.5L14 11h4z',
  seal: 'M10 2.6l2 1.7 2.6-.2.5 2.6 2.2 1.4L16.2 10l1.1 2.4-2.2 1.4-.5 2.6-2.6-.2-2 1.7-2-1.7-2.6.2-.5-2.6-2.2-1.4L3.8 10 2.7 7.6l2.2-1.4.5-2.6 2.6.2zM7.3 10l2 2 3.5-4',
  flask: 'M8 3v5l-4.3 7.2A1.2 1.2 0 0 0 4.7 17h10.6a1.2 1.2 0 0 0 1-1.8L12 8V3M7 3h6M6 12.5h8',
  cycle: 'M4 9a6 6 0 0 1 10.5-3L16 7.5M16 4v3.5h-3.5M16 11a6 6 0 0 1-10.5 3L4 12.5M4 16v-3.5h3.5',
  bulb: 'M7.5 14.5h5M8 17h4M7.5 14.5c0-2-2.5-3-2.5-6.2a5 5 0 0 1 10 0c0 3.2-2.5 4.2-2.5 6.2',
  star: 'M10 3l2.2 4.5 4.9.7-3.5 3.5.8 4.9L10 14.3l-4.4 2.3.8-4.9L2.9 8.2l4.9-.7z',
  eye: 'M2.5 10c2-3.5 4.6-5 7.5-5s5.5 1.5 7.5 5c-2 3.5-4.6 5-7.5 5s-5.5-1.5-7.5-5zM10 7.8a2.2 2.2 0 1 0 0 4.4 2.2 2.2 0 0 0 0-4.4z',
} as const;

export type IconName = keyof typeof paths;

/** Icons of one set of line drawings; each face that needs more brings its own, so that none carries another's. */
export function iconsOf<N extends string>(
  drawings: Record<N, string>,
): FunctionalComponent<{ name: N; size?: number }> {
  const component: FunctionalComponent<{ name: N; size?: number }> = (props) =>
    h(
      'svg',
      {
        class: 'icon',
        width: props.size ?? 18,
        height: props.size ?? 18,
        viewBox: '0 0 20 20',
        'aria-hidden': 'true',
        focusable: 'false',
      },
      h('path', { d: drawings[props.name] }),
    );
  component.props = ['name', 'size'];
  return component;
}

export const Icon = iconsOf(paths);
