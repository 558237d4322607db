/** Pieces small enough that a slow reader holds little, large enough that a fast one is not slowed down. */
const pieceBytes = 64 * 1024;

/**
 * Buffers as one stream that gives a piece only when one is asked for. The buffers are shared with other downloads, so
 * each piece is a copy: a consumer may transfer what it gets. `drained` resolves when the reader took the last ones.
 */
export function streamOf(
  parts: readonly Uint8Array[],
  drained: () => Promise<void>,
): ReadableStream<Uint8Array> {
  let [part, at] = [0, 0];
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        await drained();
        while (at >= (parts[part]?.length ?? Number.POSITIVE_INFINITY)) [part, at] = [part + 1, 0];
        const bytes = parts[part];
        if (!bytes) return controller.close();
        const piece = bytes.slice(at, at + pieceBytes);
        at += piece.length;
        controller.enqueue(piece);
      },
    },
    { highWaterMark: 0 },
  );
}

/** `attachment` with a plain name for old readers and the exact one (RFC 6266, RFC 8187). */
export function attachment(name: string): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const exact = encodeURIComponent(name).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${exact}`;
}
