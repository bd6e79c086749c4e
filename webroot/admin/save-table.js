import { html } from 'lit';
import { saveFile } from '../lib/files.js';
import { t } from '../lib/i18n.js';
import { icon } from '../parts/icons.js';
import { toastProblem } from '../parts/toast.js';
import { csv } from '../workspace/csv.js';

/**
 * A button that hands figures over as a file.
 * @param {() => unknown[][] | Promise<unknown[][]>} rows
 */
export function saveTable(name, rows) {
  const save = async () => {
    try {
      saveFile(csv(await rows()), `${name}.csv`);
    } catch (problem) {
      toastProblem(problem);
    }
  };
  return html`<button type="button" class="button small" @click=${save}>${icon('download')}${t('admin.csv')}</button>`;
}
