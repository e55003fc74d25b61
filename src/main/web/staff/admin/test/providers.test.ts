import { computed, createApp, nextTick, type App } from 'vue';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { adminKey, type Admin } from '../context';
import ProviderDialog from '../pages/ProviderDialog.vue';
import Models from '../pages/Models.vue';
import { moved, rowsOf, toSend, wishOf, wrongIn } from '../pages/providers';
import type { Model, ModelTest, Provider } from '../types';
import { modelWords } from '../words/settings';

const kept: Provider = {
  id: 'p1',
  baseUrl: 'https://host/v1',
  model: 'big',
  enabled: true,
  keyKept: true,
  keyTail: 'abcd',
  keyOpens: true,
};
const model = (name: string, providerId: string | null): Model => ({
  name,
  providerId,
  kind: 'CHAT',
  model: name,
  endpoint: null,
  state: 'READY',
  use: null,
});
const wordsWrong = (by: Partial<ReturnType<typeof wishOf>>, old: Provider | null) =>
  wrongIn({ ...wishOf(old), ...by }, old).map(({ word }) => word);

describe('a chat provider’s form', () => {
  it('takes plain addresses of the web alone', () => {
    const fine = { model: 'm', apiKey: 'sk-1' };
    expect(wordsWrong({ ...fine, baseUrl: ' http://10.0.0.3:8000/v1 ' }, null)).toEqual([]);
    for (const baseUrl of ['', 'host/v1', 'ftp://host/v1', 'https://a:b@host/v1', 'https://host/v1?key=1']) {
      expect(wordsWrong({ ...fine, baseUrl }, null)).toEqual(['baseUrlWrong']);
    }
    expect(wordsWrong({ baseUrl: 'https://host', model: ' ', apiKey: '密钥' }, null)).toEqual([
      'modelWrong',
      'apiKeyWrong',
    ]);
  });

  it('asks for the key again where another server would get it', () => {
    expect(wordsWrong({ baseUrl: 'https://host/v2' }, kept)).toEqual([]);
    expect(wordsWrong({ baseUrl: 'https://other/v1' }, kept)).toEqual(['apiKeyAgain']);
    expect(wordsWrong({ baseUrl: 'https://other/v1', noKey: true }, kept)).toEqual([]);
  });

  it('leaves the kept key where none is typed, and removes it where asked to', () => {
    expect(toSend(wishOf(kept))).toEqual({ baseUrl: 'https://host/v1', model: 'big' });
    expect(toSend({ ...wishOf(kept), noKey: true }).apiKey).toBe('');
    expect(toSend({ ...wishOf(kept), apiKey: ' sk-2 ' }).apiKey).toBe('sk-2');
  });
});

describe('the list of models', () => {
  it('shows configured ones first and those switched off without figures', () => {
    const rows = rowsOf(
      [model('chat-1', null), model('chat-2', 'p1')],
      [{ ...kept, id: null }, kept, { ...kept, id: 'p2', enabled: false }],
    );
    expect(rows.map((row) => row.model?.name ?? null)).toEqual(['chat-1', 'chat-2', null]);
  });

  it('moves one by a place, and none beyond the ends', () => {
    expect(moved(['a', 'b', 'c'], 'c', -1)).toEqual(['a', 'c', 'b']);
    expect(moved(['a', 'b'], 'a', -1)).toBeNull();
    expect(moved(['a', 'b'], 'b', 1)).toBeNull();
  });

  it('has no text without its other language', () => {
    for (const pair of Object.values(modelWords)) expect(pair.every((text) => text.trim() !== '')).toBe(true);
  });
});

