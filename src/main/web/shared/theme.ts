/** Puts the dark tokens on where the system asks for them, and follows the system as it changes. */
export function followSystemTheme(root: HTMLElement = document.documentElement): void {
  const query = matchMedia('(prefers-color-scheme: dark)');
  const apply = () => root.classList.toggle('dark', query.matches);
  apply();
  query.addEventListener('change', apply);
}
