/*
 * Sets classes of the body for user-styles.css: dt-open while a task is open (on a phone it replaces the list), dt-duty while
 * that task has a duty. Also sets the first view after a sign-in.
 */
import {isDuty} from './cards.js';
import {element} from './element.js';

const NEWEST_FIRST = '[{"sortBy":"created","sortOrder":"desc"}]';
const BY_DEADLINE = '[{"sortBy":"dueDate","sortOrder":"asc"}]';

let open = null;
let isSorted = false;

export function keepPlace() {
  window.addEventListener('hashchange', look);
  look();
}

/** Button that leads back from the task to the list on a phone. */
export function backButton(node) {
  node.append(element('button', {type: 'button', class: 'btn btn-link dt-back', onclick: toTheList}, '‹ Danh sách nhiệm vụ'));
  if (open) mark(open);
}

function look() {
  const {path, params} = here();
  if (path.startsWith('/login')) {
    enter(null);
    return;
  }
  if (new URLSearchParams(window.location.search).has('start')) {
    // The user signed in on the way from "/", which now knows the right page.
    window.location.replace(new URL('/', window.location.origin));
    return;
  }
  sortByDeadline(path, params);
  enter(params.get('task'));
}

/** Tasklist sorts by the day of creation where the address does not say otherwise, whatever the filter says. */
function sortByDeadline(path, params) {
  if (isSorted) return;
  const sorting = params.get('sorting');
  if (!sorting || sorting === NEWEST_FIRST) {
    params.set('sorting', BY_DEADLINE);
    window.location.replace(`#${path || '/'}?${params}`);
  }
  isSorted = true;
}

function enter(task) {
  if (task === open) return;
  open = task;
  document.body.classList.toggle('dt-open', Boolean(task));
  document.body.classList.remove('dt-duty');
  document.querySelector('.page-wrap')?.scrollTo(0, 0);
  // Nobody may be signed in before the page is ready; backButton then sets the classes.
  if (task && document.querySelector('.dt-back')) mark(task);
}

function mark(task) {
  isDuty(task).then(itIs => { if (open === task) document.body.classList.toggle('dt-duty', itIs); });
}

function toTheList() {
  const {path, params} = here();
  params.delete('task');
  params.delete('detailsTab');
  window.location.hash = `#${path}?${params}`;
}

function here() {
  const [path, query] = window.location.hash.slice(1).split('?');
  return {path, params: new URLSearchParams(query)};
}
