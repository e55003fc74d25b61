import { inject, provide, reactive, type InjectionKey } from 'vue';
import { Problem } from '../../shared/api';
import { useAdmin, useSay } from './context';
import { common } from './words/common';

/** What is sent from a form, and what came of it: the service's problems stand at their fields. */
export interface Form {
  state: { busy: boolean; problem: Problem | null };
  /** Runs once at a time; answers whether it worked. */
  run: (act: () => Promise<unknown>) => Promise<boolean>;
  at: (field: string) => string | null;
  /** What is wrong and stands at no field of this form. */
  rest: () => string | null;
  know: (field: string) => void;
}

const concerns = (field: string, name: string) =>
  field === name || field.startsWith(`${name}[`) || field.startsWith(`${name}.`);

export function useForm(): Form {
  const { t } = useSay(common);
  const { expired } = useAdmin();
  const state = reactive<Form['state']>({ busy: false, problem: null });
  const known = new Set<string>();
  return {
    state,
    know: (field) => known.add(field),
    at: (name) => state.problem?.errors.find(({ field }) => concerns(field, name))?.message ?? null,
    rest: () => {
      if (state.problem === null) return null;
      const { code, errors, status, detail } = state.problem;
      if (status === 0) return t('unreachable');
      // These name articles, not fields.
      const list = errors.map(({ message }) => message).join('、');
      if (code === 'CHANGES_NOT_SEEN') return t('notSeen', { list });
      if (code === 'ARTICLES_IN_DOUBT') return t('inDoubt', { list });
      const elsewhere = errors.filter(({ field }) => ![...known].some((name) => concerns(field, name)));
      if (errors.length > 0)
        return elsewhere.length === 0 ? t('seeFields') : elsewhere.map(({ message }) => message).join('；');
      return detail || t('unexpected');
    },
    run: async (act) => {
      if (state.busy) return false;
      state.busy = true;
      state.problem = null;
      try {
        await act();
        return true;
      } catch (error) {
        state.problem = error instanceof Problem ? error : new Problem(-1, 'UNEXPECTED', '');
        if (state.problem.status === 401) expired();
        return false;
      } finally {
        state.busy = false;
      }
    },
  };
}

const formKey: InjectionKey<Form> = Symbol('form');
export const offerForm = (form: Form): void => provide(formKey, form);
export const formAround = (): Form | null => inject(formKey, null);
