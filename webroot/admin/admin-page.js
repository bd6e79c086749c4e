import { html } from 'lit';
import { Watch } from '../lib/cell.js';
import { t } from '../lib/i18n.js';
import { isAdmin } from '../lib/roles.js';
import { place } from '../lib/router.js';
import { maySignIn, signInFor, user } from '../lib/session.js';
import { skeleton } from '../parts/bits.js';
import { icon } from '../parts/icons.js';
import { Page } from '../parts/page.js';
import { workspace } from '../workspace/workspace.js';
import { adminPlaces } from './places.js';

/** A page for administrators; who is none learns so. Pages say what is in their `head()` and `work()`. */
export class AdminPage extends Page {
  account = new Watch(this, user);

  /** The place that is shown as the one the user is at. */
  get here() {
    return place.value.path;
  }

  /** Whether who is signed in may work here; undefined until that is known. */
  get isAllowed() {
    return isAdmin();
  }

  render() {
    if (!maySignIn()) return state('admin.sign-in', signInLink());
    if (!user.value || this.isAllowed === undefined) return html`<div class="page">${skeleton()}</div>`;
    if (!this.isAllowed) return state('admin.refused', html`<a class="button" href="/">${t('missing.home')}</a>`);
    return workspace({ label: t('nav.admin'), places: isAdmin() ? adminPlaces() : [['/', t('nav.conferences'), 'calendar']], here: this.here, head: this.head(), content: this.work() });
  }
}

function state(key, action) {
  return html`<div class="page"><div class="state">${icon('gauge', 'large')}<h1>${t(`${key}.title`)}</h1><p>${t(`${key}.text`)}</p>${action}</div></div>`;
}

const signInLink = () => html`<a class="button primary" href=${signInFor(location.pathname + location.search)}>${t('sign-in')}</a>`;
