import { describe, expect, it } from 'vitest';
import { deskEn, deskZhCN } from '../words';
import { BINDINGS, commandOf, keysOf, type Press } from '../keys';

const press = (key: string, by: Partial<Press> = {}): Press => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  isComposing: false,
  keyCode: 0,
  target: document.body,
  ...by,
});

function field(tag: string): Element {
  return document.createElement(tag);
}

describe('the keys', () => {
  it('mean what the help says', () => {
    expect(commandOf(press('j'))).toBe('next');
    expect(commandOf(press('K'))).toBe('previous');
    expect(commandOf(press('e'))).toBe('resolve');
    expect(commandOf(press('/'))).toBe('canned');
    expect(commandOf(press('?'))).toBe('help');
    expect(commandOf(press('Enter'))).toBe('claim');
    expect(commandOf(press('k', { ctrlKey: true }))).toBe('palette');
    expect(commandOf(press('k', { metaKey: true }))).toBe('palette');
  });

  it('are silent while somebody types', () => {
    for (const tag of ['input', 'textarea', 'select']) {
      expect(commandOf(press('e', { target: field(tag) }))).toBeNull();
    }
    expect(commandOf(press('k', { target: field('textarea'), ctrlKey: true }))).toBe('palette');
  });

  it('are silent while an input method is at work', () => {
    expect(commandOf(press('j', { isComposing: true }))).toBeNull();
    expect(commandOf(press('j', { keyCode: 229 }))).toBeNull();
  });

  it('leave Enter to the button that has the focus', () => {
    expect(commandOf(press('Enter', { target: field('button') }))).toBeNull();
  });

  it('leave the browser its own', () => {
    expect(commandOf(press('r', { ctrlKey: true }))).toBeNull();
    expect(commandOf(press('t', { altKey: true }))).toBeNull();
  });

  it('can be switched off where they are single letters', () => {
    expect(commandOf(press('j'), false)).toBeNull();
    expect(commandOf(press('k', { ctrlKey: true }), false)).toBe('palette');
    expect(commandOf(press('Enter'), false)).toBe('claim');
  });

  it('are all named in the help, in both languages', () => {
    for (const { command } of BINDINGS) {
      expect(Object.keys(deskZhCN)).toContain(`command_${command}`);
      expect(Object.keys(deskEn)).toContain(`command_${command}`);
    }
    expect(keysOf('palette', true)).toEqual(['⌘', 'K']);
  });
});
