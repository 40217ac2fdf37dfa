/* One line per agency with its duties; some of them can be chosen to be acted upon. */
import {h} from './dom.js';
import {kind, number, people, processLink, sign, taskLink} from './marks.js';

const COLUMNS = ['Cơ quan, đơn vị', 'Đã xong', 'Nhiệm vụ', 'Liên hệ'];

const SHOWN = [
  ['all', 'Tất cả', () => true],
  ['open', 'Còn việc', ({done, total}) => done < total],
  ['late', 'Có việc quá hạn', ({duties}) => duties.some(({state}) => state === 'OVERDUE')],
];

/** Labels for the start of a state; some states need none. */
const SINCE = {OPEN: 'giao lúc', DUE_SOON: 'giao lúc', WORKING: 'từ', OVERDUE: 'từ'};

/** act(selection) draws what can be done to the chosen duties: [{code, agency, name, agencyName, taskId, state, registering}]. */
export function duties({paint, act = () => null}) {
  const chosen = new Set();
  let shown = 'all';

  const keyOf = (agency, duty) => `${agency.code} ${duty.code}`;
  const all = agencies => agencies.flatMap(agency => agency.duties.filter(({task}) => task).map(duty => ({
    code: duty.code,
    agency: agency.code,
    name: duty.name,
    agencyName: agency.name,
    taskId: duty.task,
    state: duty.state,
    registering: duty.registering,
    due: duty.due,
  })));
  const isChosen = ({agency, code}) => chosen.has(`${agency} ${code}`);
  const choose = (keys, wanted) => {
    keys.forEach(key => (wanted ? chosen.add(key) : chosen.delete(key)));
    paint();
  };

  const view = agencies => {
    const open = all(agencies);
    // Duties that were finished in the meantime cannot be acted upon.
    const keys = open.map(({agency, code}) => `${agency} ${code}`);
    [...chosen].filter(key => !keys.includes(key)).forEach(key => chosen.delete(key));
    const wanted = SHOWN.find(([id]) => id === shown)[2];
    return h('section', {'data-key': 'duties'},
      tools(agencies, open),
      h('table', {class: 'dc-table dc-agencies'},
        h('caption', null, 'Nhiệm vụ của các cơ quan, đơn vị'),
        h('thead', null, h('tr', null, COLUMNS.map(name => h('th', {scope: 'col'}, name)))),
        h('tbody', null, agencies.filter(wanted).map(row))));
  };

  const tools = (agencies, open) => {
    const late = open.filter(({state}) => state === 'OVERDUE');
    const selection = open.filter(isChosen);
    return h('div', {class: 'dc-tools', 'data-key': 'tools'},
      h('div', {class: 'dc-choices', role: 'group', 'aria-label': 'Xem'}, SHOWN.map(([id, name, test]) =>
        h('button', {type: 'button', class: `dc-choice ${id === 'late' && agencies.some(test) ? 'dc-bad' : ''}`,
          'aria-pressed': String(shown === id), onclick: () => { shown = id; paint(); }},
        `${name} (${number(agencies.filter(test).length)})`))),
      h('button', {type: 'button', class: 'dc-small', disabled: late.length === 0, onclick: () => {
        chosen.clear();
        choose(late.map(({agency, code}) => `${agency} ${code}`), true);
      }}, `Chọn mọi việc quá hạn (${number(late.length)})`),
      selection.length > 0 && h('button', {type: 'button', class: 'dc-small', onclick: () => { chosen.clear(); paint(); }},
        `Bỏ chọn ${number(selection.length)} việc`),
      h('div', {class: 'dc-acting', 'data-key': 'acting'}, act(selection)));
  };

  const row = agency => {
    const done = agency.duties.filter(({state}) => state === 'DONE');
    const left = agency.duties.filter(({state}) => state !== 'DONE');
    const open = left.filter(({task}) => task);
    const keys = open.map(duty => keyOf(agency, duty));
    return h('tr', {'data-key': `line-${agency.code}`},
      h('th', {scope: 'row', 'data-label': 'Cơ quan, đơn vị'},
        h('label', null,
          h('input', {type: 'checkbox', chosen: keys.length > 0 && keys.every(key => chosen.has(key)), disabled: keys.length === 0,
            'aria-label': `Chọn mọi việc đang mở của ${agency.name}`, onchange: event => choose(keys, event.target.checked)}),
          agency.name),
        agency.undelivered > 0 && h('div', {class: 'dc-warn'}, `${number(agency.undelivered)} thư không gửi được`)),
      h('td', {'data-label': 'Đã xong', class: 'dc-number'}, `${done.length}/${agency.total}`),
      h('td', {'data-label': 'Nhiệm vụ'},
        left.length > 0 && h('ul', {class: 'dc-duties'}, left.map(duty => item(agency, duty))),
        done.length > 0 && h('details', null,
          h('summary', {class: kind('DONE')}, sign('DONE'), `${done.length} việc đã xong`),
          h('ul', {class: 'dc-duties'}, done.map(duty => item(agency, duty))))),
      h('td', {'data-label': 'Liên hệ'}, people(agency.people), processLink(agency.process, 'Hồ sơ')));
  };

  const item = (agency, duty) => {
    const key = keyOf(agency, duty);
    return h('li', {'data-key': key, class: `dc-duty ${kind(duty.state)}`},
      duty.task && h('input', {type: 'checkbox', chosen: chosen.has(key), 'aria-label': `Chọn: ${duty.name}, ${agency.name}`,
        onchange: event => choose([key], event.target.checked)}),
      sign(duty.state), taskLink(duty.task, duty.name), ' – ',
      h('b', null, duty.stateText), duty.detail && ` ${duty.detail}`,
      SINCE[duty.state] && duty.since && `, ${SINCE[duty.state]} ${duty.since}`,
      duty.level > 0 && duty.task && h('span', {class: 'dc-level'}, `đã đôn đốc cấp ${duty.level}`));
  };

  return {view};
}
