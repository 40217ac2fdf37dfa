import './guide.js';
import './words.js';

// Camunda's loader gives a plugin up after seven seconds, whatever its pages ask for; loading.js tells who waits.
window.require.config({waitSeconds: 0});

// Camunda draws its pages before their labels have come, with the labels' keys, or with what the browser kept of an earlier
// version of ours. It waits for this: the labels of today, laid where it keeps them.
const base = document.querySelector('base');
const folder = `${base.getAttribute('app-root')}/app/${base.getAttribute('app-name')}/locales/`;
const answer = await fetch(`${folder}vi.json`, {cache: 'no-cache'}).catch(() => undefined);
if (answer && answer.ok) {
  const kept = JSON.parse(localStorage.getItem('camunda-web') || '{}');
  kept[`${folder}_locales_data_vi_${window.bust}`] = JSON.stringify(await answer.json());
  localStorage.setItem('camunda-web', JSON.stringify(kept));
}
