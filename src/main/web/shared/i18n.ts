import { inject, type InjectionKey } from 'vue';

export type Locale = 'zh-CN' | 'en';
export type Params = Record<string, string | number>;
export type Catalogue = Record<string, string>;

export interface Words<K extends string> {
  locale: Locale;
  /** The text of a key; `{name}` is filled in, and `one|many` is chosen by `n`. */
  t: (key: K, params?: Params) => string;
}

export function localeOf(tag: string | null | undefined): Locale {
  return tag && /^en\b/i.test(tag) ? 'en' : 'zh-CN';
}

export function words<K extends string>(locale: Locale, catalogues: Record<Locale, Record<K, string>>): Words<K> {
  const catalogue = catalogues[locale];
  return {
    locale,
    t: (key, params = {}) => {
      const forms = catalogue[key].split('|');
      const form = forms.length > 1 && params['n'] !== 1 ? forms[1] : forms[0];
      return (form ?? key).replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole));
    },
  };
}

export function provided<T>(key: InjectionKey<T>): T {
  const value = inject(key);
  if (value === undefined) throw new Error('nothing is provided under this key');
  return value;
}
