import type { InjectionKey } from 'vue';
import { provided, words, type Locale, type Words } from '../../shared/i18n';
import type { Store } from './store';
import { en } from './words/en';
import { zhCN, type Key } from './words/zh-CN';

export const wordsKey: InjectionKey<Words<Key>> = Symbol('words');
export const storeKey: InjectionKey<Store> = Symbol('store');

export const widgetWords = (locale: Locale): Words<Key> => words<Key>(locale, { 'zh-CN': zhCN, en });
export const useWords = (): Words<Key> => provided(wordsKey);
export const useStore = (): Store => provided(storeKey);
