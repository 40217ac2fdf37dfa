/* What the letter asks, row by row, and the steps of the process that are added to it. */
import {due, inWords, dayAndHour} from './desk-hour.js';
import {h} from './dom.js';

/** The rows, the sentences that nobody has, and the steps. */
export function duties(desk) {
  const {rows} = desk.sheet;
  return [
    nobodys(desk),
    h('section', {'data-key': 'rows'},
      h('h4', null, `Việc văn bản giao: ${rows.filter(({off}) => !off).length}`),
      rows.length === 0 && h('p', {class: 'dc-note'}, 'Chưa có việc nào. Bôi đen một đoạn của văn bản rồi bấm “Thêm việc”.'),
      rows.map((row, at) => row.off ? dropped(desk, row) : asked(desk, row, at))),
    steps(desk),
  ];
}

export const small = (label, onclick, more = {}) => h('button', {type: 'button', class: 'dc-small', onclick, ...more}, label);

function nobodys(desk) {
  const {unassigned} = desk.sheet;
  return unassigned.length > 0 && h('section', {class: 'dc-nobodys', 'data-key': 'nobody'},
    h('h4', null, `Chưa giao cho ai: ${unassigned.length} câu`),
    h('ul', null, unassigned.map(sentence => h('li', {'data-key': sentence.id, 'data-row': sentence.id},
      h('span', null, sentence.words), ' ',
      small('Thành việc', () => desk.add(sentence)), ' ',
      small('Không phải việc', () => desk.change(sheet => {
        sheet.unassigned = sheet.unassigned.filter(each => each !== sentence);
      }))))));
}

export function problems(desk, id) {
  return desk.problemsOf(id).map(({message}, i) => h('p', {class: 'dc-warn', role: 'alert', 'data-key': `problem${i}`}, message));
}

/**
 * A row to edit. On a page with `settled(row)` the conference runs: that says what of the row cannot change any more,
 * {kind: its name, step}; null for one that is added.
 */
export function asked(desk, row, at) {
  const {choices, sheet, epoch} = desk;
  const runs = Boolean(desk.settled);
  const settled = desk.settled?.(row);
  const set = (name, value) => desk.change(() => { row[name] = value; });
  const marks = sheet.milestones.filter(each => each.at).map(({id, kind, name}) =>
    ({id, words: name || choices.milestones.find(each => each.name === kind)?.words}));
  return h('section', {class: `dc-ask${desk.lit === row.id ? ' dc-lit' : ''}${desk.isChanged?.(row) ? ' dc-changed' : ''}`, 'data-row': row.id, 'data-key': `${row.id}-${epoch}`},
    h('div', {class: `dc-ask-head${runs ? '' : ' dc-two'}`, 'data-key': 'head'},
      settled && row.units
        ? h('b', {'data-key': 'units'}, holders(desk, row))
        : desk.choosing.field({
          id: row.id,
          label: 'Cơ quan thực hiện',
          shown: row.units ? holders(desk, row) : desk.nameOf(row.agency ?? ''),
          first: choices.units.length > 0 && !settled ? [{code: '', name: everyUnit(desk), units: true}] : [],
          choose: ({code, units = false}) => desk.change(() => Object.assign(row, {agency: code, units, only: []})),
          add: desk.adding && (name => desk.adding.begin(row, name)),
        }),
      settled
        ? h('span', {class: 'dc-soft', 'data-key': 'kind'}, settled.kind)
        : h('select', {'aria-label': 'Loại việc', onchange: event => desk.change(() => ofKind(row, event.target.value)), 'data-key': 'kind'},
          choices.kinds.map(({name, words}) => h('option', {value: name, selected: name === row.kind}, words))),
      runs && !settled?.step && h('select', {'aria-label': 'Minh chứng', onchange: event => set('proof', event.target.value), 'data-key': 'proof'},
        choices.proofs.map(({name, words}) => h('option', {value: name, selected: name === (row.proof || 'NONE')}, words)))),
    !row.agency && !row.units && row.who && desk.adding?.open?.row !== row.id && h('p', {class: 'dc-unknown', 'data-key': 'who'}, h('small', {class: 'dc-warn'}, `Văn bản ghi: ${row.who}`),
      desk.adding && [' ', small('Thêm vào danh bạ', () => desk.adding.begin(row, row.who), {'data-act': 'unknown', 'aria-label': `Thêm vào danh bạ: ${row.who}`})]),
    desk.adding?.view(row),
    runs && row.units && !settled?.step && someUnits(desk, row),
    written({label: 'Tên việc', key: 'name', shown: runs, rows: 2, longest: 200}, row.name, text => set('name', text.replaceAll('\n', ' '))),
    runs && written({label: 'Nội dung, yêu cầu', key: 'words', shown: true, rows: 3, longest: 4000}, row.words, text => set('words', text)),
    h('div', {class: 'dc-ask-foot', 'data-key': 'foot'},
      h('span', {class: 'dc-by', 'data-key': 'by'}, h('b', null, 'Hạn '),
        due({key: `due-${row.due}`, written: row.due ?? '', label: 'Hạn', marks, change: value => desk.change(() => Object.assign(row, {due: value, why: '', moved: false}))}),
        inWords(desk.preview?.times[row.id], row.why),
        row.moved && h('small', {class: 'dc-warn', 'data-key': 'moved'}, 'Đã dời từ ngày nghỉ về ngày làm việc trước đó.')),
      h('span', {class: 'dc-ask-acts', 'data-key': 'acts'}, desk.acts ? desk.acts(row) : acts(desk, row, at))),
    !runs && details(desk, row),
    problems(desk, row.id));
}

