/** What progress is written to: standard error in a build. */
export interface ProgressTerminal {
  readonly isTTY?: boolean | undefined;
  write(text: string): unknown;
}

/** Called once for each thing that is done. */
export type Progress = () => void;

/** At a terminal a bar that is drawn over itself and gone at the end; elsewhere, as in a log of CI, a line every 250. */
export function showProgress(what: string, total: number, terminal: ProgressTerminal): Progress {
  let done = 0;
  let shown = -1;
  return () => {
    done += 1;
    if (!terminal.isTTY) {
      if (done % 250 === 0) terminal.write(`${what}: ${done} of ${total}\n`);
      return;
    }
    const filled = Math.floor((done / total) * barWidth);
    if (done === total) terminal.write(clearLine);
    else if (filled !== shown) terminal.write(`${clearLine}${what} ${bar(filled)} ${done} of ${total}`);
    shown = filled;
  };
}

const barWidth = 30;
const clearLine = '\r\u001b[K';

function bar(filled: number): string {
  return `${'█'.repeat(filled)}${'░'.repeat(barWidth - filled)}`;
}
