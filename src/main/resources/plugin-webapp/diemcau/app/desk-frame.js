/* What holds the duties together: title, letter, milestones, sites, participants, units. */
import {dayAndHour, inWords} from './desk-hour.js';
import {linesOf, problems, small, someOf} from './desk-rows.js';
import {h} from './dom.js';

export function frame(desk) {
  const {sheet, choices, epoch} = desk;
  const set = name => event => desk.change(() => { sheet[name] = event.target.value; });
  const offices = choices.agencies.filter(({office}) => office);
  return [
    h('section', {class: 'dc-frame', 'data-key': `frame-${epoch}`},
      whole(desk),
      h('label', {'data-key': 'title'}, h('span', null, 'Tên hội nghị'), h('input', {type: 'text', value: sheet.title, maxlength: '300', oninput: set('title'), name: 'title'})),
      h('label', {'data-key': 'letter'}, h('span', null, 'Văn bản triệu tập'), h('input', {type: 'text', value: sheet.letter, maxlength: '300', oninput: set('letter'), name: 'letter'})),
      offices.length > 1 && h('label', {'data-key': 'host'}, h('span', null, 'Văn phòng triệu tập'), h('select', {onchange: set('host')},
        offices.map(({code, name}) => h('option', {value: code, selected: code === sheet.host}, name))))),
    milestones(desk),
    more(desk),
  ];
}

/** Problems that belong to no row. */
function whole(desk) {
  return desk.problemsOf('').map(({message}, i) => h('p', {class: 'dc-warn', role: 'alert', 'data-key': `whole${i}`}, message));
}

function milestones(desk) {
  const {sheet, choices, epoch} = desk;
  return h('section', {class: 'dc-marks', 'data-key': 'marks'},
    h('h4', null, 'Mốc thời gian'),
    h('ul', null, sheet.milestones.map(mark => h('li', {'data-row': mark.id, class: desk.lit === mark.id ? 'dc-lit' : null, 'data-key': `${mark.id}-${epoch}`},
      h('select', {'aria-label': 'Mốc', 'data-key': 'kind', onchange: event => desk.change(() => { mark.kind = event.target.value; })},
        choices.milestones.map(({name, words}) => h('option', {value: name, selected: name === mark.kind}, words))),
      dayAndHour({key: 'at', at: mark.at ?? '', label: 'Mốc', change: value => desk.change(() => Object.assign(mark, {at: value, moved: false}))}),
      isNamed(sheet, mark) && h('input', {type: 'text', value: mark.name, maxlength: '200', placeholder: nameIfNone(desk, mark), 'aria-label': 'Tên mốc', 'data-key': 'name',
        oninput: event => desk.change(() => { mark.name = event.target.value; })}),
      h('button', {type: 'button', class: 'dc-small', 'data-key': 'drop', 'aria-label': 'Bỏ mốc này', onclick: () => desk.change(() => {
        sheet.milestones = sheet.milestones.filter(each => each !== mark);
      })}, 'Bỏ'),
      inWords(desk.preview?.times[mark.id]),
      mark.moved && h('small', {class: 'dc-warn', 'data-key': 'moved'}, 'Đã dời từ ngày nghỉ về ngày làm việc trước đó.'),
      ofUnits(desk, mark),
      desk.problemsOf(mark.id).map(({message}, i) => h('p', {class: 'dc-warn', role: 'alert', 'data-key': `problem${i}`}, message))))),
    h('button', {type: 'button', class: 'dc-small', 'data-key': 'add', onclick: () => {
      const id = desk.newId('m');
      desk.change(() => sheet.milestones.push({id, kind: sheet.milestones.some(({kind}) => kind === 'SESSION') ? 'OTHER' : 'SESSION', name: '', at: '', words: ''}));
      desk.goTo(id);
    }}, 'Thêm mốc'));
}

const OF_UNITS = {REGISTRATION: 'Đơn vị đăng ký theo hạn này', LINE_TEST: 'Đơn vị được chạy thử'};

/** Those of the same kind, by time. */
const alike = (sheet, {kind}) => sheet.milestones.filter(each => each.kind === kind && each.at).sort((one, other) => one.at.localeCompare(other.at));

/** The first of a kind is called like the kind. */
const isNamed = (sheet, mark) => mark.kind === 'OTHER' || (OF_UNITS[mark.kind] && alike(sheet, mark).indexOf(mark) > 0);

function nameIfNone({sheet, choices}, mark) {
  const at = alike(sheet, mark).indexOf(mark);
  return at > 0 ? `${choices.milestones.find(({name}) => name === mark.kind).words} lần ${at + 1}` : 'Tên mốc';
}

/** Which units a registration or a line test concerns. */
function ofUnits(desk, mark) {
  const {sheet, choices} = desk;
  const all = sheet.units ?? choices.units;
  if (!OF_UNITS[mark.kind] || all.length === 0) return null;
  const isShared = mark.kind === 'REGISTRATION' && alike(sheet, mark).length > 1;
  const of = (mark.units ?? []).length;
  return h('div', {class: 'dc-of-units', 'data-key': 'units'}, someOf(desk, {
    all, chosen: mark.units ?? [], words: `${OF_UNITS[mark.kind]}: ${of > 0 ? `${of}/${all.length}` : isShared ? 'đơn vị không có ở hạn khác' : `mọi đơn vị (${all.length})`}`,
    change: units => desk.change(() => { mark.units = units; }),
  }));
}

/** One in a line; what else is known of one that stays is kept. */
const named = (before, text, fresh) => linesOf(text).map(name => before.find(each => each.name === name) ?? {...fresh, name});

