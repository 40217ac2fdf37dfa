/* Who has registered what, who has acknowledged it, and what the Office does about those who have not. */
import {toolbar} from './acts.js';
import {h} from './dom.js';
import {said} from './said.js';
import {ask, send} from '/forms/shared/server.js';

const COLUMNS = ['Đơn vị', 'Tình trạng', 'Điểm cầu', 'Đại biểu', 'Cập nhật', 'Thay đổi', 'Việc của Văn phòng'];

const LISTS = [
  ['sites', 'Danh sách điểm cầu'],
  ['summary', 'Tổng hợp theo đơn vị'],
  ['places', 'Địa điểm'],
  ['delegates', 'Đại biểu'],
  ['speeches', 'Tham luận'],
];

/** Labels of the endpoint's fields. */
const PLACES = {reason: 'Lý do', until: 'Nhận đến'};

/** Whether the letter asks anybody for what the page shows. */
export async function isAsked(conference) {
  const root = `/api/conferences/${encodeURIComponent(conference)}`;
  const {registrationDue} = await ask(root);
  return registrationDue !== null || (await ask(`${root}/registrations`)).speeches !== null;
}

export function registrations({conference, unit, paint}) {
  const root = `/api/conferences/${encodeURIComponent(conference)}`;
  let data;
  let reopening = null;
  let answer = null;
  const chosen = new Set();

  const load = async () => { data = await ask(`${root}/registrations`); };
  const toggle = code => {
    reopening = reopening === code ? null : code;
    answer = null;
    paint();
  };
  const reopen = async (event, {unit: code, name}) => {
    event.preventDefault();
    const fields = new FormData(event.target);
    try {
      await send(`${root}/registrations/${encodeURIComponent(code)}/reopening`,
        {reason: fields.get('reason'), until: fields.get('until')});
      answer = {done: `Đã mở lại đăng ký cho ${name}.`};
      reopening = null;
      await load();
    } catch (problem) {
      answer = {problems: problem.problems.map(({place, message}) => ({place: PLACES[place] ?? place, message}))};
    }
    paint();
  };

  const view = () => {
    const units = unit ? data.units.filter(each => each.unit === unit) : data.units;
    return h('div', {'data-key': 'registrations'},
      !unit && data.conference.registrationDue && summary(data),
      units.length > 0 && !data.conference.over && office(units),
      reopening === null && said(answer),
      units.length > 0 && h('table', {class: 'dc-table'},
        h('thead', null, h('tr', null, COLUMNS.map(name => h('th', {scope: 'col'}, name)))),
        h('tbody', {onchange: choose}, units.map(each => [row(each), reopening === each.unit && form(each)])),
        !unit && totals(data)),
      !unit && data.receivers.length > 0 && receivers(data.receivers),
      !unit && data.speeches && speeches(data.speeches),
      !unit && data.lists.length > 0 && downloads(root, data.lists));
  };

  // The user controls the checkboxes; tasks that are no longer open are skipped.
  const choose = ({target}) => {
    if (target.name !== 'chosen') return;
    if (target.checked) chosen.add(target.value);
    else chosen.delete(target.value);
    paint();
  };
  const office = units => toolbar({
    conference,
    selection: units.filter(each => each.task && chosen.has(each.unit)).map(each => ({
      code: each.duty, agency: each.unit, name: each.taskName, agencyName: each.name, taskId: each.task, state: each.state, registering: true,
    })),
    refresh: async () => { await load(); paint(); },
    registers: true,
  });

  // An open registration needs no reopening.
  const isReopenable = each => !data.conference.over && !each.task && each.changes.length > 0;

  const row = each => h('tr', {'data-key': each.unit, class: each.state === 'OVERDUE' ? 'dc-bad' : ''},
    h('th', {scope: 'row', 'data-label': 'Đơn vị'}, !data.conference.over && each.task
      ? h('label', {class: 'dc-pick'}, h('input', {type: 'checkbox', name: 'chosen', value: each.unit}), each.name)
      : each.name),
    h('td', {'data-label': 'Tình trạng'}, h('span', {class: `dc-state dc-${each.state.toLowerCase()}`}, each.stateText),
      each.promised && h('small', null, `hẹn gửi lúc ${each.promised.text}`),
      each.reopened && h('small', null, `đang mở lại, nhận đến ${each.reopened.text}`)),
    h('td', {'data-label': 'Điểm cầu', class: 'dc-number'}, each.changes.length > 0 && number(each.sites)),
    h('td', {'data-label': 'Đại biểu', class: 'dc-number'}, each.changes.length > 0 && number(each.delegates),
      each.guests > 0 && h('small', null, `${each.guests} cơ quan dự tại đơn vị`)),
    h('td', {'data-label': 'Cập nhật'}, each.changed?.text, each.changes.length > 0 && by(each.changes[0])),
    h('td', {'data-label': 'Thay đổi', class: 'dc-changes'}, history(each.changes)),
    h('td', {'data-label': 'Việc của Văn phòng', class: 'dc-acts'},
      each.task && h('a', {href: `/camunda/app/tasklist/default/#/?task=${each.task}`, target: '_blank'},
        each.changes.length > 0 ? 'Sửa thay' : 'Nhập thay'),
      isReopenable(each) && h('button', {type: 'button', class: 'dc-link', 'aria-expanded': String(reopening === each.unit),
        onclick: () => toggle(each.unit)}, 'Mở lại đăng ký')));

  const form = each => h('tr', {'data-key': `reopen-${each.unit}`, class: 'dc-opened'}, h('td', {colspan: COLUMNS.length},
    said(answer),
    h('form', {class: 'dc-form', onsubmit: event => reopen(event, each)},
      h('label', null, `Lý do mở lại đăng ký cho ${each.name} `,
        h('input', {name: 'reason', type: 'text', required: true, maxlength: 500, size: 50})),
      h('label', null, 'Nhận đến ', h('input', {name: 'until', type: 'datetime-local', required: true})),
      h('button', {class: 'dc-button'}, 'Mở lại'),
      h('button', {type: 'button', class: 'dc-small', onclick: () => toggle(each.unit)}, 'Thôi'))));

  return {load, view};
}

