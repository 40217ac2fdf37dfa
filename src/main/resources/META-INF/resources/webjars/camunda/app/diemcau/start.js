import './words.js';

// Camunda keeps the labels of an app in the browser until its own version changes; ours change more often, and a label
// that is missing from the kept ones shows as its key.
const kept = JSON.parse(localStorage.getItem('camunda-web') || '{}');
for (const name of Object.keys(kept).filter((name) => name.includes('_locales_data_'))) {
  delete kept[name];
}
localStorage.setItem('camunda-web', JSON.stringify(kept));
