/* What would leave, before it leaves: asked once. */
import {h} from './dom.js';
import {number} from './marks.js';

export function outcome(desk) {
  const {preview} = desk;
  if (!preview) return null;
  const {problems, warnings, counts, agencies} = preview;
  return h('section', {class: 'dc-outcome dc-panel', tabindex: '-1', 'aria-label': 'Xem trước', 'data-key': 'outcome'},
    h('h4', {'data-key': 'head'}, 'Xem trước'),
    problems.length > 0 && h('div', {'data-key': 'problems'},
      h('p', {class: 'dc-warn'}, `Chưa triệu tập được, còn ${problems.length} chỗ cần sửa:`),
      h('ul', null, problems.map(({row, message}) => h('li', null, h('button', {type: 'button', class: 'dc-link', onclick: () => desk.goTo(row)},
        `${nameOf(desk, row)}${message}`))))),
    warnings.map((words, i) => h('p', {class: 'dc-warn', 'data-key': `warning${i}`}, words)),
    desk.sheet.unassigned.length > 0 && h('p', {class: 'dc-warn', 'data-key': 'nobody'}, `Còn ${desk.sheet.unassigned.length} câu chưa giao cho ai.`),
    counts && h('p', {class: 'dc-counts', 'data-key': 'counts'}, h('b', null, number(counts.agencies)), ' cơ quan, đơn vị; ', h('b', null, number(counts.duties)), ' việc; ',
      h('b', null, number(counts.hours)), ' hạn khác nhau; ', h('b', null, number(counts.mails)), ' thư gửi khi Văn phòng phát hành văn bản.'),
    agencies.map((agency, i) => h('details', {'data-key': `agency${i}`},
      h('summary', null, agency.names.length === 1 ? agency.names[0] : `${number(agency.count)} cơ quan, đơn vị: ${agency.names.slice(0, 3).join(', ')}…`,
        ` – ${agency.duties.length} việc, ${number(agency.mails)} thư`),
      agency.names.length > 1 && h('p', {class: 'dc-soft'}, agency.names.join(', ')),
      h('ul', null, agency.duties.length === 0 ? h('li', null, 'Nhận văn bản.') : agency.duties.map(({name, due}) => h('li', null, `${name}: ${due}`))))),
    h('div', {class: 'dc-tools', 'data-key': 'acts'},
      h('button', {type: 'button', class: 'dc-button', 'data-act': 'call', disabled: problems.length > 0 || desk.busy, onclick: () => desk.call()}, 'Triệu tập'),
      h('button', {type: 'button', class: 'dc-small', onclick: () => {
        desk.opened = false;
        desk.paint();
      }}, 'Đóng xem trước')));
}

function nameOf(desk, id) {
  const {rows, milestones} = desk.sheet;
  const name = rows.find(row => row.id === id)?.name
    ?? desk.preview.steps.find(step => step.id === id)?.name
    ?? desk.choices.milestones.find(each => each.name === milestones.find(mark => mark.id === id)?.kind)?.words;
  return name ? `${name}: ` : '';
}
