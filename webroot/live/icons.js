import { svg } from 'lit';
import { addIcons } from '../parts/icons.js';

addIcons({
  up: svg`<path d="m6 15 6-6 6 6"/>`,
  poll: svg`<path d="M5 20v-6m7 6V8m7 12V4"/>`,
  pinned: svg`<path d="M9 3.5h6M10 3.5v6L7 13.5h10L14 9.5v-6M12 13.5v7"/>`,
  lock: svg`<rect x="5" y="10.5" width="14" height="10" rx="2"/><path d="M8 10.5V8a4 4 0 0 1 8 0v2.5"/>`,
  LIKE: svg`<path d="M7.5 10.5v9.5h-3v-9.5zm0 0 3.8-7a2 2 0 0 1 2.2 2.4l-.8 3.6h5.3a2 2 0 0 1 2 2.4l-1.2 6.4a2 2 0 0 1-2 1.7H7.5"/>`,
  LOVE: svg`<path d="M12 20C6.5 15.6 3.5 12.4 3.5 8.9a4.4 4.4 0 0 1 8.5-1.6 4.4 4.4 0 0 1 8.5 1.6c0 3.5-3 6.7-8.5 11.1z"/>`,
  LAUGH: svg`<circle cx="12" cy="12" r="8.5"/><path d="M7.5 13h9a4.5 4.5 0 0 1-9 0zM8.2 9.5c.5-.8 1.6-.8 2.1 0m3.4 0c.5-.8 1.6-.8 2.1 0"/>`,
  APPLAUSE: svg`<path d="m11.5 6.5 5.8 5.8a4.6 4.6 0 0 1 0 6.5l-.4.4a4.6 4.6 0 0 1-6.5 0l-6-6a1.3 1.3 0 0 1 1.9-1.9l3.2 3.2m0 0L5.7 10.7a1.3 1.3 0 0 1 1.9-1.9l3.8 3.7M7.6 8.8a1.3 1.3 0 0 1 1.9-1.9l3.8 3.7M15.5 3v2.5m3.6-.9-1.7 1.8M21 8.3h-2.5"/>`,
  SURPRISE: svg`<circle cx="12" cy="12" r="8.5"/><circle cx="12" cy="15" r="2"/><path d="M8.8 9.5h.01m6.39 0h.01"/>`,
  SAD: svg`<circle cx="12" cy="12" r="8.5"/><path d="M8.5 16.2a4.2 4.2 0 0 1 7 0M9 9.5h.01m5.99 0h.01"/>`,
  reply: svg`<path d="M9 6 4 11l5 5M4.5 11H14a6 6 0 0 1 6 6v1.5"/>`,
  flag: svg`<path d="M6 21V4m0 0h11l-2 4 2 4H6"/>`,
  more: svg`<path d="M5 12h.01M12 12h.01M19 12h.01"/>`,
  send: svg`<path d="M4 12 20 4.5 15.5 20l-4-6.5z"/>`,
  screen: svg`<rect x="3" y="4.5" width="18" height="12" rx="2"/><path d="M9 20h6m-3-3.5V20"/>`,
});
