import { html, nothing, svg } from 'lit';

/** What readers of codes need around them, in modules. */
const QUIET = 4;

/** What a logo hides of a code is made good by the rest: of the highest correction almost a third may be gone, and a logo hides a fourteenth. */
const HIGHEST = { minCorrectionLevel: 3 };

/** How codes are made that may carry a logo. @param logo `nothing` for none */
export const correction = (logo) => (logo === nothing ? {} : HIGHEST);

/** Black on white in any scheme: that is what codes are read by. @param logo in its middle, for a code that was made so; where it does not come, there is no hole */
export function picture(code, label, logo = nothing) {
  const { size } = code;
  let path = '';
  for (let y = 0; y < size; y++) for (let x = 0; x < size; x++) if (code.get(x, y)) path += `M${x} ${y}h1v1h-1z`;
  const drawn = (name) => html`<svg class=${name} role="img" aria-label=${label} viewBox="${-QUIET} ${-QUIET} ${size + 2 * QUIET} ${size + 2 * QUIET}" shape-rendering="crispEdges">${svg`<path d=${path} />`}</svg>`;
  return logo === nothing ? drawn('code') : html`<span class="code">${drawn(nothing)}<span class="code-logo">${logo}</span></span>`;
}
