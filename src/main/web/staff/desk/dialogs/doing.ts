import { reactive } from 'vue';
import type { Problem } from '../../../shared/api';
import type { Step } from '../api';
import { problemOf } from '../book';
import { useParts } from '../context';
import { useWords } from '../say';
import type { Key } from '../words';

/** What a dialog does in the end: tries, closes and says so, or stays and says what went wrong. */
export function useDoing(): {
  state: { busy: boolean; problem: Problem | null };
  run: (done: Key, act: () => Promise<unknown>) => Promise<boolean>;
  take: (ticketId: string, step: Step) => Promise<boolean>;
} {
  const { desk, ui } = useParts();
  const { t } = useWords();
  const state = reactive<{ busy: boolean; problem: Problem | null }>({ busy: false, problem: null });

  async function run(done: Key, act: () => Promise<unknown>): Promise<boolean> {
    state.busy = true;
    state.problem = null;
    try {
      await act();
      ui.close();
      ui.toast(t(done));
      return true;
    } catch (error) {
      state.problem = problemOf(error);
      return false;
    } finally {
      state.busy = false;
    }
  }

  return {
    state,
    run,
    take: (ticketId, step) => run(`done_${step.step}` as Key, () => desk.take(ticketId, step)),
  };
}
