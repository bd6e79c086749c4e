import { html } from 'lit';
import { t } from '../lib/i18n.js';
import { SecretList, dayOf } from '../workspace/secret-list.js';

/** Links by which speakers, and whoever stands for a room, see the draft before everybody does. */
class PreviewLinks extends SecretList {
  static properties = { conference: {} };
  words = 'previews';
  lives = { all: [1, 7, 30, 90], usual: 7 };

  get path() {
    return `/conferences/${this.conference.slug}/draft/previews`;
  }

  wanted(data) {
    return { label: data.get('label') };
  }

  nameOf({ label }) {
    return label;
  }

  /** What stands behind the sharp goes to no server by itself, and into no log. */
  secretOf({ token }) {
    return { secret: `${location.origin}/c/${this.conference.slug}/preview#${token}` };
  }

  facts({ expiresAt }) {
    return html`<small>${t('previews.expires', { day: dayOf(expiresAt) })}</small>`;
  }

  fields() {
    return html`<div class="columns"><label class="field">${t('previews.label')}<input name="label" required maxlength="200" pattern=".*\\S.*" autocomplete="off"></label>${this.life()}</div>`;
  }

  render() {
    return html`<section class="panel"><h2>${t('previews.title')}</h2><p class="hint">${t('previews.text')}</p>${this.list()}</section>`;
  }
}
customElements.define('preview-links', PreviewLinks);
