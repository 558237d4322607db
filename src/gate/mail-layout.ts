/** A mail without its address. */
export interface Mail {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** Where one POST ends the subscription that it belongs to (RFC 8058). */
  readonly unsubscribeUrl?: string;
}

export type MailBlock =
  | { readonly kind: 'paragraph'; readonly text: string }
  /** Words of somebody else: shown as such. */
  | { readonly kind: 'quote'; readonly text: string }
  | { readonly kind: 'link'; readonly label: string; readonly url: string }
  | { readonly kind: 'code'; readonly code: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'facts'; readonly facts: readonly (readonly [string, string])[] }
  /** HTML of the build (an agreement), with the same content as text. */
  | { readonly kind: 'document'; readonly text: string; readonly html: string };

/** One mail in both forms from the same blocks, so that they cannot say different things. Everything but `document` is escaped. */
export function composeMail(
  subject: string,
  blocks: readonly MailBlock[],
  signature: readonly string[],
  language = 'en',
): Mail {
  const text = [...blocks.map(asText), ['-- ', ...signature].join('\n')].join('\n\n');
  const body = [...blocks.map(asHtml), `<p>${signature.map(escapeHtml).join('<br>')}</p>`].join('\n');
  return {
    subject: subject.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim(),
    text: `${text}\n`,
    html: `<!doctype html>\n<html lang="${language}"><head><meta charset="utf-8"><title>${escapeHtml(subject)}</title></head>\n<body>\n${body}\n</body></html>\n`,
  };
}

/** Text → HTML text or attribute value. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function asText(block: MailBlock): string {
  switch (block.kind) {
    case 'paragraph':
      return block.text;
    case 'quote':
      return block.text.replace(/^/gm, '> ');
    case 'link':
      return `${block.label}:\n${block.url}`;
    case 'code':
      return `    ${block.code}`;
    case 'list':
      return block.items.map((item) => `- ${item}`).join('\n');
    case 'facts':
      return block.facts.map(([name, value]) => `${name}: ${value}`).join('\n');
    case 'document':
      return `----------\n\n${block.text.trim()}\n\n----------`;
    default:
      return block satisfies never;
  }
}

function asHtml(block: MailBlock): string {
  switch (block.kind) {
    case 'paragraph':
      return `<p>${escapeHtml(block.text)}</p>`;
    case 'quote':
      return `<blockquote>${escapeHtml(block.text).replaceAll('\n', '<br>')}</blockquote>`;
    case 'link':
      return `<p>${escapeHtml(block.label)}:<br><a href="${escapeHtml(block.url)}">${escapeHtml(block.url)}</a></p>`;
    case 'code':
      return `<p><strong>${escapeHtml(block.code)}</strong></p>`;
    case 'list':
      return `<ul>${block.items.map((item) => `<li>${escapeHtml(item)}</li>`).join('')}</ul>`;
    case 'facts':
      return `<p>${block.facts.map(([name, value]) => `${escapeHtml(name)}: ${escapeHtml(value)}`).join('<br>')}</p>`;
    case 'document':
      return `<hr>\n${block.html}\n<hr>`;
    default:
      return block satisfies never;
  }
}