/** A list to receive is of who receives one alone. */
function ofKind(row, kind) {
  row.kind = kind;
  if (kind !== 'ACKNOWLEDGE' && row.more?.list) delete row.more.list;
}

/** What few duties have: proof, ticks, some units alone, words besides the name; the summary says what is set. */
function details(desk, row) {
  const {choices} = desk;
  const {ticks = [], only = []} = row;
  const isReceiver = row.kind === 'ACKNOWLEDGE' && !row.units;
  const wordsOf = (list, chosen) => list.find(({name}) => name === chosen)?.words ?? '';
  const all = desk.sheet.units ?? choices.units;
  const some = [
    (row.proof || 'NONE') !== 'NONE' && wordsOf(choices.proofs, row.proof).toLowerCase(),
    ticks.length > 0 && `${ticks.length} ý phải xác nhận`,
    row.units && only.length > 0 && `${only.length}/${all.length} đơn vị`,
    isReceiver && `nhận ${wordsOf(choices.lists, row.more?.list ?? 'SITES').toLowerCase()}`,
  ].filter(Boolean);
  const select = (label, key, list, chosen, change) => h('label', {'data-key': key}, h('span', null, label), h('select', {name: key, onchange: event => desk.change(() => change(event.target.value))},
    list.map(({name, words}) => h('option', {value: name, selected: name === chosen}, words))));
  return h('details', {class: 'dc-details', 'data-key': 'details'},
    h('summary', {'aria-label': `Chi tiết: ${row.name || 'Việc'}`}, 'Chi tiết', some.length > 0 && `: ${some.join(', ')}`),
    h('div', {class: 'dc-detail-fields', 'data-key': 'fields'}, select('Minh chứng', 'proof', choices.proofs, row.proof || 'NONE', value => { row.proof = value; }),
    isReceiver && select('Nhận danh sách', 'list', choices.lists, row.more?.list ?? 'SITES', value => { row.more = {...row.more, list: value}; }),
    h('label', {class: 'dc-whole', 'data-key': 'ticks'}, h('span', null, 'Các ý cơ quan phải xác nhận, mỗi dòng một ý'),
      h('textarea', {rows: '3', name: 'ticks', oninput: event => desk.change(() => { row.ticks = linesOf(event.target.value); })}, ticks.join('\n'))),
    h('label', {class: 'dc-whole', 'data-key': 'words'}, h('span', null, 'Nguyên văn, có trong thư giao việc'),
      h('textarea', {rows: '3', maxlength: '4000', name: 'words', oninput: event => desk.change(() => { row.words = event.target.value; })}, row.words)),
    row.units && h('div', {class: 'dc-whole', 'data-key': 'units'}, someOf(desk, {
      all, chosen: only, words: `Đơn vị thực hiện: ${only.length > 0 ? `${only.length}/${all.length}` : `mọi đơn vị (${all.length})`}`,
      change: units => desk.change(() => { row.only = units; }),
    }))));
}

export const linesOf = text => text.split('\n').map(line => line.trim()).filter(Boolean);

function acts(desk, row, at) {
  const {sheet} = desk;
  const label = row.name || 'Việc';
  return [
    small('Tách', () => split(desk, row, at), {'aria-label': `Tách: ${label}`}),
    at > 0 && !sheet.rows[at - 1].off && small('Gộp với việc trên', () => merge(desk, at), {'aria-label': `Gộp với việc trên: ${label}`}),
    small('Không phải việc', () => desk.change(() => { row.off = true; }), {'aria-label': `Không phải việc: ${label}`}),
  ];
}

/** A text of a row; its label is `shown` where there are several. */
function written({label, key, shown, rows, longest}, text, change) {
  const area = h('textarea', {rows, maxlength: longest, 'aria-label': label, 'data-key': key, oninput: event => change(event.target.value)}, text);
  return shown ? h('label', {class: 'dc-written', 'data-key': `label-${key}`}, h('span', null, label), area) : area;
}

/** Which units have a duty of units. */
function someUnits(desk, row) {
  const all = desk.choices.units;
  const chosen = row.only.length > 0 ? row.only : all;
  return someOf(desk, {all, chosen: row.only, words: `Đơn vị thực hiện: ${chosen.length}/${all.length}`, change: units => desk.change(() => { row.only = units; })});
}

