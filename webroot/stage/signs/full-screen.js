import { html, nothing, svg } from 'lit';
import { t } from '../../lib/i18n.js';
import { addIcons, icon } from '../../parts/icons.js';

/** So long a pointer that rests is in sight. */
const REST = 3_000;

addIcons({ full: svg`<path d="M4 9V4.5h4.5M15.5 4.5H20V9m0 6v4.5h-4.5m-7 0H4V15"/>` });

/** Fills the screen with a page, by the key F or a button. Pointer and button are in sight while somebody moves the one. */
export class FullScreen {
  isAttended = false;
  #host;
  #timer;
  #draw = () => this.#host.requestUpdate();
  #press = ({ key, target, ctrlKey, metaKey, altKey }) => {
    if (key.toLowerCase() === 'f' && !ctrlKey && !metaKey && !altKey && target.localName !== 'input') this.#toggle();
  };
  #move = () => {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#attend(false), REST);
    this.#attend(true);
  };

  constructor(host) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected() {
    addEventListener('keydown', this.#press);
    addEventListener('pointermove', this.#move);
    document.addEventListener('fullscreenchange', this.#draw);
  }

  hostDisconnected() {
    removeEventListener('keydown', this.#press);
    removeEventListener('pointermove', this.#move);
    document.removeEventListener('fullscreenchange', this.#draw);
    clearTimeout(this.#timer);
  }

  #attend(is) {
    if (is === this.isAttended) return;
    this.isAttended = is;
    this.#draw();
  }

  /** A browser that refuses shows the page as it was. */
  #toggle = () => (document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen?.({ navigationUI: 'hide' }))?.catch(() => {});

  /** Not where the page fills the screen, or cannot. */
  button() {
    const isFull = document.fullscreenElement || matchMedia('(display-mode: fullscreen)').matches;
    return isFull || !document.fullscreenEnabled ? nothing
      : html`<button type="button" class="button sign-full" @click=${this.#toggle}>${icon('full')}${t('sign.full')}<kbd>F</kbd></button>`;
  }
}
