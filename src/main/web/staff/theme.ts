export type Theme = 'system' | 'light' | 'dark';
export const THEMES: Theme[] = ['system', 'light', 'dark'];

const NAME = 'quanzhi.theme';
const query = () => matchMedia('(prefers-color-scheme: dark)');

export function chosenTheme(): Theme {
  try {
    return THEMES.find((theme) => theme === localStorage.getItem(NAME)) ?? 'system';
  } catch {
    return 'system';
  }
}

/** Puts the tokens of the chosen theme on; the system's where nothing was chosen. */
export function applyTheme(root: HTMLElement = document.documentElement): void {
  const chosen = chosenTheme();
  root.classList.toggle('dark', chosen === 'dark' || (chosen === 'system' && query().matches));
}

export function chooseTheme(theme: Theme): void {
  try {
    localStorage.setItem(NAME, theme);
  } catch {
    // Not kept, so it holds until the page goes.
  }
  applyTheme();
}

export function followTheme(): void {
  applyTheme();
  query().addEventListener('change', () => applyTheme());
}
