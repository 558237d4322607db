import { ClusterLevel, Direction, Feature, type Font, Buffer as HarfBuzzBuffer, shape } from 'harfbuzzjs';

/** A glyph and where it goes. Lengths in thousandths of the font size. */
export interface ShapedGlyph {
  readonly id: number;
  /** How far the pen moves, kerning included. */
  readonly advance: number;
  /** The font's own width of the glyph, which a PDF reader moves by. */
  readonly width: number;
  readonly dx: number;
  readonly dy: number;
  /**
   * The characters it stands for; empty for the second glyph of one character. Those of a ligature stand in the order of
   * drawing, because readers turn right-to-left text round character by character.
   */
  readonly text: string;
}

/** Shapes text of one font and direction. The glyphs come from left to right, also in right-to-left text. */
export function shapeRun(font: Font, text: string, rightToLeft: boolean): ShapedGlyph[] {
  const buffer = new HarfBuzzBuffer();
  buffer.setClusterLevel(ClusterLevel.MONOTONE_CHARACTERS);
  buffer.addText(text);
  buffer.guessSegmentProperties();
  buffer.setDirection(rightToLeft ? Direction.RTL : Direction.LTR);
  shape(font, buffer, FEATURES);
  const infos = buffer.getGlyphInfos();
  const positions = buffer.getGlyphPositions();
  const texts = textOfClusters(
    text,
    infos.map((info) => info.cluster),
    rightToLeft,
  );
  return infos.map((info, i) => {
    const { xAdvance = 0, xOffset = 0, yOffset = 0 } = positions[i] ?? {};
    const width = font.glyphHAdvance(info.codepoint);
    return { id: info.codepoint, advance: xAdvance, width, dx: xOffset, dy: yOffset, text: texts[i] ?? '' };
  });
}

/** Optional ligatures would hide letters from text extraction; the ones a script requires stay. */
const FEATURES = ['liga', 'clig', 'dlig'].map((tag) => new Feature(tag, 0));

/** With these cluster levels a cluster's glyphs are neighbours, and clusters rise or, from right to left, fall. */
function textOfClusters(text: string, clusters: readonly number[], rightToLeft: boolean): string[] {
  if (rightToLeft) return textOfClusters(text, clusters.toReversed(), false).reverse().map(reversed);
  return clusters.map((start, i) => {
    if (start === clusters[i - 1]) return '';
    let next = i + 1;
    while (clusters[next] === start) next += 1;
    return text.slice(start, clusters[next] ?? text.length);
  });
}

function reversed(text: string): string {
  return text.length < 2 ? text : Array.from(text).reverse().join('');
}