function more(desk) {
  const {sheet, choices, epoch} = desk;
  const units = new Set(sheet.units ?? choices.units);
  return h('details', {class: 'dc-more', 'data-key': `more-${epoch}`},
    h('summary', null, `Điểm cầu nơi chủ trì, chủ trì (${sheet.sites.length}), thành phần (${sheet.participants.length}), đơn vị, nơi nhận`),
    sites(desk),
    choices.units.length > 0 && chairs(desk),
    h('label', {'data-key': 'participants'}, h('span', null, 'Thành phần dự, mỗi dòng một nhóm'),
      h('textarea', {rows: '4', oninput: event => desk.change(() => { sheet.participants = named(sheet.participants, event.target.value, {}); })}, sheet.participants.map(({name}) => name).join('\n'))),
    choices.units.length > 0 && h('fieldset', {class: 'dc-checks', 'data-key': 'units'},
      h('legend', null, 'Đơn vị có việc ghi cho “Mọi đơn vị”'),
      choices.units.map(code => h('label', {'data-key': code}, h('input', {type: 'checkbox', chosen: units.has(code), onchange: event => desk.change(() => {
        if (event.target.checked) units.add(code);
        else units.delete(code);
        sheet.units = choices.units.filter(each => units.has(each));
      })}), desk.nameOf(code)))),
    recipients(desk),
    h('details', {'data-key': 'plan'}, h('summary', null, 'Nâng cao: kế hoạch dạng văn bản'),
      h('p', {class: 'dc-note'}, 'Kế hoạch mà hệ thống lập từ bảng bên trên, để lưu hoặc gửi bằng chương trình khác.'),
      h('pre', {class: 'dc-text'}, desk.preview?.plan ?? '')));
}

/** Where the conference is held, and who chairs there. */
function sites(desk) {
  const {sheet} = desk;
  const field = (site, key, label, placeholder = '') => h('label', {'data-key': key}, h('span', null, label), h('input', {
    type: 'text', value: site[key] ?? '', maxlength: '300', name: key, placeholder, oninput: event => desk.change(() => { site[key] = event.target.value; }),
  }));
  return h('section', {class: 'dc-sites', 'data-key': 'sites'}, h('h5', null, 'Điểm cầu nơi chủ trì'),
    sheet.sites.map((site, i) => h('div', {class: 'dc-site', 'data-row': `site-${i}`, 'data-key': `${i}/${sheet.sites.length}`},
      field(site, 'name', 'Tên điểm cầu'),
      field(site, 'place', 'Địa điểm', 'như tên điểm cầu'),
      field(site, 'chair', 'Chủ trì (chức danh)', 'chưa ghi'),
      small('Bỏ', () => desk.change(() => { sheet.sites = sheet.sites.filter(each => each !== site); }), {'aria-label': `Bỏ điểm cầu ${site.name}`, 'data-key': 'drop'}),
      problems(desk, `site-${i}`))),
    small('Thêm điểm cầu', () => desk.change(() => sheet.sites.push({name: '', place: '', chair: ''})), {'data-key': 'add'}));
}

/** Who chairs at the site of a unit, where the letter says so. */
function chairs(desk) {
  const {sheet, choices} = desk;
  const all = sheet.rest?.chairs ?? [];
  const set = chairs => desk.change(() => {
    const {chairs: before, ...rest} = sheet.rest ?? {};
    sheet.rest = chairs.length > 0 ? {...rest, chairs} : rest;
  });
  const free = (sheet.units ?? choices.units).filter(code => all.every(({unit}) => unit !== code));
  return h('section', {class: 'dc-sites', 'data-key': 'chairs'}, h('h5', null, 'Chủ trì tại điểm cầu của đơn vị, nếu văn bản có nêu'),
    all.map((each, i) => h('div', {class: 'dc-site dc-chair', 'data-key': each.unit},
      h('label', {'data-key': 'chair'}, h('span', null, desk.nameOf(each.unit)), h('input', {type: 'text', value: each.chair, maxlength: '300', name: 'chair', oninput: event => set(all.with(i, {...each, chair: event.target.value}))})),
      small('Bỏ', () => set(all.filter(other => other !== each)), {'aria-label': `Bỏ chủ trì tại ${desk.nameOf(each.unit)}`, 'data-key': 'drop'}))),
    free.length > 0 && h('select', {'aria-label': 'Thêm chủ trì tại điểm cầu của đơn vị', 'data-key': `add${all.length}`, onchange: event => event.target.value && set([...all, {unit: event.target.value, chair: ''}])},
      h('option', {value: ''}, 'Thêm chủ trì tại…'), free.map(code => h('option', {value: code}, desk.nameOf(code)))));
}

/** Who gets the letter besides those who have a duty. */
function recipients(desk) {
  const {sheet} = desk;
  const all = sheet.recipients ?? [];
  const set = codes => desk.change(() => { sheet.recipients = codes; });
  return h('section', {class: 'dc-sites', 'data-key': 'recipients'}, h('h5', null, 'Nơi nhận văn bản, ngoài các cơ quan có việc'),
    all.map(code => h('span', {class: 'dc-recipient', 'data-key': code}, desk.nameOf(code), ' ',
      small('Bỏ', () => set(all.filter(each => each !== code)), {'aria-label': `Bỏ nơi nhận ${desk.nameOf(code)}`}))),
    desk.choosing.field({id: 'recipient', label: 'Thêm nơi nhận', shown: '', choose: ({code}) => set([...all.filter(each => each !== code), code])}));
}
