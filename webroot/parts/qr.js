import { html, svg } from 'lit';

/** What readers of codes need around them, in modules. */
const QUIET = 4;

/** Black on white in any scheme: that is what codes are read by. */
export function picture(code, label) {
  const { size } = code;
  let path = '';
  for (let y = 0; y < size; y++) for (let x = 0; x < size; x++) if (code.get(x, y)) path += `M${x} ${y}h1v1h-1z`;
  return html`<svg class="code" role="img" aria-label=${label} viewBox="${-QUIET} ${-QUIET} ${size + 2 * QUIET} ${size + 2 * QUIET}" shape-rendering="crispEdges">${svg`<path d=${path} />`}</svg>`;
}
