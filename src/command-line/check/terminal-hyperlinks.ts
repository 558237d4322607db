/**
 * Whether the terminal makes links of OSC 8 sequences, from the variables by which terminals name themselves. Unknown ones get none: some
 * print the sequence as text. `FORCE_HYPERLINK` decides where it is set.
 */
export function terminalHyperlinks(env: Readonly<Record<string, string | undefined>>): boolean {
  if (env.FORCE_HYPERLINK !== undefined) return env.FORCE_HYPERLINK !== '0';
  if (env.CI || env.TEAMCITY_VERSION || env.TERM === 'dumb') return false;
  if (env.WT_SESSION || env.KONSOLE_VERSION || env.DOMTERM || env.KITTY_WINDOW_ID) return true;
  if (Number(env.VTE_VERSION ?? 0) >= 5000) return true;
  if (['xterm-kitty', 'alacritty', 'foot', 'xterm-ghostty'].includes(env.TERM ?? '')) return true;
  return ['iTerm.app', 'WezTerm', 'vscode', 'ghostty', 'Hyper', 'zed'].includes(env.TERM_PROGRAM ?? '');
}
