import { svg } from 'lit';
import { addIcons } from '../../parts/icons.js';
import '../../workspace/icons.js';

addIcons({
  pause: svg`<path d="M9 5.5v13m6-13v13" stroke-width="2.2"/>`,
  pushpin: svg`<path d="M8.5 3.5h7M9.5 3.5v6.5l-3 3.5h11l-3-3.5V3.5M12 13.5v7"/>`,
  unseen: svg`<path d="M4 4l16 16M10 6.3a8.6 8.6 0 0 1 2-.3c4.5 0 7.5 3.6 8.7 6a12.6 12.6 0 0 1-2.2 3M6.6 7.6A13 13 0 0 0 3.3 12c1.2 2.4 4.2 6 8.7 6 1.6 0 3-.4 4.2-1.1M9.9 9.9a3 3 0 0 0 4.2 4.2"/>`,
  muted: svg`<path d="M15.5 10.5V6.3a3.5 3.5 0 0 0-6.8-1.1M8.5 8.5v2.3a3.5 3.5 0 0 0 5.2 3M5 11.5a7 7 0 0 0 10.6 6M19 11.5a7 7 0 0 1-.8 3.2M12 18.5v3M4 4l16 16"/>`,
  screen: svg`<rect x="3" y="4.5" width="18" height="12" rx="2"/><path d="M8.5 20.5h7M12 16.5v4"/>`,
  merge: svg`<path d="M6 4v4.5a5 5 0 0 0 5 5h7M18 13.5l-3.5-3.5m3.5 3.5L14.5 17M6 20v-4.5"/>`,
});