/**
 * Ticks for some of the units; none chosen means all.
 *
 * @param change is told the codes, none for all
 */
export function someOf(desk, {all, chosen, words, change}) {
  const now = new Set(chosen.length > 0 ? chosen : all);
  return h('details', {'data-key': 'only'}, h('summary', null, words),
    all.length > 3 && h('p', {class: 'dc-tools', 'data-key': 'all'}, small('Chọn tất cả', () => change([])), ' ', small('Chỉ đơn vị đầu, rồi chọn thêm', () => change(all.slice(0, 1)))),
    h('div', {class: 'dc-checks', 'data-key': 'each'}, all.map(code => h('label', {'data-key': code}, h('input', {type: 'checkbox', chosen: now.has(code), onchange: event => {
      if (event.target.checked) now.add(code);
      else if (now.size > 1) now.delete(code);
      event.target.checked = now.has(code);
      change(now.size === all.length ? [] : all.filter(each => now.has(each)));
    }}), desk.nameOf(code)))));
}

const everyUnit = ({sheet, choices}) => `Mọi đơn vị (${(sheet.units ?? choices.units).length})`;

/** Who has the row's duty. */
export function holders(desk, row) {
  if (!row.units) return desk.nameOf(row.agency ?? '');
  return row.only.length > 0 ? `${row.only.length} đơn vị` : everyUnit(desk);
}

function dropped(desk, row) {
  return h('p', {class: 'dc-dropped', 'data-row': row.id, 'data-key': `${row.id}-off-${desk.epoch}`},
    h('s', null, row.name), ' ', small('Vẫn là việc', () => desk.change(() => { row.off = false; })));
}

/** Two duties of one: at the first semicolon if there is one, else the same twice. */
function split(desk, row, at) {
  const cut = row.words.indexOf(';');
  const within = cut > 0 && cut < row.words.length - 1 && Number.isInteger(row.from) && row.to - row.from === row.words.length;
  const half = structuredClone(row);
  half.id = desk.newId('r');
  half.code = '';
  desk.change(sheet => {
    if (within) {
      const rest = row.words.slice(cut + 1);
      half.words = rest.trim();
      half.from = row.from + cut + 1 + (rest.length - rest.trimStart().length);
      half.to = half.from + half.words.length;
      half.name = upper(half.words).slice(0, 200);
      row.words = row.words.slice(0, cut).trimEnd();
      row.to = row.from + row.words.length;
      row.name = upper(row.words).slice(0, 200);
    }
    sheet.rows.splice(at + 1, 0, half);
    desk.epoch++;
  });
  desk.goTo(half.id);
}

const upper = text => text.slice(0, 1).toUpperCase() + text.slice(1).replaceAll('\n', ' ');

function merge(desk, at) {
  const [into, row] = desk.sheet.rows.slice(at - 1, at + 1);
  desk.change(sheet => {
    into.name = `${into.name}; ${row.name.slice(0, 1).toLowerCase()}${row.name.slice(1)}`.slice(0, 200);
    into.words = into.words === row.words ? into.words : `${into.words} (...) ${row.words}`;
    if (Number.isInteger(into.from) && Number.isInteger(row.from)) {
      into.from = Math.min(into.from, row.from);
      into.to = Math.max(into.to, row.to);
    }
    sheet.rows.splice(at, 1);
    desk.epoch++;
  });
  desk.goTo(into.id);
}

/** What the process needs besides: who and when can be changed, where the process does not tie it to a milestone. */
function steps(desk) {
  const steps = desk.preview?.steps ?? [];
  const set = (code, change) => desk.change(sheet => {
    let own = sheet.steps.find(each => each.code === code);
    if (!own) sheet.steps.push(own = {code, agency: '', due: ''});
    Object.assign(own, change);
  });
  return steps.length > 0 && h('section', {class: 'dc-steps', 'data-key': 'steps'},
    h('h4', null, 'Việc của quy trình, hệ thống thêm vào'),
    h('table', {class: 'dc-table'},
      h('thead', null, h('tr', null, ['Việc', 'Ai làm', 'Hạn'].map(name => h('th', {scope: 'col'}, name)))),
      h('tbody', null, steps.map(({id, code, name, units, agency, due: written}) =>
        h('tr', {'data-row': id, 'data-key': id},
          h('th', {scope: 'row', 'data-label': 'Việc', 'data-key': 'name'}, name, problems(desk, id)),
          h('td', {'data-label': 'Ai làm', 'data-key': 'who'}, units ? everyUnit(desk) : desk.choosing.field({
            id, label: `${name}: ai làm`, shown: desk.nameOf(agency), choose: chosen => set(code, {agency: chosen.code}),
          })),
          h('td', {'data-label': 'Hạn', 'data-key': 'due'},
            !units && dayAndHour({key: `at-${written}-${desk.epoch}`, at: desk.preview.times[id]?.at ?? '', label: `Hạn ${name}`, change: value => set(code, {due: value})}),
            inWords(desk.preview.times[id])))))));
}
