import './account.js';
import './guide.js';
import './office.js';
import './words.js';

// Camunda's loader gives up a plugin after seven seconds. This removes the limit; loading.js informs waiting users.
window.require.config({waitSeconds: 0});

// Camunda renders its pages before their labels are loaded, with the labels' keys or with a browser's older copy. It waits for
// this script, which puts the current labels into the browser's store.
const base = document.querySelector('base');
const folder = `${base.getAttribute('app-root')}/app/${base.getAttribute('app-name')}/locales/`;
const answer = await fetch(`${folder}vi.json`, {cache: 'no-cache'}).catch(() => undefined);
if (answer && answer.ok) {
  const kept = JSON.parse(localStorage.getItem('camunda-web') || '{}');
  kept[`${folder}_locales_data_vi_${window.bust}`] = JSON.stringify(await answer.json());
  localStorage.setItem('camunda-web', JSON.stringify(kept));
}
