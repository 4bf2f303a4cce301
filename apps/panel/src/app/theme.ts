export const THEMES = ['auto', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

const KEY = 'directorate.theme';
const DARK = 'pf-v6-theme-dark';
const HIGH_CONTRAST = 'pf-v6-theme-high-contrast';
const system = window.matchMedia('(prefers-color-scheme: dark)');
const contrast = window.matchMedia('(prefers-contrast: more)');

export function readTheme(): Theme {
  const stored = window.localStorage.getItem(KEY);
  return THEMES.find((theme) => theme === stored) ?? 'auto';
}

function apply(): void {
  const theme = readTheme();
  const { classList } = document.documentElement;
  classList.toggle(DARK, theme === 'dark' || (theme === 'auto' && system.matches));
  classList.toggle(HIGH_CONTRAST, contrast.matches);
}

export function chooseTheme(theme: Theme): void {
  window.localStorage.setItem(KEY, theme);
  apply();
}

/** Takes the chosen look, or the system's, and the contrast that the system asks for, now and whenever they change. */
export function followTheme(): void {
  apply();
  for (const wish of [system, contrast]) wish.addEventListener('change', apply);
}
