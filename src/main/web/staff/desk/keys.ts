export type Command =
  | 'next'
  | 'previous'
  | 'claim'
  | 'reply'
  | 'note'
  | 'transfer'
  | 'resolve'
  | 'await'
  | 'review'
  | 'confirm'
  | 'canned'
  | 'draft'
  | 'palette'
  | 'help';

export interface Binding {
  command: Command;
  /** As they are written on the keys. */
  keys: string[];
  /** With Ctrl or ⌘; these work while typing as well. */
  held?: boolean;
}

/** Every key of the desk; the help shows this list, so none can be missing there. */
export const BINDINGS: Binding[] = [
  { command: 'next', keys: ['J'] },
  { command: 'previous', keys: ['K'] },
  { command: 'claim', keys: ['C', 'Enter'] },
  { command: 'reply', keys: ['R'] },
  { command: 'note', keys: ['N'] },
  { command: 'draft', keys: ['D'], held: true },
  { command: 'confirm', keys: ['Y'] },
  { command: 'canned', keys: ['/'] },
  { command: 'transfer', keys: ['T'] },
  { command: 'await', keys: ['W'] },
  { command: 'resolve', keys: ['E'] },
  { command: 'review', keys: ['V'] },
  { command: 'palette', keys: ['K'], held: true },
  { command: 'help', keys: ['?'] },
];

export interface Press {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  isComposing: boolean;
  keyCode: number;
  target: EventTarget | null;
}

const FIELDS = 'input, textarea, select, [contenteditable]:not([contenteditable="false"])';
/** Where Enter already means something. */
const PRESSABLE = 'button, a[href], summary, [role="button"], [role="tab"], [role="menuitem"], [role="radio"]';

const within = (target: EventTarget | null, selector: string) =>
  target instanceof Element && target.closest(selector) !== null;

/** What a key press asks for; nothing while somebody types or an input method is at work. */
export function commandOf(press: Press, singles = true): Command | null {
  if (press.isComposing || press.keyCode === 229 || press.altKey) return null;
  const held = press.ctrlKey || press.metaKey;
  const key = press.key.length === 1 ? press.key.toUpperCase() : press.key;
  const binding = BINDINGS.find((known) => (known.held ?? false) === held && known.keys.includes(key));
  if (!binding) return null;
  if (held) return binding.command;
  if (!singles && key !== 'Enter') return null;
  if (within(press.target, FIELDS)) return null;
  if (key === 'Enter' && within(press.target, PRESSABLE)) return null;
  return binding.command;
}

/** How the keys of a command are written: `⌘ K` on a Mac, `Ctrl K` elsewhere. */
export function keysOf(command: Command, mac: boolean): string[] {
  const binding = BINDINGS.find((known) => known.command === command);
  if (!binding) return [];
  return binding.held ? [mac ? '⌘' : 'Ctrl', ...binding.keys] : binding.keys;
}

export const isMac = (): boolean => /Mac|iPhone|iPad/.test(navigator.platform);