describe('the page of the models', () => {
  let app: App | null = null;

  afterEach(() => {
    app?.unmount();
    document.body.replaceChildren();
  });

  async function open(editable: boolean, extractive = false) {
    const answers = [model('chat-1', null), ...(editable ? [model('chat-2', 'p1')] : [])];
    const api = {
      models: () => Promise.resolve({ models: extractive ? [] : answers, extractive }),
      providers: () => Promise.resolve({ providers: [{ ...kept, id: null }, kept], revision: 3, editable }),
      providerChanges: () => Promise.resolve([]),
      testModel: vi
        .fn()
        .mockResolvedValue({ answered: true, tookMillis: 5, firstMillis: 2, said: '收到', status: null }),
    };
    app = createApp(Models);
    const admin = { api, locale: computed(() => 'en'), expired: () => {}, toast: () => {} } as unknown as Admin;
    app.provide(adminKey, admin);
    app.mount(document.body.appendChild(document.createElement('div')));
    await vi.waitFor(() => expect(document.querySelector('.model-list')).not.toBeNull());
    return api;
  }

  const acts = () =>
    [...document.querySelectorAll('main button')].map((one) => one.getAttribute('aria-label') ?? one.textContent);
  const tells = () => [...document.querySelectorAll('.tell')].map((one) => one.textContent).join();

  it('offers nothing but a test where providers are set in the configuration, and says so', async () => {
    const api = await open(false);
    expect(acts()).toEqual(['Try again', 'Test: big']);
    expect(tells()).toContain('set in the configuration here');
    expect(document.querySelectorAll('.model-list li')[1]?.textContent).toContain('Kept, not used');
    document.querySelector<HTMLButtonElement>('.model-acts button')?.click();
    await vi.waitFor(() => expect(api.testModel).toHaveBeenCalledWith('chat-1'));
  });

  it('asks nobody to add a model where none can be added', async () => {
    await open(false, true);
    expect(tells()).toContain('set in the configuration here');
    expect(tells()).not.toContain('Add one');
  });

  it('offers every change where providers may be added', async () => {
    await open(true);
    expect(acts()).toEqual(
      expect.arrayContaining(['Add a model', 'Move up: big', 'Edit: big', 'Switch off: big', 'Remove: big']),
    );
    expect(tells()).toBe('');
  });
});

describe('saving', () => {
  let app: App | null = null;

  afterEach(() => {
    app?.unmount();
    document.body.replaceChildren();
  });

  function open(provider: Provider | null, found: Partial<ModelTest>) {
    const api = {
      tryProvider: vi.fn().mockResolvedValue({
        answered: false,
        tookMillis: 5,
        firstMillis: null,
        said: null,
        status: 401,
        ...found,
      }),
      addProvider: vi.fn().mockResolvedValue(kept),
      changeProvider: vi.fn().mockResolvedValue(kept),
    };
    app = createApp(ProviderDialog, { provider, revision: 3 });
    const admin = { api, locale: computed(() => 'en'), expired: () => {}, toast: () => {} } as unknown as Admin;
    app.provide(adminKey, admin);
    app.mount(document.body.appendChild(document.createElement('div')));
    return api;
  }

  const fields = () => [...document.querySelectorAll<HTMLInputElement>('form .a-field input')];
  async function type(...texts: string[]) {
    await nextTick();
    fields().forEach((field, at) => {
      field.value = texts[at] ?? '';
      field.dispatchEvent(new Event('input'));
    });
    await nextTick();
  }
  async function save() {
    document.querySelector('form')?.dispatchEvent(new Event('submit', { cancelable: true }));
    await vi.waitFor(() => expect(document.querySelector('form [type="submit"] .spinner')).toBeNull());
    await nextTick();
  }
  const text = () => document.querySelector('form')?.textContent ?? '';

  it('tries first, and keeps what failed only when told again', async () => {
    const api = open(null, {});
    await type('https://host/v1', 'big', 'sk-wrong');
    await save();
    await vi.waitFor(() => expect(text()).toContain('The key is wrong or expired'));
    expect(text()).toContain('Save anyway');
    expect(api.addProvider).not.toHaveBeenCalled();
    await save();
    await vi.waitFor(() =>
      expect(api.addProvider).toHaveBeenCalledWith({ baseUrl: 'https://host/v1', model: 'big', apiKey: 'sk-wrong' }),
    );
    expect(api.tryProvider).toHaveBeenCalledTimes(1);
  });

  it('goes through at once where the trial was answered', async () => {
    const api = open(kept, { answered: true, said: '收到' });
    await nextTick();
    expect(text()).toContain('ends in abcd');
    expect(fields().map(({ value }) => value)).toEqual(['https://host/v1', 'big', '']);
    await save();
    await vi.waitFor(() => expect(api.changeProvider).toHaveBeenCalledTimes(1));
  });

  it('marks a wrong field with its label and sends nothing', async () => {
    const api = open(null, {});
    await type('host', 'big', '');
    await save();
    const [address] = fields();
    expect(address?.getAttribute('aria-invalid')).toBe('true');
    expect(document.querySelector(`label[for="${address?.id}"]`)?.textContent).toContain('Base URL');
    expect(document.getElementById(`${address?.id}-wrong`)?.textContent).toContain('http://');
    expect(api.tryProvider).not.toHaveBeenCalled();
    await vi.waitFor(() => expect(document.activeElement).toBe(address));
  });
});
