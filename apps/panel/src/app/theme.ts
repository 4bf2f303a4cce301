export const THEMES = ['auto', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

const KEY = 'directorate.theme';
const DARK = 'pf-v6-theme-dark';
const system = window.matchMedia('(prefers-color-scheme: dark)');

export function readTheme(): Theme {
  const stored = window.localStorage.getItem(KEY);
  return THEMES.find((theme) => theme === stored) ?? 'auto';
}

function apply(): void {
  const theme = readTheme();
  document.documentElement.classList.toggle(DARK, theme === 'dark' || (theme === 'auto' && system.matches));
}

export function chooseTheme(theme: Theme): void {
  window.localStorage.setItem(KEY, theme);
  apply();
}

/** Takes the chosen look, or the system's, now and whenever it changes. */
export function followTheme(): void {
  apply();
  system.addEventListener('change', apply);
}
