import { computed, type ComputedRef, type InjectionKey } from 'vue';
import { provided, type Locale, type Params } from '../../shared/i18n';
import type { Session } from '../../shared/types';
import type { LibraryApi } from './libraryApi';

/** What every page of the administration has at hand. */
export interface Admin {
  api: LibraryApi;
  session: Session;
  locale: ComputedRef<Locale>;
  /** Says that something is done, with a way back where there is one. */
  toast: (text: string, undo?: { label: string; act: () => void }) => void;
  expired: () => void;
}

export const adminKey: InjectionKey<Admin> = Symbol('admin');
export const useAdmin = (): Admin => provided(adminKey);

/** Each text in Chinese and English, side by side: none can be without the other. */
export type Pairs = Record<string, readonly [string, string]>;

export interface Say<K extends string> {
  t: (key: K, params?: Params) => string;
  /** The text of a value of the service's; the value itself where it has none. */
  of: (family: string, value: string | null | undefined) => string;
  locale: ComputedRef<Locale>;
}

export function sayer<P extends Pairs>(pairs: P, locale: ComputedRef<Locale>): Say<keyof P & string> {
  const at = computed(() => (locale.value === 'en' ? 1 : 0));
  const fill = (text: string, params: Params) => {
    const forms = text.split('|');
    const form = forms.length > 1 && params['n'] !== 1 ? forms[1] : forms[0];
    return (form ?? '').replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole));
  };
  return {
    t: (key, params = {}) => fill(pairs[key]?.[at.value] ?? key, params),
    of: (family, value) => pairs[`${family}_${value ?? ''}`]?.[at.value] ?? value ?? '',
    locale,
  };
}

export function useSay<P extends Pairs>(pairs: P): Say<keyof P & string> {
  return sayer(pairs, useAdmin().locale);
}

export const isShared = (session: Session): boolean => session.site === 'shared';
export const has = (session: Session, ...roles: string[]): boolean =>
  roles.some((role) => session.roles.includes(role));
