import type { ReactElement } from 'react';
import { qrMatrix } from './qr-matrix.js';

/** Light cells around it that readers need. */
const MARGIN = 4;

/** A QR code, dark on light in both themes, because cameras expect that; nothing when the text is too long. */
export function QrCode({ text, label }: { text: string; label: string }): ReactElement | null {
  const cells = qrMatrix(text);
  if (cells === null) return null;
  const size = cells.length + 2 * MARGIN;
  const path = cells
    .flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x + MARGIN} ${y + MARGIN}h1v1h-1z` : '')))
    .join('');
  return (
    <svg className="qr-code" role="img" aria-label={label} viewBox={`0 0 ${size} ${size}`} shapeRendering="crispEdges">
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}
