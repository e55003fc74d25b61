import { defineAsyncComponent, type Component } from 'vue';
import { lookForNewBuild } from './build';
import NotLoaded from './NotLoaded.vue';

/** A part that is fetched when it is first shown; where it can't be, whoever waits for it is told why. */
export const part = <C extends Component>(loader: () => Promise<{ default: C } | C>) =>
  defineAsyncComponent<C>({
    loader: loader as () => Promise<C>,
    errorComponent: NotLoaded,
    onError: (_error, _retry, fail) => void lookForNewBuild().then(fail),
  });

const whenIdle = (work: () => void): void => {
  if (typeof requestIdleCallback === 'function') requestIdleCallback(work, { timeout: 5_000 });
  else setTimeout(work, 1_000);
};

/** Fetches parts before they are asked for, so that a network that is lost meanwhile takes none of them away. */
export function fetchSoon(...loaders: (() => Promise<unknown>)[]): void {
  whenIdle(() => {
    // What fails here is fetched again, and told of, when it is to be shown.
    for (const load of loaders) load().catch(() => undefined);
  });
}
