/* The letter, with the parts marked that ask something. */
import {h} from './dom.js';

const MARKS = [['rows', 'dc-said'], ['unassigned', 'dc-nobody'], ['milestones', 'dc-when']];

/** The letter beside the table; all of it is text, whatever signs it holds. */
export function letterPane(desk) {
  const {text} = desk.sheet;
  return h('section', {class: 'dc-letter-pane', 'data-key': 'letter', 'aria-label': 'Văn bản'},
    h('h4', null, 'Văn bản'),
    text
      ? h('div', {class: 'dc-read', tabindex: '0', 'data-key': 'text'}, parts(desk.sheet, text).map(part => marked(desk, part)))
      : h('p', {class: 'dc-note', 'data-key': 'text'}, 'Chưa có văn bản. Các việc bên cạnh do Văn phòng tự ghi.'));
}

/** The marked part of the letter as {from, to, words}; null when nothing is marked. */
export function offsets(pane) {
  const selection = getSelection();
  if (!pane || selection.rangeCount === 0 || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  if (!pane.contains(range.startContainer) || !pane.contains(range.endContainer)) return null;
  const before = document.createRange();
  before.setStart(pane, 0);
  before.setEnd(range.startContainer, range.startOffset);
  const from = before.toString().length;
  const words = range.toString();
  return words.trim() ? {from, to: from + words.length, words} : null;
}

/** The text cut at each begin and end of a mark. */
function parts(sheet, text) {
  const marks = MARKS.flatMap(([list, look]) => sheet[list]
    .filter(({from, to}) => Number.isInteger(from) && Number.isInteger(to) && from >= 0 && from < to && to <= text.length)
    .map(each => ({...each, look: each.off ? 'dc-off' : look, each})));
  const cuts = [...new Set([0, text.length, ...marks.flatMap(({from, to}) => [from, to])])].sort((one, other) => one - other);
  return cuts.slice(0, -1).map((from, i) => {
    const to = cuts[i + 1];
    return {from, words: text.slice(from, to), marks: marks.filter(mark => mark.from <= from && mark.to >= to)};
  });
}

function marked(desk, {from, words, marks}) {
  if (marks.length === 0) return h('span', {'data-key': `t${from}`}, words);
  const nobody = marks.find(({look}) => look === 'dc-nobody');
  const ids = marks.map(({id}) => id);
  const look = [...new Set(marks.map(each => each.look))].join(' ') + (ids.includes(desk.lit) ? ' dc-lit' : '');
  return h('span', {
    class: look, 'data-of': ids.join(' '), 'data-key': `t${from}`,
    tabindex: nobody ? '0' : null, role: nobody ? 'button' : null, 'data-nobody': Boolean(nobody),
    title: nobody ? 'Chưa giao cho ai: bấm để thành một việc' : null,
    onclick: () => {
      if (!getSelection().isCollapsed) return;
      if (nobody) desk.add(nobody.each);
      else desk.goTo(ids[0]);
    },
  }, words);
}
