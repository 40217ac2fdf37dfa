/* Sites × what has to be ready at each. */
import {h} from './dom.js';
import {kind, number, people, processLink, sign, taskLink} from './marks.js';

/** "cấp tỉnh, cấp huyện" of the sites that have a row. */
export const ofLevels = ({top, units}) => [top, units].filter(Boolean).map(level => `cấp ${level}`).join(', ');

/**
 * @param marks the words of each mark
 * @param levels what the levels of sites are called
 * @param contacts (code) gives the people of an agency
 */
export function matrix({marks, columns, levels, sites, contacts}) {
  return h('section', {'data-key': 'matrix'},
    h('div', {class: 'dc-scroll', tabindex: 0, role: 'region', 'aria-label': 'Mức sẵn sàng của các điểm cầu'},
      h('table', {class: 'dc-table dc-matrix'},
        h('caption', null, `Điểm cầu ${ofLevels(levels)}`),
        h('thead', null, h('tr', null,
          h('th', {scope: 'col'}, 'Điểm cầu'),
          columns.map(({name}) => h('th', {scope: 'col'}, name)),
          levels.below && h('th', {scope: 'col'}, `Cấp ${levels.below}`))),
        h('tbody', null, sites.map(site => row(site, {marks, columns, levels, contacts}))))));
}

function row(site, {marks, columns, levels, contacts}) {
  return h('tr', {'data-key': `site-${site.code}`},
    h('th', {scope: 'row', 'data-label': 'Điểm cầu'}, site.name,
      h('div', {class: `dc-verdict ${kind(site.verdict)}`}, sign(site.verdict), site.verdictText),
      h('div', {class: 'dc-ways'}, people([...site.people, ...contacts(site.agency)]), processLink(site.process, 'Hồ sơ'))),
    columns.map(({name}, i) => cell(marks, name, site.cells[i])),
    levels.below && communes(`Cấp ${levels.below}`, site.communes));
}

function cell(marks, name, {mark, text = marks[mark], detail, task}) {
  return h('td', {'data-label': name, class: `dc-cell ${kind(mark)}`}, sign(mark), taskLink(task, text),
    detail && h('small', null, detail));
}

function communes(name, all) {
  if (!all) return h('td', {'data-label': name, class: `dc-cell ${kind('NONE')}`}, sign('NONE'), h('span', {class: 'dc-only-read'}, 'Chưa có'));
  const {registered, passed, failed, failing} = all;
  if (registered === 0) return h('td', {'data-label': name, class: `dc-cell ${kind('NONE')}`}, 'Không mở');
  const mark = failed > 0 ? 'FAILED' : passed === registered ? 'DONE' : 'WAITING';
  return h('td', {'data-label': name, class: `dc-cell ${kind(mark)}`},
    sign(mark), `${number(registered)} điểm cầu`,
    h('small', null, passed + failed === 0 ? 'chưa thử' : `đạt ${number(passed)}, chưa đạt ${number(failed)}`),
    failing.length > 0 && h('small', null, failing.join(', ')));
}
