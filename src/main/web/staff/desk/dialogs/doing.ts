import { reactive } from 'vue';
import type { Problem } from '../../../shared/api';
import type { Step } from '../api';
import { problemOf } from '../book';
import { useParts } from '../context';
import { useWords } from '../say';
import type { Key } from '../words';

/** What a dialog does in the end: tries, closes and says so, or stays and says what went wrong. */
export interface Doing {
  busy: boolean;
  problem: Problem | null;
  /** Penalties and deadlines that the service knows from a draft, and whether a person has confirmed them since. */
  graves: { text: string; confirmed: boolean }[];
}

export function useDoing(): {
  state: Doing;
  /** The sentences that were confirmed, in just these words. */
  confirmed: () => string[];
  run: (done: Key, act: () => Promise<unknown>) => Promise<boolean>;
  take: (ticketId: string, step: Step) => Promise<boolean>;
} {
  const { desk, ui } = useParts();
  const { t } = useWords();
  const state = reactive<Doing>({ busy: false, problem: null, graves: [] });
  const confirmed = () => state.graves.filter((grave) => grave.confirmed).map(({ text }) => text);

  async function run(done: Key, act: () => Promise<unknown>): Promise<boolean> {
    state.busy = true;
    state.problem = null;
    try {
      await act();
      ui.close();
      ui.toast(t(done));
      return true;
    } catch (error) {
      const problem = problemOf(error);
      state.problem = problem;
      if (problem.code === 'DRAFT_NOT_CONFIRMED') {
        const known = new Set(state.graves.map(({ text }) => text));
        const asked = problem.errors.map(({ message }) => message).filter((text) => !known.has(text));
        state.graves.push(...asked.map((text) => ({ text, confirmed: false })));
      }
      return false;
    } finally {
      state.busy = false;
    }
  }

  return {
    state,
    confirmed,
    run,
    take: (ticketId, step) =>
      run(`done_${step.step}` as Key, () =>
        desk.take(ticketId, confirmed().length > 0 ? ({ ...step, rewritten: confirmed() } as Step) : step),
      ),
  };
}
