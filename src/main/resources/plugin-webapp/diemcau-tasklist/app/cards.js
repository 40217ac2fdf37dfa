/*
 * Draws the cards of the list: the deadline in words, the agency, the conference. Tasklist recreates all cards at each refresh
 * of its list. Each card is therefore drawn at once from known data, and again after one request for all cards.
 */
import {ask} from '/forms/shared/duty.js';
import {element} from './element.js';

const AT_ONCE = 100;

/** Cards by task id; null for a task without a duty. */
const known = new Map();
let waiting = [];

/** The card plugin of Tasklist. */
export function card(node, {taskId}) {
  draw(node, taskId);
  learn(taskId).then(() => draw(node, taskId));
}

/** Whether the task has a duty. */
export async function isDuty(taskId) {
  if (!known.has(taskId)) await learn(taskId);
  return Boolean(known.get(taskId));
}

function learn(taskId) {
  return new Promise(resolve => {
    waiting.push({taskId, resolve});
    if (waiting.length === 1) setTimeout(askForAll);
  });
}

async function askForAll() {
  const asked = waiting;
  waiting = [];
  const ids = [...new Set(asked.map(({taskId}) => taskId))];
  for (let i = 0; i < ids.length; i += AT_ONCE) await askFor(ids.slice(i, i + AT_ONCE));
  asked.forEach(({resolve}) => resolve());
}

async function askFor(ids) {
  try {
    const {cards} = await ask('/api/tasks/cards', {
      method: 'POST',
      headers: {'Content-Type': 'application/json'},
      body: JSON.stringify({ids}),
    });
    ids.forEach(id => known.set(id, cards.find(each => each.id === id) ?? null));
  } catch {
    // Tasklist itself reports an unreachable server; the known cards stay.
  }
}

function draw(node, taskId) {
  const told = known.get(taskId);
  if (!told) {
    node.replaceChildren();
    return;
  }
  node.replaceChildren(element('dl', {class: `dt-card dt-${told.state.toLowerCase()}`},
    row('Hạn', element('b', {class: 'dt-left'}, told.left), ' ', element('span', {class: 'dt-due', title: told.due}, told.dueBrief)),
    told.promised && row('Đã hẹn', `gửi lúc ${told.promised}`),
    row('Cơ quan', told.agency),
    row('Hội nghị', element('span', {class: 'dt-title', title: told.conference}, told.conference)),
    told.worker && row('Đang làm', told.isMine ? 'Đồng chí đã nhận' : told.worker)));
}

function row(name, ...what) {
  return [element('dt', null, name), element('dd', null, ...what)];
}
