import { svg } from 'lit';
import { addIcons } from '../parts/icons.js';

addIcons({
  nodes: svg`<rect x="4" y="4.5" width="16" height="6.5" rx="1.5"/><rect x="4" y="13" width="16" height="6.5" rx="1.5"/><path d="M7.5 7.75h.01M7.5 16.25h.01"/>`,
  drain: svg`<path d="M5 5h14M8 9h8M12 12.5v6.5m-3-3 3 3 3-3"/>`,
  person: svg`<circle cx="12" cy="8" r="4"/><path d="M4 20.5c.6-4 3.8-6 8-6s7.4 2 8 6"/>`,
  up: svg`<path d="m6 15 6-6 6 6"/>`,
  upload: svg`<path d="M12 15V3.5m-4 4 4-4 4 4M4 17v2.5a1 1 0 0 0 1 1h14a1 1 0 0 0 1-1V17"/>`,
  lock: svg`<rect x="5" y="10.5" width="14" height="10" rx="2"/><path d="M8 10.5V7.5a4 4 0 0 1 8 0v3"/>`,
  redo: svg`<path d="m15.5 5 4.5 4.5-4.5 4.5m4-4.5H10a5.5 5.5 0 0 0 0 11h3"/>`,
  more: svg`<path d="M5.5 12h.01M12 12h.01M18.5 12h.01" stroke-width="3"/>`,
  help: svg`<circle cx="12" cy="12" r="8.5"/><path d="M9.5 9.5a2.5 2.5 0 1 1 3.6 2.3c-.8.4-1.1.9-1.1 1.7M12 16.5h.01"/>`,
  building: svg`<path d="M5 20.5v-16a1 1 0 0 1 1-1h8a1 1 0 0 1 1 1v16m0-11h3a1 1 0 0 1 1 1v10M3.5 20.5h17M8.5 7.5h3m-3 4h3m-3 4h3"/>`,
  ticket: svg`<path d="M3.5 8.5v-2a1 1 0 0 1 1-1h15a1 1 0 0 1 1 1v2a3.5 3.5 0 0 0 0 7v2a1 1 0 0 1-1 1h-15a1 1 0 0 1-1-1v-2a3.5 3.5 0 0 0 0-7zM14 6v2m0 3v2m0 3v2"/>`,
  card: svg`<rect x="3" y="5" width="18" height="14" rx="2.5"/><path d="M3 9.5h18M6.5 15H10"/>`,
  megaphone: svg`<path d="M4 10v4a1 1 0 0 0 1 1h3l9 4.5v-15L8 9H5a1 1 0 0 0-1 1zM8 15l1.2 5h2.6M20.5 10v4"/>`,
  chart: svg`<path d="M4 4v15.5h16M8 16v-4m4 4V7.5m4 8.5v-6"/>`,
});
