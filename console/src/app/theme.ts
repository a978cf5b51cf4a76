import { themeSwitcher } from '@siemens/ix';
import { useEffect, useState } from 'react';
import { recall, remember } from '~/lib/preferences';

export const THEMES = ['light', 'dark', 'system'] as const;
export type Theme = (typeof THEMES)[number];
export type Mode = 'light' | 'dark';

const dark = window.matchMedia('(prefers-color-scheme: dark)');

export function chosenTheme(): Theme {
  const kept = recall('theme');
  return kept === 'light' || kept === 'dark' ? kept : 'system';
}

export function modeOf(theme: Theme): Mode {
  if (theme !== 'system') return theme;
  return dark.matches ? 'dark' : 'light';
}

function show() {
  themeSwitcher.setTheme('classic', modeOf(chosenTheme()));
  document.documentElement.style.colorScheme = modeOf(chosenTheme());
}

export function chooseTheme(theme: Theme) {
  remember('theme', theme);
  show();
  window.dispatchEvent(new Event('themechosen'));
}

export function startTheme() {
  show();
  dark.addEventListener('change', () => {
    show();
    window.dispatchEvent(new Event('themechosen'));
  });
}

export function useTheme(): { theme: Theme; mode: Mode } {
  const [theme, setTheme] = useState(chosenTheme);
  const [mode, setMode] = useState(() => modeOf(chosenTheme()));
  useEffect(() => {
    const follow = () => {
      setTheme(chosenTheme());
      setMode(modeOf(chosenTheme()));
    };
    window.addEventListener('themechosen', follow);
    return () => window.removeEventListener('themechosen', follow);
  }, []);
  return { theme, mode };
}