function summary({conference, totals}) {
  return h('p', {class: 'dc-summary'},
    h('b', null, `${totals.registered}/${totals.units} đơn vị đã đăng ký`),
    totals.late > 0 && `, trong đó ${totals.late} đơn vị muộn`, '. ',
    totals.missing > 0 && h('b', {class: 'dc-warn'}, `Còn ${totals.missing} đơn vị chưa đăng ký. `),
    conference.deadlines.length === 0 ? `Hạn đăng ký: trước ${conference.registrationDue.text}`
      : conference.deadlines.map(({name, at, units, registered}) => `${name}: trước ${at.text} (đã đăng ký ${number(registered)}/${number(units)})`).join('; '),
    conference.lineTest && `; chạy thử đường truyền: ${conference.lineTest.text}`, '.');
}

function totals({totals: all}) {
  return h('tfoot', null, h('tr', null,
    h('th', {scope: 'row'}, 'Cộng'),
    h('td', null, `${all.registered}/${all.units} đơn vị`),
    h('td', {class: 'dc-number'}, number(all.sites)),
    h('td', {class: 'dc-number'}, number(all.delegates)),
    h('td', {colspan: 3}, 'Tính cả điểm cầu của nơi triệu tập.')));
}

function history(changes) {
  if (changes.length === 0) return null;
  const [last] = changes;
  if (changes.length === 1) return h('span', null, last.words);
  return h('details', null,
    h('summary', null, `${changes.length - 1} lần thay đổi. Gần nhất: ${last.words}`),
    h('ol', {class: 'dc-history', reversed: true}, changes.map(change => h('li', {'data-key': change.version, value: change.version},
      h('b', null, change.at.text), by(change), h('div', null, change.words)))));
}

function by({by: who, source}) {
  return h('small', null, who, source && h('span', {class: 'dc-source'}, source));
}

function receivers(all) {
  const open = all.filter(each => !each.done);
  return h('section', {'data-key': 'receivers'},
    h('h4', null, 'Nơi nhận danh sách', open.length > 0 && h('small', null, `${open.length} nơi chưa xác nhận`)),
    h('table', {class: 'dc-table'},
      h('thead', null, h('tr', null, ['Cơ quan', 'Nhiệm vụ', 'Tình trạng', 'Lúc', 'Hạn'].map(name => h('th', {scope: 'col'}, name)))),
      h('tbody', null, all.map(each => h('tr', {class: each.overdue ? 'dc-bad' : ''},
        h('th', {scope: 'row', 'data-label': 'Cơ quan'}, each.name),
        h('td', {'data-label': 'Nhiệm vụ'}, each.task
          ? h('a', {href: `/camunda/app/tasklist/default/#/?task=${each.task}`, target: '_blank'}, each.duty)
          : each.duty),
        h('td', {'data-label': 'Tình trạng'}, h('span', {class: `dc-state dc-${each.done ? 'registered' : each.overdue ? 'overdue' : 'missing'}`}, each.stateText)),
        h('td', {'data-label': 'Lúc'}, each.done?.text, each.doneBy && h('small', null, each.doneBy)),
        h('td', {'data-label': 'Hạn'}, each.due.text))))));
}

function speeches({held, minutes, none, unanswered}) {
  return h('section', {'data-key': 'speeches'},
    h('h4', null, 'Tham luận', h('small', null, `${held.length} ý kiến, tổng thời gian ${minutes} phút`)),
    held.length > 0 && h('table', {class: 'dc-table'},
      h('thead', null, h('tr', null, ['Cơ quan, đơn vị', 'Chủ đề', 'Người phát biểu', 'Số phút'].map(name => h('th', {scope: 'col'}, name)))),
      h('tbody', null, held.map(each => h('tr', {'data-key': each.agency},
        h('th', {scope: 'row', 'data-label': 'Cơ quan, đơn vị'}, each.agency),
        h('td', {'data-label': 'Chủ đề'}, each.title),
        h('td', {'data-label': 'Người phát biểu'}, each.speaker),
        h('td', {'data-label': 'Số phút', class: 'dc-number'}, each.minutes === null ? '' : number(each.minutes)))))),
    none.length > 0 && h('p', null, `Không phát biểu: ${none.join(', ')}.`),
    unanswered.length > 0 && h('p', null, `Chưa trả lời: ${unanswered.join(', ')}.`));
}

function downloads(root, lists) {
  return h('section', {'data-key': 'lists'},
    h('h4', null, 'Tải danh sách (Excel)'),
    h('p', {class: 'dc-files'}, LISTS.filter(([list]) => lists.includes(list)).map(([list, name]) =>
      h('a', {class: 'dc-button', href: `${root}/lists/${list}.xlsx`, download: ''}, name))));
}

function number(n) {
  return n.toLocaleString('vi-VN');
}
