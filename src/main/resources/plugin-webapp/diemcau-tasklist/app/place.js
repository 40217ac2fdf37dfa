/*
 * Where a person is in Tasklist, as classes of the body that user-styles.css reads: dt-open while a task is open (on a phone
 * the list makes room for it), dt-duty while that is one of ours. Also what a person finds who comes anew.
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

/** On a phone it leads from the task back to the list. */
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
    // Signed in on the way from "/", which knows by now where this person works.
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
  // Before the page stands nobody may be signed in; backButton marks then.
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
