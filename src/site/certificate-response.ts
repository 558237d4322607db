/** A certificate as a download, or 404: an id that is unknown and one that is another's look the same. */
export function certificateResponse(
  certificate: { readonly acceptanceId: string; readonly pdf: string } | null,
): Response {
  if (!certificate) return new Response(null, { status: 404 });
  const bytes = Buffer.from(certificate.pdf, 'base64');
  return new Response(bytes, {
    headers: {
      'content-type': 'application/pdf',
      'content-length': String(bytes.length),
      'content-disposition': `attachment; filename="agreement-${certificate.acceptanceId}.pdf"`,
      'x-content-type-options': 'nosniff',
    },
  });
}
