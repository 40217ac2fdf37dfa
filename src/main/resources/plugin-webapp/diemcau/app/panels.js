/* The Office's panels: the fields, the effect, the request and the result of each. */
import {oldAndNew, told} from './change-part.js';
import {h} from './dom.js';

const LONGEST = 2000;

const rowsOf = selection => selection.map(({code, agency}) => ({code, agency}));

/** Each row of an answer with the duty's name and its agency's. */
const named = ({rows, remark}, {selection}) => ({
  remark,
  rows: rows.map(row => {
    const duty = selection.find(({code, agency}) => code === row.code && agency === row.agency);
    return {...row, name: duty && `${duty.agencyName} – ${duty.name}`};
  }),
});

/** Keyed, so that typed text stays when elements around it change. */
const field = (label, control) => h('label', {'data-key': `field-${control.name}`}, h('span', null, label), control);
const text = (name, rows = 2) => h('textarea', {name, rows, maxlength: LONGEST});

/** Lists the chosen duties, so that nobody acts on hidden ones. */
const chosen = selection => selection.length === 0
  ? h('p', {class: 'dc-warn', 'data-key': 'chosen'}, 'Chưa chọn việc nào trong bảng.')
  : h('details', {'data-key': 'chosen'},
    h('summary', null, `${selection.length} việc đã chọn của ${new Set(selection.map(({agency}) => agency)).size} cơ quan, đơn vị`),
    h('ul', null, selection.map(({agencyName, name}) => h('li', null, `${agencyName} – ${name}`))));

const waiting = () => h('p', {class: 'dc-note', 'data-key': 'waiting'}, 'Đang tải…');

/** The units whose registration is closed and was sent before. */
const closed = ({units}) => units.filter(({task, changes}) => !task && changes.length > 0);

/** The units that have registered. */
const registered = ({units}) => units.filter(({changes}) => changes.length > 0);

