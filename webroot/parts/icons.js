import { html, svg } from 'lit';

const SHAPES = {
  calendar: svg`<rect x="3.5" y="5" width="17" height="15.5" rx="3"/><path d="M3.5 10h17M8 2.8V7m8-4.2V7"/>`,
  star: svg`<path d="m12 3.2 2.7 5.6 6.1.9-4.4 4.3 1 6.1-5.4-2.9-5.4 2.9 1-6.1L3.2 9.7l6.1-.9z"/>`,
  live: svg`<circle cx="12" cy="12" r="2"/><path d="M7.8 16.2a6 6 0 0 1 0-8.4m8.4 0a6 6 0 0 1 0 8.4M4.9 19.1a10 10 0 0 1 0-14.2m14.2 0a10 10 0 0 1 0 14.2"/>`,
  mic: svg`<rect x="8.5" y="2.8" width="7" height="11.5" rx="3.5"/><path d="M5 11.5a7 7 0 0 0 14 0M12 18.5v3"/>`,
  note: svg`<path d="M6.5 3.5h8l4.5 4.5v10.5a2 2 0 0 1-2 2h-10.5a2 2 0 0 1-2-2v-13a2 2 0 0 1 2-2z"/><path d="M14 3.5V8.5h5M8 13h8m-8 3.5h5"/>`,
  people: svg`<circle cx="9" cy="8" r="3.5"/><path d="M2.5 19.5c.5-3.6 3-5.5 6.5-5.5s6 1.9 6.5 5.5M15.5 4.8a3.5 3.5 0 0 1 0 6.4m2.5 3.3c2 .8 3.2 2.5 3.5 5"/>`,
  search: svg`<circle cx="11" cy="11" r="6.5"/><path d="m16 16 4.5 4.5"/>`,
  globe: svg`<circle cx="12" cy="12" r="8.5"/><path d="M3.5 12h17M12 3.5c-5 5-5 12 0 17 5-5 5-12 0-17z"/>`,
  grid: svg`<rect x="3.5" y="3.5" width="7" height="9" rx="1.5"/><rect x="13.5" y="3.5" width="7" height="5" rx="1.5"/><rect x="3.5" y="15.5" width="7" height="5" rx="1.5"/><rect x="13.5" y="11.5" width="7" height="9" rx="1.5"/>`,
  list: svg`<path d="M8.5 6h12m-12 6h12m-12 6h12M4 6h.01M4 12h.01M4 18h.01"/>`,
  pin: svg`<path d="M12 21.5c4.6-4.6 7-8.2 7-11.3a7 7 0 0 0-14 0c0 3.1 2.4 6.7 7 11.3z"/><circle cx="12" cy="10" r="2.5"/>`,
  clock: svg`<circle cx="12" cy="12" r="8.5"/><path d="M12 7v5l3.2 2"/>`,
  moon: svg`<path d="M20 14.5A8.5 8.5 0 0 1 9.5 4a8.5 8.5 0 1 0 10.5 10.5z"/>`,
  sun: svg`<circle cx="12" cy="12" r="4"/><path d="M12 2.5v2m0 15v2M2.5 12h2m15 0h2M5.3 5.3l1.4 1.4m10.6 10.6 1.4 1.4m0-13.4-1.4 1.4M6.7 17.3l-1.4 1.4"/>`,
  close: svg`<path d="m5.5 5.5 13 13m0-13-13 13"/>`,
  share: svg`<path d="M12 15V3.5m-4 3.5 4-4 4 4M6 11.5H5a1 1 0 0 0-1 1V20a1 1 0 0 0 1 1h14a1 1 0 0 0 1-1v-7.5a1 1 0 0 0-1-1h-1"/>`,
  copy: svg`<rect x="8.5" y="8.5" width="12" height="12" rx="2.5"/><path d="M15.5 8.5V6A2.5 2.5 0 0 0 13 3.5H6A2.5 2.5 0 0 0 3.5 6v7A2.5 2.5 0 0 0 6 15.5h2.5"/>`,
  chevron: svg`<path d="m6 9 6 6 6-6"/>`,
  forward: svg`<path d="M4.5 12h15m-6-6 6 6-6 6"/>`,
  bell: svg`<path d="M6 10a6 6 0 0 1 12 0c0 5 2 6.5 2 6.5H4S6 15 6 10zM10 19.5a2.2 2.2 0 0 0 4 0"/>`,
  mail: svg`<rect x="3" y="5" width="18" height="14.5" rx="2.5"/><path d="m3.5 7.5 8.5 6 8.5-6"/>`,
  device: svg`<rect x="6.5" y="2.5" width="11" height="19" rx="2.5"/><path d="M10.5 18.5h3"/>`,
  phone: svg`<path d="M4 5.5A2.5 2.5 0 0 1 6.5 3h11A2.5 2.5 0 0 1 20 5.5v8a2.5 2.5 0 0 1-2.5 2.5H11l-5 4.5V16a2 2 0 0 1-2-2z"/><path d="M8 9.5h.01m3.99 0h.01m3.99 0h.01"/>`,
  key: svg`<circle cx="8" cy="15.5" r="4.5"/><path d="M11.2 12.3 20.5 3M16.5 7l3 3"/>`,
  back: svg`<path d="m14.5 5.5-6.5 6.5 6.5 6.5"/>`,
  meal: svg`<path d="M7 3v18M4 3v5a3 3 0 0 0 6 0V3m7 18v-7m0 0c-2 0-3-2-3-5.5S15.5 3 17 3z"/>`,
  cup: svg`<path d="M5 9h12v6a5 5 0 0 1-5 5h-2a5 5 0 0 1-5-5zm12 1.5h1.5a2.5 2.5 0 0 1 0 5H17M9 3v2.5M13 3v2.5"/>`,
  warning: svg`<path d="M12 4 2.8 19.5h18.4zM12 10v4.5m0 2.5h.01"/>`,
  plus: svg`<path d="M12 5v14M5 12h14"/>`,
  trash: svg`<path d="M4 6.5h16M9.5 6V4h5v2m-8.5.5 1 13.5h10l1-13.5M10 11v5.5m4-5.5v5.5"/>`,
  print: svg`<path d="M7 8.5v-5h10v5M7 17.5H5.5a2 2 0 0 1-2-2v-5a2 2 0 0 1 2-2h13a2 2 0 0 1 2 2v5a2 2 0 0 1-2 2H17"/><rect x="7" y="14" width="10" height="6.5" rx="1"/>`,
  download: svg`<path d="M12 3.5V15m-4-4 4 4 4-4M4 17v2.5a1 1 0 0 0 1 1h14a1 1 0 0 0 1-1V17"/>`,
  copy: svg`<rect x="8.5" y="8.5" width="12" height="12" rx="2"/><path d="M15.5 8.5v-3a2 2 0 0 0-2-2h-8a2 2 0 0 0-2 2v8a2 2 0 0 0 2 2h3"/>`,
  external: svg`<path d="M13.5 4.5h6v6m0-6-9 9M17.5 14v5a1 1 0 0 1-1 1h-11a1 1 0 0 1-1-1V8a1 1 0 0 1 1-1h5"/>`,
  edit: svg`<path d="M4 20h4L19 9a2.1 2.1 0 0 0-4-4L4 16zM13.5 6.5l4 4"/>`,
  gauge: svg`<path d="M4 18.5a9 9 0 1 1 16 0M12 14.5l4-5"/><circle cx="12" cy="14.5" r="1.6"/>`,
  check: svg`<path d="m5 12.5 4.5 4.5L19 7.5"/>`,
  undo: svg`<path d="M8.5 5 4 9.5 8.5 14M4.5 9.5H14a5.5 5.5 0 0 1 0 11h-3"/>`,
  code: svg`<path d="M4 4h6v6H4zm10 0h6v6h-6zM4 14h6v6H4zm10 0h2v2h-2zm4 0h2v2m-6 2v2h2m2-2h2v2"/>`,
  tag: svg`<path d="M3.5 12.5v-8a1 1 0 0 1 1-1h8l8 8-9 9z"/><path d="M8 8h.01"/>`,
  card: svg`<rect x="3" y="5" width="18" height="14" rx="2.5"/><path d="M3 9.5h18M6.5 15H10"/>`,
  bank: svg`<path d="M3.5 9.5 12 4l8.5 5.5zM6 12.5V17m4-4.5V17m4-4.5V17m4-4.5V17M4 20h16"/>`,
  offline: svg`<path d="M3 3.5 20.5 21M2.5 9a15 15 0 0 1 5-3m4-1a15 15 0 0 1 10 4M6 12.5a10 10 0 0 1 5-2.4m4.5.9a10 10 0 0 1 2.5 1.5M9 16.2a5 5 0 0 1 6 0M12 19.5h.01"/>`,
};

/** Those of an area that most visits do without. */
export const addIcons = (shapes) => Object.assign(SHAPES, shapes);

/** Decoration: what an icon means stands beside it, or in the name of its button. */
export const icon = (name, kind = '') => html`<svg class="icon ${kind}" viewBox="0 0 24 24" aria-hidden="true">${SHAPES[name]}</svg>`;

export const logo = () => html`<svg class="logo" viewBox="0 0 32 32" aria-hidden="true">
  <rect class="logo-ground" width="32" height="32" rx="7"/>
  <path class="logo-far" d="M11.5 24c1-6 2.6-9 4.5-9s3.5 3 4.5 9"/>
  <path class="logo-near" d="M6.5 24C8.5 14 11.7 8.5 16 8.5S23.5 14 25.5 24"/>
</svg>`;
