/* An hour of a duty: a day with or without an hour, or the distance to a milestone. */
import {h} from './dom.js';

const FROM_A_MARK = /^([A-Za-z][A-Za-z0-9]*)(?: ([+-]) (\d{1,4})([mhd]))?$/;
const UNITS = [['m', 'phút'], ['h', 'giờ'], ['d', 'ngày']];

/** Two fields for a day and an hour; without an hour the day is meant. */
export function dayAndHour({key, at, label, change}) {
  const [day = '', hour = ''] = at.split('T');
  const told = event => {
    const part = event.target.closest('.dc-when-fields');
    const [days, hours] = part.querySelectorAll('input');
    change(days.value && hours.value ? `${days.value}T${hours.value}` : days.value);
  };
  return h('span', {class: 'dc-when-fields', 'data-key': key},
    h('input', {type: 'date', value: day, 'aria-label': `${label}: ngày`, onchange: told, 'data-key': 'day'}),
    h('input', {type: 'time', value: hour.slice(0, 5), 'aria-label': `${label}: giờ`, onchange: told, 'data-key': 'hour'}));
}

/** The same, or a distance to one of the milestones. */
export function due({key, written, label, marks, change}) {
  const relative = FROM_A_MARK.exec(written);
  const from = relative && marks.some(({id}) => id === relative[1]) ? relative[1] : '';
  const [, , sign = '-', number = '0', unit = 'm'] = relative ?? [];
  const told = event => {
    const [choice, distance, units, side] = event.target.closest('.dc-due').querySelectorAll('select, input');
    if (!choice.value) return change('');
    if (!distance || choice.value !== from) return change(choice.value);
    return change(Number(distance.value) > 0 ? `${choice.value} ${side.value} ${Math.floor(Number(distance.value))}${units.value}` : choice.value);
  };
  return h('span', {class: 'dc-due', 'data-key': key},
    h('select', {'aria-label': `${label}: tính từ`, onchange: told, 'data-key': 'from'},
      h('option', {value: '', selected: !from}, 'Ngày giờ'),
      marks.map(({id, words}) => h('option', {value: id, selected: from === id}, words))),
    from
      ? [h('input', {type: 'number', min: '0', max: '9999', value: number, 'aria-label': `${label}: khoảng cách`, onchange: told, 'data-key': `n-${from}`}),
        h('select', {'aria-label': `${label}: đơn vị`, onchange: told, 'data-key': `u-${from}`}, UNITS.map(([value, words]) => h('option', {value, selected: value === unit}, words))),
        h('select', {'aria-label': `${label}: trước hay sau`, onchange: told, 'data-key': `s-${from}`},
          h('option', {value: '-', selected: sign !== '+'}, 'trước'), h('option', {value: '+', selected: sign === '+'}, 'sau'))]
      : dayAndHour({key: 'at', at: relative ? '' : written, label, change}));
}

/** The hour in words, with its weekday and what is wrong with it. */
export function inWords(time, reason) {
  return [
    time && h('small', {'data-key': 'words'}, time.text, reason && ` – ${reason}`),
    time?.warning && h('small', {class: 'dc-warn', 'data-key': 'warning'}, time.warning),
  ];
}
