import { onBeforeUnmount, ref, shallowRef, type Ref, type ShallowRef } from 'vue';
import { Problem } from '../../shared/api';
import { useAdmin } from './context';

export interface Loading<T> {
  value: ShallowRef<T | null>;
  /** Waiting for longer than a glance: skeletons show from here on. */
  slow: Ref<boolean>;
  problem: ShallowRef<Problem | null>;
  load: () => Promise<void>;
}

/** Fetches what a page shows. Of two that run at once the later one counts. */
export function useLoading<T>(fetch: () => Promise<T>): Loading<T> {
  const { expired } = useAdmin();
  const value = shallowRef<T | null>(null);
  const problem = shallowRef<Problem | null>(null);
  const slow = ref(false);
  let run = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  async function load() {
    const mine = ++run;
    clearTimeout(timer);
    timer = setTimeout(() => (slow.value = true), 200);
    try {
      const found = await fetch();
      if (mine !== run) return;
      value.value = found;
      problem.value = null;
    } catch (error) {
      if (mine !== run) return;
      problem.value = error instanceof Problem ? error : new Problem(-1, 'UNEXPECTED', '');
      if (problem.value.status === 401) expired();
    } finally {
      if (mine === run) {
        clearTimeout(timer);
        slow.value = false;
      }
    }
  }
  onBeforeUnmount(() => {
    run += 1;
    clearTimeout(timer);
  });
  return { value, slow, problem, load };
}
