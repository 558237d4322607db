import { DOTS_BOX, drawDots } from './draw-dots.ts';
import type { StampForms } from './draw-stamp-on-pages.ts';
import { drawText, type TextPlace } from './draw-text.ts';
import type { FontFace } from './font-face.ts';
import type { TextLine } from './layout-text.ts';
import { rawStreamBody } from './object-body.ts';
import { formatNumber, LINE_SIZE, MARK_SIZE, TRACE_SIZE } from './page-placement.ts';
import type { CleanMarks } from './stamp-marks.ts';
import { copyIdLine, copyLine, emailLine, recipientLine, traceLine } from './stamp-wording.ts';

/** The lines of one copy, laid out. */
export interface StampLines {
  readonly recipient: TextLine;
  readonly copy: TextLine;
  readonly email: TextLine;
  readonly copyId: TextLine;
  readonly trace: TextLine;
}

const TEXT_SIZE = 7.4;
const PADDING = 8;
const TEXT_WIDTH = LINE_SIZE.width - 2 * PADDING;
const MARK_MAX = 76;
const MARK_MIN = 34;

/** Lays out everything a copy says. */
export function stampLines(marks: CleanMarks): StampLines {
  return {
    recipient: recipientLine(marks, (TEXT_WIDTH / TEXT_SIZE) * 1000),
    copy: copyLine(marks),
    email: emailLine(marks, (MARK_SIZE.width / MARK_MIN) * 1000),
    copyId: copyIdLine(marks),
    trace: traceLine(marks),
  };
}

/** Content of the forms as stream bodies. `resources` is the number of their resource dictionary. */
export function stampForms(
  lines: StampLines,
  copyId: string,
  resources: number,
  fontName: (face: FontFace) => string,
): StampForms<Uint8Array> {
  const draw = (line: TextLine, place: TextPlace): string => drawText(line, place, fontName);
  return {
    line: formBody(LINE_SIZE, resources, drawLine(lines, draw)),
    mark: formBody(MARK_SIZE, resources, drawMark(lines, draw)),
    trace: formBody(TRACE_SIZE, resources, drawTrace(lines.trace, draw)),
    dots: dotsBody(resources, drawDots(copyId)),
  };
}

/** Resource dictionary of the forms: fonts, and how opaque band, mark and dots are. */
export function stampResources(fonts: string): string {
  return `<< /Font << ${fonts} >> /ExtGState << /Band << /ca 0.82 >> /Mark << /ca 0.08 >> /Dots << /ca 0.08 >> >> >>`;
}

/** A form XObject's body (ISO 32000-2, 8.10). Not compressed: setting up zlib takes longer than all else here. */
export function formBody(
  size: { readonly width: number; readonly height: number },
  resources: number,
  content: string,
): Uint8Array {
  return boxedForm(`[0 0 ${size.width} ${size.height}]`, resources, content);
}

/** The form XObject of one tile of dots. */
export function dotsBody(resources: number, content: string): Uint8Array {
  return boxedForm(DOTS_BOX, resources, content);
}

function boxedForm(box: string, resources: number, content: string): Uint8Array {
  const entries = `/Type /XObject /Subtype /Form /BBox ${box} /Resources ${resources} 0 R`;
  return rawStreamBody(entries, Buffer.from(content, 'latin1'));
}

type Draw = (line: TextLine, place: TextPlace) => string;

/** The band is no wider than the text: a page number in a corner stays as it was. */
function drawLine(lines: StampLines, draw: Draw): string {
  const recipient = centred(lines.recipient, TEXT_SIZE, LINE_SIZE.width, PADDING, 13.6);
  const copy = centred(lines.copy, TEXT_SIZE, LINE_SIZE.width, PADDING, 4.4);
  const left = Math.min(recipient.x, copy.x) - PADDING;
  const band = `${formatNumber(left)} 0 ${formatNumber(LINE_SIZE.width - 2 * left)} ${LINE_SIZE.height} re f`;
  return `q /Band gs 0.965 g ${band} Q\n0.2 g\n${draw(lines.recipient, recipient)}${draw(lines.copy, copy)}`;
}

function drawMark(lines: StampLines, draw: Draw): string {
  return (
    `/Mark gs 0 g\n${draw(lines.email, centred(lines.email, MARK_MAX, MARK_SIZE.width, 0, 92))}` +
    draw(lines.copyId, centred(lines.copyId, MARK_MAX * 0.68, MARK_SIZE.width, 0, 22))
  );
}

function drawTrace(line: TextLine, draw: Draw): string {
  return `3 Tr\n${draw(line, centred(line, 3, TRACE_SIZE.width, 0, 1))}`;
}

/** Centres a line and makes it smaller where it would not fit, so that nothing is ever cut off. */
function centred(line: TextLine, size: number, width: number, padding: number, y: number): TextPlace {
  const fitting = Math.min(size, ((width - 2 * padding) * 1000) / Math.max(1, line.width));
  return { x: Number(formatNumber((width - (line.width * fitting) / 1000) / 2)), y, size: fitting };
}
