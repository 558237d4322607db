import { settingVariables } from '#server/setting-variables.ts';

/** `.env.example`: every variable that the server reads, none of them set. */
export function envExample(): string {
  const entries = settingVariables.map(({ name, description, initial }) =>
    [...wrapped(description), ...wrapped(initial === null ? '' : `Not set: ${initial}.`), `# ${name}=`].join(
      '\n',
    ),
  );
  return `${[head, ...entries].join('\n\n')}\n`;
}

const head = `# Settings of the Vitrine server. Written by \`npm run docs\` from src/server/setting-variables.ts.
# Copy it to a file that only the server's user can read (mode 0600) and never into git. Take away the # of what you set.`;

function wrapped(text: string): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(' ').filter((part) => part !== '')) {
    const last = lines.at(-1);
    if (last === undefined || last.length + word.length > 100) lines.push(`# ${word}`);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines;
}
