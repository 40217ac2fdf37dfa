/* Is everybody ready? The Office's one look at a conference. */
import {toolbar} from './acts.js';
import {h} from './dom.js';
import {duties} from './duties.js';
import {diagramLink, number} from './marks.js';
import {matrix, ofLevels} from './matrix.js';
import {ask} from '/forms/shared/server.js';

export function board({conference, unit, paint, refresh}) {
  let data;
  let contacts;
  const act = selection => !data.conference.over && toolbar({conference, selection, refresh, registers: has('registration')});
  const lines = duties({paint, act});
  const has = column => data.columns.some(({id}) => id === column);
  const ours = ({code}) => !unit || code === unit;

  const view = () => h('div', {class: 'dc-board', 'data-key': 'board'},
    !unit && [heading(data), totals(data, has), data.rollCalls.length > 0 && rollCalls(data.rollCalls)],
    data.columns.length > 0
      && matrix({marks: data.marks, columns: data.columns, levels: data.levels, sites: data.sites.filter(ours), contacts: code => contacts.get(code) ?? []}),
    lines.view(data.agencies.filter(ours)));

  return {
    load: async () => {
      data = inFull(await ask(`/api/conferences/${encodeURIComponent(conference)}/board`));
      contacts = new Map(data.agencies.map(({code, people}) => [code, people]));
    },
    view,
  };
}

/** Each duty with the values that the board shares among equal duties. */
function inFull(data) {
  data.agencies.forEach(agency => agency.duties.forEach(duty => {
    const {code, name, due} = data.duties[duty.duty];
    Object.assign(duty, {code, name, due: due.at, stateText: data.marks[duty.state]});
  }));
  return data;
}

function heading({conference, next, milestones}) {
  return h('section', {class: 'dc-heading', 'data-key': 'heading'},
    h('div', null,
      h('h4', null, conference.title, h('span', {class: 'dc-status'}, conference.statusText),
        conference.process && !location.hash.includes(conference.process) && diagramLink(conference.process)),
      next
        ? h('p', {class: 'dc-next'}, h('b', null, `Còn ${next.length}`), ` đến hạn tiếp theo: ${next.words}`,
          h('small', null, next.at.text))
        : h('p', {class: 'dc-next'}, conference.deferred ?? 'Không còn hạn nào phía trước.'),
      h('p', {class: 'dc-printed'}, `Lập lúc ${conference.now.text}`)),
    h('ol', {class: 'dc-milestones'}, milestones.map(({name, at, passed}) =>
      h('li', {class: passed ? 'dc-passed' : ''}, h('b', null, name), passed && ' (đã qua)', h('small', null, at.text)))),
    h('button', {type: 'button', class: 'dc-small dc-print', onclick: () => window.print()}, 'In'));
}

/** What the letter does not ask has no number. */
function totals({totals: all, chase, levels, columns}, has) {
  const registers = has('registration');
  return h('dl', {class: 'dc-totals', 'data-key': 'totals'},
    total('Nhiệm vụ đã xong', `${number(all.done)}/${number(all.duties)}`,
      [all.working > 0 && `đang làm ${number(all.working)}`, all.dueSoon > 0 && `sắp đến hạn ${number(all.dueSoon)}`]),
    total('Quá hạn', number(all.overdue), [all.promised > 0 && `đã hẹn ${number(all.promised)}`], all.overdue > 0),
    registers && total('Đơn vị đã đăng ký', `${number(all.registered)}/${number(all.registering)}`, []),
    (registers || all.sites > 0) && total('Điểm cầu', number(all.sites),
      [levels.top && `${levels.top} ${number(all.provinceSites)}`, registers && `${levels.units} ${number(all.districtSites)}`,
        levels.below && `${levels.below} ${number(all.communeSites)}`]),
    registers && total('Đại biểu', number(all.delegates), []),
    has('lineTest') && total('Chạy thử đạt', `${number(all.passed)}/${number(all.sites)}`, [all.failed > 0 && `chưa đạt ${number(all.failed)}`], all.failed > 0),
    total('Thư đôn đốc', number(chase.escalations), [chase.levels.map(({level, count}) => `cấp ${level}: ${number(count)}`).join(', ')]),
    total('Thư không gửi được', number(chase.undelivered), [], chase.undelivered > 0),
    columns.length > 0 && total('Điểm cầu sẵn sàng', `${number(all.ready)}/${number(all.provinceSites + all.units)}`, [ofLevels(levels)]));
}

function rollCalls(all) {
  return h('section', {'data-key': 'roll-calls'},
    h('h4', null, 'Điểm danh'),
    h('ul', {class: 'dc-rolls'}, all.map(({name, at, sites, present, delegates, absent}) =>
      h('li', {class: present < sites ? 'dc-bad' : ''},
        h('b', null, name), ` lúc ${at}: có mặt `, h('b', null, `${number(present)}/${number(sites)}`), ' điểm cầu',
        delegates > 0 && `, có ${number(delegates)} đại biểu đã đăng ký`,
        absent.length > 0 && h('small', null, `Vắng: ${absent.join('; ')}${rest(sites - present - absent.length)}`)))));
}

function rest(count) {
  return count > 0 ? ` và ${number(count)} điểm cầu khác` : '';
}

function total(name, value, more, isBad = false) {
  const words = more.filter(Boolean).join(', ');
  return h('div', {class: isBad ? 'dc-bad' : ''}, h('dt', null, name), h('dd', null, h('b', null, value), words && h('small', null, words)));
}
