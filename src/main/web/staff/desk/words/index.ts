import { words, type Locale, type Words as Of } from '../../../shared/i18n';
import { oversightEn } from './oversight.en';
import { oversightZhCN } from './oversight.zh-CN';
import { panesEn } from './panes.en';
import { panesZhCN } from './panes.zh-CN';
import { stepsEn } from './steps.en';
import { stepsZhCN } from './steps.zh-CN';

export const deskZhCN = { ...panesZhCN, ...stepsZhCN, ...oversightZhCN };
export const deskEn: Record<keyof typeof deskZhCN, string> = { ...panesEn, ...stepsEn, ...oversightEn };

export type Key = keyof typeof deskZhCN;

export interface Words extends Of<Key> {
  /** The text of a value of the service's, such as a stage; the value itself where it has none. */
  of: (family: string, value: string | null | undefined) => string;
}

export function deskWords(locale: Locale): Words {
  const own = words<Key>(locale, { 'zh-CN': deskZhCN, en: deskEn });
  return {
    ...own,
    of: (family, value) => {
      const key = `${family}_${value ?? ''}`;
      return key in deskZhCN ? own.t(key as Key) : (value ?? '');
    },
  };
}