export const PANELS = {
  remind: {
    label: 'Nhắc ngay',
    submit: 'Gửi thư nhắc',
    needsSelection: true,
    body: ({selection}) => [
      chosen(selection),
      h('p', null, 'Thư gửi tới đầu mối của cơ quan, mỗi người một thư; việc đã quá hạn thì gửi cả lãnh đạo cơ quan. ',
        'Thư đi ngay, kể cả ban đêm và ngày nghỉ.'),
      field('Lời nhắn, nếu có', text('note')),
    ],
    order: (form, {selection}) => ({path: '/reminders', sent: {duties: rowsOf(selection), note: form.get('note')}}),
    done: named,
  },
  deadline: {
    label: 'Dời hạn',
    submit: 'Xác nhận dời hạn',
    needsSelection: true,
    body: ({selection}) => [
      chosen(selection),
      h('p', null, 'Chỉ các việc đã chọn của các cơ quan ấy đổi hạn; việc đôn đốc và lịch làm việc theo hạn mới. Đổi mốc của cả Hội nghị ở “Sửa, dời, hủy”.'),
      field('Hạn mới', h('input', {name: 'due', type: 'datetime-local'})),
      field('Lý do (ghi trong thư báo và nhật ký)', text('reason')),
    ],
    preview: ({warnings, effect}) => [
      oldAndNew('Hạn sẽ dời', 'Việc', effect.duties.map(({name, holders, before, after}) => ({name, small: holders, parts: [{name: null, before, after}]}))),
      warnings.map(words => h('p', {class: 'dc-warn'}, words)),
      told(effect),
    ],
    order: (form, {selection}) => ({path: '/deadlines', sent: {
      duties: selection.map(({code, agency, due}) => ({code, agency, due})), due: form.get('due'), reason: form.get('reason'),
    }}),
    done: named,
  },
  reassign: {
    label: 'Giao lại',
    submit: 'Giao lại',
    needsSelection: true,
    needs: '/agencies',
    body: ({selection, given}) => [
      chosen(selection),
      h('p', null, 'Thu lại: cán bộ khác của chính cơ quan ấy nhận được việc. Giao cho cơ quan khác: việc chuyển hẳn cùng hạn và việc đôn đốc; ',
        'cả hai cơ quan được báo bằng thư. Việc đăng ký và chuẩn bị điểm cầu của đơn vị không giao cho nơi khác được.'),
      given ? field('Giao cho', h('select', {name: 'to'},
        h('option', {value: ''}, 'Cán bộ khác của chính cơ quan (thu lại)'),
        given.map(({code, name}) => h('option', {value: code}, name)))) : waiting(),
      field('Lý do (bắt buộc khi giao cho cơ quan khác)', text('reason')),
    ],
    order: (form, {selection}) => ({path: '/reassignments', sent: {duties: rowsOf(selection), to: form.get('to'), reason: form.get('reason')}}),
    done: named,
  },
  add: {
    label: 'Giao thêm việc',
    submit: 'Giao việc',
    needs: '/agencies',
    body: ({selection, given}) => [
      h('p', null, 'Mỗi cơ quan được chọn có một nhiệm vụ riêng, được báo bằng thư và được đôn đốc như mọi nhiệm vụ khác.'),
      field('Tên việc', h('input', {name: 'name', type: 'text', maxlength: 150})),
      field('Nội dung, yêu cầu', text('words', 3)),
      field('Hạn hoàn thành', h('input', {name: 'due', type: 'datetime-local'})),
      field('Lý do giao thêm, nếu có', text('reason')),
      given ? h('fieldset', {class: 'dc-checks', 'data-key': 'field-agencies'}, h('legend', null, 'Cơ quan, đơn vị thực hiện'), given.map(({code, name, invited}) =>
        h('label', null, h('input', {type: 'checkbox', name: 'agencies', value: code, checked: selection.some(({agency}) => agency === code)}),
          name, !invited && h('small', null, 'chưa có việc trong Hội nghị này')))) : waiting(),
    ],
    order: form => ({path: '/duties', sent: {
      agencies: form.getAll('agencies'), name: form.get('name'), words: form.get('words'), due: form.get('due'), reason: form.get('reason'),
    }}),
    done: answer => answer,
  },
  reopen: {
    label: 'Mở lại đăng ký',
    submit: 'Mở lại',
    needs: '/registrations',
    body: ({selection, given}) => !given ? waiting() : closed(given).length === 0
      ? h('p', null, 'Chưa đơn vị nào cần mở lại: đăng ký đã gửi vẫn điều chỉnh được đến giờ chạy thử đường truyền.')
      : [
        h('p', null, 'Đơn vị được điều chỉnh đăng ký đã gửi cho đến giờ nêu dưới đây và được báo bằng thư; quá giờ thì giữ nguyên đăng ký hiện có.'),
        field('Đơn vị', h('select', {name: 'unit'}, closed(given).map(({unit, name}) =>
          h('option', {value: unit, selected: selection.some(({agency}) => agency === unit)}, name)))),
        field('Nhận đến', h('input', {name: 'until', type: 'datetime-local'})),
        field('Lý do', text('reason')),
      ],
    order: form => ({
      path: `/registrations/${encodeURIComponent(form.get('unit') ?? '')}/reopening`,
      sent: {reason: form.get('reason'), until: form.get('until'), unit: form.get('unit')},
    }),
    done: (answer, {given, sent}) => ({rows: [{
      done: true, name: given.units.find(({unit}) => unit === sent.unit)?.name, message: 'Đã mở lại đăng ký; thư báo đang được gửi.',
    }]}),
  },
  place: {
    label: 'Đổi địa điểm',
    submit: 'Xác nhận đổi địa điểm',
    needs: '/registrations',
    body: ({selection, given}) => !given ? waiting() : registered(given).length === 0
      ? h('p', null, 'Chưa đơn vị nào đăng ký điểm cầu.')
      : [
        h('p', null, 'Đổi địa điểm điểm cầu của một đơn vị đã đăng ký; nội dung đăng ký khác giữ nguyên. Đơn vị và các nơi nhận danh sách được báo bằng thư.'),
        field('Đơn vị', h('select', {name: 'unit'}, registered(given).map(({unit, name}) =>
          h('option', {value: unit, selected: selection.some(({agency}) => agency === unit)}, name)))),
        field('Địa điểm mới', h('input', {name: 'place', type: 'text', maxlength: 300})),
        field('Lý do (ghi trong thư báo và nhật ký)', text('reason')),
      ],
    preview: seen => [
      oldAndNew('Địa điểm sẽ đổi', 'Điểm cầu', [{name: 'Phòng họp, hội trường', parts: [{name: null, before: seen.before, after: seen.after}]}]),
      told(seen),
    ],
    order: form => ({
      path: `/registrations/${encodeURIComponent(form.get('unit') ?? '')}/place`,
      sent: {place: form.get('place'), reason: form.get('reason')},
    }),
    done: ({before, after, mails}) => ({rows: [{done: true, message: `Đã đổi địa điểm từ “${before}” sang “${after}”; gửi ${mails} thư báo.`}]}),
  },
  message: {
    label: 'Gửi thư',
    submit: 'Xác nhận gửi thư',
    needs: '/agencies',
    body: ({selection, given}) => [
      h('p', null, 'Thư riêng của Văn phòng tới đầu mối của các cơ quan, mỗi người một thư; lưu trong thẻ Thư và nhật ký. Thư đi ngay, kể cả ban đêm và ngày nghỉ.'),
      given ? [
        field('Gửi tới', h('select', {name: 'to'},
          h('option', {value: 'CHOSEN', selected: selection.length > 0}, 'Các cơ quan, đơn vị chọn dưới đây'),
          h('option', {value: 'ALL', selected: selection.length === 0}, 'Mọi cơ quan, đơn vị của Hội nghị'),
          h('option', {value: 'OVERDUE'}, 'Các cơ quan, đơn vị có việc quá hạn'))),
        field('Tiêu đề', h('input', {name: 'subject', type: 'text', maxlength: 150})),
        field('Nội dung', text('text', 5)),
        h('fieldset', {class: 'dc-checks', 'data-key': 'field-agencies'}, h('legend', null, 'Cơ quan, đơn vị'), given.filter(({invited}) => invited).map(({code, name}) =>
          h('label', null, h('input', {type: 'checkbox', name: 'agencies', value: code, checked: selection.some(({agency}) => agency === code)}), name))),
      ] : waiting(),
    ],
    preview: told,
    order: form => ({path: '/messages', sent: {
      to: form.get('to'), agencies: form.get('to') === 'CHOSEN' ? form.getAll('agencies') : [], subject: form.get('subject'), text: form.get('text'),
    }}),
    done: ({told: names, mails}) => ({rows: [{done: true, message: `Đã gửi ${mails} thư tới ${names.length} cơ quan, đơn vị.`}]}),
  },
  incident: {
    label: 'Báo sự cố',
    submit: 'Báo sự cố',
    body: () => [
      h('p', null, 'Mở một nhiệm vụ “Xử lý sự cố” cho Văn phòng, hạn trong một giờ; chậm thì đôn đốc như mọi nhiệm vụ khác.'),
      field('Sự cố gì, ở đâu, từ bao giờ', text('words', 3)),
    ],
    order: form => ({path: '/incidents', sent: {words: form.get('words')}}),
    done: () => ({rows: [{done: true, message: 'Đã mở nhiệm vụ “Xử lý sự cố”.'}]}),
  },
};
